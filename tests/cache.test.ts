import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { factorlint } from './command.js';
import { ROOT } from './modules.js';
import { CANARIES, SHOWN } from './planted.js';

const FIXTURES = join(ROOT, 'test-fixtures');
const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'factorlint-cache-')));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(readdirSync(FIXTURES))('%s', (name) => {
  it.each(['json', 'sarif', 'html'])('gives the same report as %s from the cache as without one', async (format) => {
    const words = [join(FIXTURES, name), '--format', format];
    const cache = ['--cache-location', join(folder, name)];
    const without = await factorlint(...words, '--no-cache');
    expect(await factorlint(...words, ...cache)).toEqual(without);
    expect(await factorlint(...words, ...cache)).toEqual(without);
  });
});

it('holds no secret in clear', async () => {
  const root = join(folder, 'canaries');
  const cache = join(folder, 'canaries.cache');
  writeFilesBelow(root, { ...CANARIES, 'main.js': "require('./db');\nconsole.log('kept');\n" });
  await factorlint(root, '--cache-location', cache);
  const text = readFileSync(cache, 'latin1');
  expect(text).toContain('"main.js"');
  expect(SHOWN.flatMap((pattern) => text.match(pattern) ?? [])).toEqual([]);
});

function writeFilesBelow(root: string, files: Readonly<Record<string, string>>): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
}
