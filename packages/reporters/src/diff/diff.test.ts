import { describe, expect, it } from 'vitest';
import { unifiedDiff } from './diff.js';

const NOTHING = { before: [], after: [] };
const at = (path: string, line: number, start: number, end: number) => ({
  path,
  range: { start: { line, column: start }, end: { line, column: end } },
});

describe('unifiedDiff', () => {
  it('is one that git applies', () => {
    const files = [
      { path: 'a.txt', before: 'one\ntwo\nthree\n', after: 'one\nzwei\nthree\n' },
      { path: 'b.txt', before: 'x', after: 'x\ny' },
      { path: 'c.txt', before: 'same\n', after: 'same\n' },
    ];
    expect(unifiedDiff(files, { hidden: NOTHING })).toBe(
      [
        '--- a/a.txt',
        '+++ b/a.txt',
        '@@ -1,3 +1,3 @@',
        ' one',
        '-two',
        '+zwei',
        ' three',
        '--- a/b.txt',
        '+++ b/b.txt',
        '@@ -1,1 +1,2 @@',
        '-x',
        '\\ No newline at end of file',
        '+x',
        '+y',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
    expect(unifiedDiff([], { hidden: NOTHING })).toBe('');
  });

  it('masks secrets in what goes, comes and stays, each where it stands then', () => {
    const before = 'KEY=hunter2\nPORT=1\nTOKEN=hunter3\nX=hunter4\n';
    const after = 'NEW=1\nKEY=hunter2\nPORT=2\nTOKEN=hunter3\n';
    const hidden = {
      before: [at('a', 1, 5, 12), at('a', 3, 7, 14), at('a', 4, 3, 10)],
      after: [at('a', 2, 5, 12), at('a', 4, 7, 14)],
    };
    const text = unifiedDiff([{ path: 'a', before, after }], { hidden });
    expect(text).not.toContain('hunter');
    expect(text).toContain('\n KEY=********\n-PORT=1\n+PORT=2\n TOKEN=********\n-X=********\n');
  });

  it('masks a secret of a file whose lines end in carriage returns', () => {
    const files = [{ path: 'a', before: 'one\rKEY=hunter2\r', after: 'two\rKEY=hunter2\r' }];
    expect(unifiedDiff(files, { hidden: { before: [at('a', 2, 5, 12)], after: [at('a', 2, 5, 12)] } })).not.toContain('hunter');
  });

  it('spells out what a terminal would obey, and colours only where it is asked to', () => {
    const files = [{ path: 'a\u001b[2J', before: 'x\n', after: '\u001b[31mx\u202e\ty\r\n' }];
    const text = unifiedDiff(files, { hidden: NOTHING });
    expect(text).toContain('+++ b/a^[[2J\n');
    expect(text).toContain('+^[[31mx<U+202E>\ty\r\n');
    expect(unifiedDiff(files, { hidden: NOTHING, color: true })).toContain('\u001b[31m-x\u001b[0m');
  });
});
