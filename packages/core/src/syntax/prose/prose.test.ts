import { describe, expect, it } from 'vitest';
import { openDocument } from '../../engine/index.js';
import type { Block } from './blocks.js';
import { placeOf } from './blocks.js';
import { markdownBlocks } from './markdown.js';
import { plainTextBlocks } from './plain-text.js';
import { rstBlocks } from './restructured-text.js';

type Read = (document: ReturnType<typeof openDocument>) => readonly Block[];

/** Each block in a line: where it begins, what it is, what it says. */
function shown(read: Read, text: string): readonly string[] {
  const document = openDocument('a', { read: () => text });
  return read(document).map((block) => {
    if (block.kind === 'code') {
      const { range } = document.locate(block.offsets[0] ?? 0, block.offsets.at(-1) ?? 0);
      return `${String(range?.start.line)}:${String(range?.start.column)} code ${block.language ?? '-'} ${JSON.stringify(block.text)}`;
    }
    const prose = block.kind === 'row' ? block.cells[0]! : block.prose;
    const { range } = placeOf(document, prose);
    const said = block.kind === 'row' ? block.cells.map((cell) => cell.text).join('|') : prose.text;
    const depth = 'depth' in block ? ` ${block.depth}` : '';
    const box = block.kind === 'item' && block.checked !== undefined ? ` ${block.checked ? 'x' : '_'}` : '';
    const codes = prose.codes.map((code) => `{${code.text}}`).join('');
    return `${String(range?.start.line)}:${String(range?.start.column)} ${block.kind}${depth}${box} ${JSON.stringify(said)}${codes}`;
  });
}

describe('Markdown', () => {
  it('gives its blocks with their places', () => {
    const text =
      '---\ntitle: x\n---\n# A *b* [c](d)\n\nOne `two`\nthree\n\n- [x] done\n- [ ] open\n  - deeper\n\n> said\n\n| h | i |\n|---|---|\n| `a` | b |\n\n```sh\nls -l\n```\n\n    indented\n';
    expect(shown(markdownBlocks, text)).toEqual([
      '4:3 heading 1 "A b c"',
      '6:1 paragraph "One two\\nthree"{two}',
      '9:7 item 1 x "done"',
      '10:7 item 1 _ "open"',
      '11:5 item 2 "deeper"',
      '13:3 quote "said"',
      '17:4 row "a|b"{a}',
      '20:1 code sh "ls -l"',
      '23:5 code - "indented"',
    ]);
  });

  it('places code in lists and quotes where it stands', () => {
    expect(shown(markdownBlocks, '1. x\n\n   ```sh\n   a\n\n   b\n   ```\n')).toContain('4:4 code sh "a\\n\\nb"');
  });
});

describe('reStructuredText', () => {
  it('gives sections, lists, literal blocks and inline marks', () => {
    const text =
      '=====\nTitle\n=====\n\nPart\n----\n\nOne ``two`` and `three <https://x.y>`_ **four**\nfive::\n\n    make\n\n* first\n  goes on\n\n  - deeper\n\n#. [x] second\n\n.. comment\n   that is none\n\n.. note::\n\n   Noted\n\n.. code-block:: console\n   :linenos:\n\n   $ ls\n';
    expect(shown(rstBlocks, text)).toEqual([
      '2:1 heading 1 "Title"',
      '5:1 heading 2 "Part"',
      '8:1 paragraph "One two and three four\\nfive"{two}',
      '11:5 code - "make"',
      '13:3 item 1 "first\\ngoes on"',
      '16:5 item 2 "deeper"',
      '18:8 item 1 x "second"',
      '25:4 paragraph "Noted"',
      '30:4 code console "$ ls"',
    ]);
  });

  it('gives the rows of its tables', () => {
    expect(shown(rstBlocks, '====  ====\nA     B\n====  ====\na     b\n      c\nd     e\n====  ====\n')).toEqual([
      '4:1 row "a|b\\nc"',
      '6:1 row "d|e"',
    ]);
    expect(shown(rstBlocks, '+---+----+\n| A | B  |\n+===+====+\n| a | b  |\n+---+----+\n')).toEqual(['4:3 row "a|b"']);
    expect(shown(rstBlocks, '.. list-table::\n   :header-rows: 1\n\n   * - A\n     - B\n   * - a\n     - b\n')).toEqual(['6:8 row "a|b"']);
  });

  it('ends on whatever it is given', () => {
    for (const text of ['', '=', '====', '====\n====', '* ', '::', '.. x::', '+--+', '``a', '====  ====\n', '\n\n   x\n y\n'])
      expect(() => shown(rstBlocks, text)).not.toThrow();
  });
});

describe('text without marks', () => {
  it('gives headings, bullets that a break has joined, and code behind a line that announces it', () => {
    const text =
      'Title\n\nSaid in a sentence.\nIV. Backing services\n✅ Implementation:\n- Database:\nDATABASE_URL - Redis:\nREDIS_URL\n- [x] last\nExample:\n./run.sh\n\nmake test\nFast Startup\n- quick\n';
    expect(shown(plainTextBlocks, text)).toEqual([
      '1:1 heading 1 "Title"',
      '3:1 paragraph "Said in a sentence."',
      '4:1 heading 2 "IV. Backing services"',
      '5:1 paragraph "✅ Implementation:"',
      '6:3 item 1 "Database:\\nDATABASE_URL"',
      '7:16 item 1 "Redis:\\nREDIS_URL"',
      '9:7 item 1 x "last"',
      '11:1 code - "./run.sh\\n\\nmake test"',
      '14:1 heading 3 "Fast Startup"',
      '15:3 item 1 "quick"',
    ]);
  });
});
