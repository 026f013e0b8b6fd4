import type { Position } from './location.js';

/**
 * Where each line of a text begins, as UTF-16 offsets. A line ends with a line feed, a carriage return and a line feed, or a carriage
 * return alone, as editors count.
 */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  // Hardly any text has carriage returns, and a search is faster than a loop.
  if (!text.includes('\r')) {
    for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
    return starts;
  }
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

/**
 * The offset of a position in a text, at most its end.
 * @param starts what `lineStarts` says of the text
 */
export function offsetAt(text: string, { line, column }: Position, starts = lineStarts(text)): number {
  const start = starts[line - 1];
  return start === undefined ? text.length : Math.min(start + column - 1, starts[line] ?? text.length, text.length);
}
