import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint, type Linter } from 'eslint';

/** A folder on disk with some files, under git unless it is not asked for. */
export function repository(files: Readonly<Record<string, string>>, isUnderGit = true): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'factorlint-')));
  write(root, files);
  if (isUnderGit) {
    spawnSync('git', ['init', '--quiet'], { cwd: root });
    spawnSync('git', ['add', '--all'], { cwd: root });
  }
  return root;
}

/** Writes files below a folder. */
export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** ESLint in a folder, with a configuration and no other. */
export function eslintIn(cwd: string, baseConfig: readonly Linter.Config[], options: ESLint.Options = {}): ESLint {
  return new ESLint({ cwd, overrideConfigFile: true, baseConfig: [...baseConfig], ...options });
}

/** `path:line:column rule` of every message, sorted. */
export function placesOf(root: string, results: readonly ESLint.LintResult[]): readonly string[] {
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => `${filePath.slice(root.length + 1)}:${line}:${column} ${ruleId ?? message}`),
    )
    .sort();
}
