import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeUrl } from '@factorlint/core';
import { languages } from '@factorlint/core/languages';
import { packageVersion } from '../version.js';

/** What parses for us and is in no bundle. */
const PARSERS = ['oxc-parser/package.json', 'web-tree-sitter/web-tree-sitter.wasm'];
const GRAMMARS = ['python', 'bash', 'hcl'].map((name) => `@factorlint/core/grammars/tree-sitter-${name}.wasm`);

let known: string | undefined;

/**
 * Stands for everything but the files themselves that decides what is said of them: this code, what parses, and the runtime. Another one
 * means that nothing that was kept counts.
 * @returns undefined where it cannot be told: somebody has put this code into a bundle of their own
 */
export function codeFingerprint(): string | undefined {
  try {
    return (known ??= hash('sha256', parts().join('\n'), 'base64url'));
  } catch {
    return undefined;
  }
}

function parts(): readonly string[] {
  const requireFromCore = createRequire(codeUrl);
  const code = codeUrl === import.meta.url ? [contentOf(fileURLToPath(codeUrl))] : [...codeOf(codeUrl), ...scannerCode(requireFromCore)];
  const others = [...PARSERS, ...GRAMMARS].map((name) => stampOf(requireFromCore.resolve(name)));
  return [packageVersion(), process.version, process.arch, ...languages.map(({ id, version }) => `${id} ${version}`), ...code, ...others];
}

/** The code of the core's package, where it is in many files. */
function codeOf(url: string): readonly string[] {
  return stampsBelow(dirname(dirname(fileURLToPath(url))));
}

function scannerCode({ resolve }: NodeJS.Require): readonly string[] {
  return stampsBelow(dirname(resolve('@factorlint/scanner')));
}

function stampsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => `${name} ${stampOf(join(folder, name))}`);
}

function contentOf(file: string): string {
  return hash('sha256', readFileSync(file), 'base64url');
}

/** Changes when the file does; reading them all would take longer than most analyses. */
function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${size} ${mtimeMs}`;
}
