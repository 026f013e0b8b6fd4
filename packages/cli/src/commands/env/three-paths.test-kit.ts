import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../../test-fixtures/three-paths', import.meta.url));

/**
 * A shop whose three deploy paths disagree on purpose: compose gives everything but STRIPE_API_KEY, Kubernetes all but what it misspells,
 * and of the Procfile nobody can say. Variables are read through a helper two modules away.
 */
export const THREE_PATHS: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(ROOT, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
);
