import { describe, expect, it } from 'vitest';
import { lineStarts } from './offsets.js';

describe('lineStarts', () => {
  it.each([
    ['nothing', '', [0]],
    ['one line', 'a', [0]],
    ['a line feed at the end', 'a\n', [0, 2]],
    ['empty lines', '\n\nb', [0, 1, 2]],
    ['a carriage return and a line feed, as one end', 'a\r\nb\r\n', [0, 3, 6]],
    ['a carriage return alone', 'a\rb', [0, 2]],
    ['ends of all kinds', 'a\nb\r\nc\rd', [0, 2, 5, 7]],
    ['characters of two code units', '😀\n😀', [0, 3]],
  ])('finds the lines of %s', (_, text, starts) => {
    expect(lineStarts(text)).toEqual(starts);
  });
});
