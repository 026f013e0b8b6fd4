import { describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { readWaivers } from './comments.js';

function waiversOf(text: string) {
  const document = openDocument('a', inMemory({ a: text }));
  return readWaivers(document, [{ text, start: 0, end: text.length }]);
}

describe('waivers in comments', () => {
  const rule = 'config/no-hardcoded-secret';
  test.each([
    `# factorlint-disable-next-line ${rule} -- rotated daily`,
    `// factorlint-disable-next-line ${rule} -- rotated daily`,
    `/* factorlint-disable-next-line ${rule} -- rotated daily */`,
    `/**\n * factorlint-disable-next-line ${rule} -- rotated daily\n */`,
    `<!-- factorlint-disable-next-line ${rule} -- rotated daily -->`,
    `; factorlint-disable-next-line ${rule} -- rotated daily`,
    `{# factorlint-disable-next-line ${rule} -- rotated daily #}`,
    `{{- /* factorlint-disable-next-line ${rule} -- rotated daily */ -}}`,
    `#factorlint-disable-next-line   ${rule}   --   rotated daily  \r`,
  ])('%s', (text) => {
    expect(waiversOf(text)).toMatchObject([{ rules: [rule], reach: 'next-line', reason: 'rotated daily' }]);
  });

  test('several rules, any reach, a reason with dashes', () => {
    expect(waiversOf('# factorlint-disable-file config, logs/no-log-file -- a -- b')).toMatchObject([
      { rules: ['config', 'logs/no-log-file'], reach: 'file', reason: 'a -- b' },
    ]);
    expect(waiversOf('# factorlint-disable-line logs -- x')).toMatchObject([{ reach: 'line' }]);
  });

  test.each([
    '# factorlint-disable-line logs',
    '# factorlint-disable-line logs --',
    '<!-- factorlint-disable-line logs -->',
    '# factorlint-disable-line logs --   ',
  ])('%s has no reason', (text) => {
    const [waiver] = waiversOf(text);
    expect(waiver?.rules).toEqual(['logs']);
    expect(waiver).not.toHaveProperty('reason');
  });

  test.each([
    '# see factorlint-disable-line logs -- x',
    '# factorlint-disable logs -- x',
    '# factorlint-disable-lines logs -- x',
    '# nothing',
  ])('%s is none', (text) => {
    expect(waiversOf(text)).toEqual([]);
  });

  test('the place is the line of the waiver, without the markers', () => {
    expect(waiversOf('/*\n  factorlint-disable-line logs -- x */')[0]?.location.range).toEqual({
      start: { line: 2, column: 3 },
      end: { line: 2, column: 36 },
    });
  });
});
