import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load, openDirectory } from '@factorlint/api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { factorlint } from './command.js';
import { ROOT } from './modules.js';
import { CANARIES, SHOWN } from './planted.js';

vi.setConfig({ testTimeout: 60_000 });

type Files = Readonly<Record<string, string>>;

const FIXTURES = readdirSync(join(ROOT, 'test-fixtures'));
const MARK = '\uFEFF';
/** Every fixture has them beside its own. */
const PLANTED: Files = Object.fromEntries(Object.entries(CANARIES).map(([path, text]) => [`canary/${path}`, text]));

const folders: string[] = [];

function folder(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function textsOf(root: string, paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function fixture(name: string): Files {
  const root = join(ROOT, 'test-fixtures', name);
  return { ...textsOf(root, openDirectory(root).paths), ...PLANTED };
}

const marked = (files: Files) => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, MARK + text]));

beforeAll(() => load());
afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));

describe.each(FIXTURES)('all fixes of %s, with planted secrets beside', (name) => {
  it('are shown without a secret, and nothing is written', async () => {
    const files = fixture(name);
    const root = folder(files);
    const { status, stdout, stderr } = await factorlint('check', root, '--fix-dry-run', '--unsafe-fixes');
    expect(SHOWN.flatMap((pattern) => (stdout + stderr).match(pattern) ?? [])).toEqual([]);
    expect({ status, isMasked: stdout.includes('********') }).toEqual({ status: 1, isMasked: true });
    expect(textsOf(root, Object.keys(files))).toEqual(files);
  });

  it('keep the byte-order mark of every file, and leave nothing to fix', async () => {
    const files = fixture(name);
    const paths = Object.keys(files);
    const [plain, withMarks] = [folder(files), folder(marked(files))];
    for (const root of [plain, withMarks]) await factorlint('check', root, '--fix', '--unsafe-fixes');
    const fixed = textsOf(plain, paths);
    expect(fixed).not.toEqual(files);
    expect(textsOf(withMarks, paths)).toEqual(marked(fixed));
    const again = await factorlint('check', withMarks, '--fix', '--unsafe-fixes');
    expect(again.stderr).not.toContain('Fixed');
    expect(textsOf(withMarks, paths)).toEqual(marked(fixed));
  });
});
