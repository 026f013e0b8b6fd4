import type { Position } from '@factorlint/core';

/**
 * Finds the offset of a place of the report in a text: lines and columns from one, lines ending as editors count them. ESLint counts
 * lines differently from one language to the next, offsets never.
 */
export function offsetsIn(text: string): (position: Position) => number {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n?|\n/g)) starts.push(ending.index + ending[0].length);
  return ({ line, column }) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
}
