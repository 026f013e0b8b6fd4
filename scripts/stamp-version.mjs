import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from './run.mjs';

/** Writes the command's version into the files that name one beside the manifests: the hooks for pre-commit. */
export function stampVersion() {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'));
  const path = join(root, '.pre-commit-hooks.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/factorlint@\S+/g, `factorlint@${version}`));
}

if (isMain(import.meta.url)) stampVersion();
