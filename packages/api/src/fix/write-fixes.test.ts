import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDirectory } from '../disk/index.js';
import { writeFixes } from './write-fixes.js';

const folders: string[] = [];
function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-fix-'));
  folders.push(root);
  return root;
}
afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));

const write = (root: string, path: string, before: string, after: string) => writeFixes(openDirectory(root), [{ path, before, after }]);

describe('writeFixes', () => {
  it('keeps the byte-order mark and the mode, and leaves nothing else in the folder', () => {
    const root = folder();
    writeFileSync(join(root, 'run.sh'), '\ufeffone\r\nzwölf\r\n');
    chmodSync(join(root, 'run.sh'), 0o750);
    expect(write(root, 'run.sh', 'one\r\nzwölf\r\n', 'eins\r\nzwölf\r\n')).toEqual({ written: ['run.sh'], kept: [] });
    expect(readFileSync(join(root, 'run.sh'), 'utf8')).toBe('\ufeffeins\r\nzwölf\r\n');
    if (process.platform !== 'win32') expect(statSync(join(root, 'run.sh')).mode & 0o777).toBe(0o750);
    expect(readdirSync(root)).toEqual(['run.sh']);
  });

  it('does not touch what has changed since it was read, or is not there', () => {
    const root = folder();
    writeFileSync(join(root, 'a'), 'other');
    expect(write(root, 'a', 'one', 'two')).toEqual({ written: [], kept: [{ path: 'a', reason: 'It has changed since it was read.' }] });
    expect(write(root, 'b', 'one', 'two').kept).toEqual([{ path: 'b', reason: 'It cannot be written (ENOENT).' }]);
    expect(readFileSync(join(root, 'a'), 'utf8')).toBe('other');
  });

  it('does not touch what is not text', () => {
    const root = folder();
    writeFileSync(join(root, 'a'), Buffer.from([0x61, 0xe9]));
    expect(write(root, 'a', 'a\ufffd', 'b').written).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'follows no link, neither of the file nor of a folder above it, and leaves the root never',
    () => {
      const [root, outside] = [folder(), folder()];
      writeFileSync(join(outside, 'a'), 'one');
      symlinkSync(join(outside, 'a'), join(root, 'a'));
      mkdirSync(join(root, 'sub'));
      writeFileSync(join(root, 'sub/b'), 'one');
      symlinkSync('sub', join(root, 'way'));
      symlinkSync(outside, join(root, 'out'));
      const byLink = 'It is reached by a link, which is not followed.';
      for (const path of ['a', 'way/b', 'out/a']) expect(write(root, path, 'one', 'two').kept).toEqual([{ path, reason: byLink }]);
      const path = `../${outside.split('/').at(-1) ?? ''}/a`;
      expect(write(root, path, 'one', 'two').kept).toEqual([{ path, reason: 'It is outside the analysed folder.' }]);
      expect([readFileSync(join(outside, 'a'), 'utf8'), readFileSync(join(root, 'sub/b'), 'utf8')]).toEqual(['one', 'one']);
    },
  );
});
