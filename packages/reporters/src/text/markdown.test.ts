import { expect, it } from 'vitest';
import { markdownCode, markdownTable, markdownText } from './markdown.js';

it('shows a text as it is', () => {
  expect(markdownText('a|b <c> *d* `e` [f](g) & h\ni')).toBe('a\\|b &lt;c\\> \\*d\\* \\`e\\` \\[f\\](g) &amp; h i');
});

it('keeps a code span in one cell', () => {
  expect(markdownCode('a|b')).toBe('`a\\|b`');
  expect(markdownCode('`a``')).toBe('``` `a`` ```');
  expect(markdownCode('')).toBe('');
});

it('writes a table', () => {
  expect(markdownTable(['a', 'b'], [['1', '2']])).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |']);
});
