import { describe, expect, it } from 'vitest';
import type { Edit } from '../vocabulary/change.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { applyEdits } from './apply-edits.js';

/** `change(2, 5, 7, 'x')`: columns 5 up to 7 of line 2 of `a`. */
const change = (line: number, start: number, end: number, text: string, path = 'a') => ({
  path,
  range: { start: { line, column: start }, end: { line, column: end } },
  text,
});
const edit = (...changes: Edit['changes'][number][]): Edit => ({ safe: true, title: 'It', changes });
const apply = (files: Readonly<Record<string, string>>, ...edits: readonly Edit[]) => {
  const { texts, applied, postponed } = applyEdits((path) => inMemory(files).read(path), edits);
  return { texts: Object.fromEntries(texts), applied: applied.length, postponed: postponed.length };
};

describe('applyEdits', () => {
  it('applies what does not touch, in whatever order it comes, to every file', () => {
    const files = { a: 'one two\nthree\n', b: 'four' };
    expect(apply(files, edit(change(2, 1, 6, 'drei')), edit(change(1, 1, 4, 'eins'), change(1, 1, 5, 'vier', 'b')))).toEqual({
      texts: { a: 'eins two\ndrei\n', b: 'vier' },
      applied: 2,
      postponed: 0,
    });
  });

  it.each([
    ['overlaps', change(1, 3, 6, 'x')],
    ['begins where the other ends', change(1, 4, 5, 'x')],
    ['inserts where the other begins', change(1, 1, 1, 'x')],
  ])('postpones the whole of an edit that %s', (_, second) => {
    const result = apply({ a: 'one two\nthree\n' }, edit(change(1, 1, 4, 'eins')), edit(second, change(2, 1, 6, 'drei')));
    expect(result).toEqual({ texts: { a: 'eins two\nthree\n' }, applied: 1, postponed: 1 });
  });

  it('applies once what two edits say alike', () => {
    const result = apply({ a: 'x\n' }, edit(change(1, 1, 1, 'import os\n'), change(1, 2, 2, '1')), edit(change(1, 1, 1, 'import os\n')));
    expect(result).toEqual({ texts: { a: 'import os\nx1\n' }, applied: 2, postponed: 0 });
  });

  it('lets whole lines stand at one place in their order, and nothing else', () => {
    const lines = apply({ a: 'x\n' }, edit(change(2, 1, 1, 'A=\n')), edit(change(2, 1, 1, 'B=\n')));
    expect(lines).toEqual({ texts: { a: 'x\nA=\nB=\n' }, applied: 2, postponed: 0 });
    const same = apply({ a: 'x\n' }, edit(change(2, 1, 1, 'A=\n')), edit(change(2, 1, 1, '# A=\n')));
    expect(same).toEqual({ texts: { a: 'x\nA=\n' }, applied: 1, postponed: 1 });
    const words = apply({ a: 'x' }, edit(change(1, 2, 2, ' --a')), edit(change(1, 2, 2, ' --b')));
    expect(words).toEqual({ texts: { a: 'x --a' }, applied: 1, postponed: 1 });
  });

  it('counts lines as places do: carriage returns and line feeds, also alone', () => {
    const result = apply(
      { a: 'one\r\ntwo\rthree\nfour' },
      edit(change(2, 1, 4, 'zwei')),
      edit(change(3, 1, 6, 'drei')),
      edit(change(4, 5, 5, '!')),
    );
    expect(result.texts).toEqual({ a: 'one\r\nzwei\rdrei\nfour!' });
  });

  it('gives no text for a file that stays the same', () => {
    expect(apply({ a: 'one' }, edit(change(1, 1, 4, 'one'))).texts).toEqual({});
  });
});
