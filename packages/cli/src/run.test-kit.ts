import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { ExitStatus, Io } from './io.js';
import { main } from './main.js';

/** Runs the command in this process, in a folder, as if its words had been typed. */
export async function runIn(
  cwd: string,
  words: readonly string[],
  env: Io['env'] = {},
): Promise<{ readonly status: ExitStatus; readonly stdout: string; readonly stderr: string }> {
  let [stdout, stderr] = ['', ''];
  const status = await main(words, {
    stdout: { write: (text) => void (stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: undefined },
    env,
    cwd,
    platform: 'linux',
  });
  return { status, stdout, stderr };
}

/** Writes files below a folder. */
export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A folder on disk with some files, until the tests of the file are over. Absolute, with links resolved. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), 'factorlint-')));
  afterAll(() => rmSync(root, { recursive: true }));
  writeFiles(root, files);
  return root;
}
