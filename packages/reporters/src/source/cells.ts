import type { Span } from '@factorlint/core';
import { graphemes, graphemeWidth } from '../text/width.js';
import { spelledOut } from '../text/visible.js';

/** One thing that a line of source shows, and the columns of the source that it stands for. */
export interface Cell extends Span {
  readonly text: string;
  /** Columns of the terminal. */
  readonly width: number;
  /** `masked`: a secret · `spelled`: a character that cannot be shown. */
  readonly kind: 'plain' | 'masked' | 'spelled';
}

/** The same for every secret, so that its length stays secret too. */
const MASK = '********';
const TAB_STOP = 4;

/**
 * What a piece of a line shows.
 * @param text the piece
 * @param column where it begins in its line, from one
 * @param masks spans of the line, sorted
 */
export function cellsOf(text: string, column: number, masks: readonly Span[]): readonly Cell[] {
  const cells: Cell[] = [];
  let used = 0;
  const push = (cell: Cell) => {
    cells.push(cell);
    used += cell.width;
  };
  const end = column + text.length;
  let at = column;
  for (const mask of [...masks.filter((each) => each.end > column && each.start < end), undefined]) {
    const from = at;
    const until = mask ? Math.max(mask.start, at) : end;
    for (const grapheme of graphemes(text.slice(from - column, until - column))) {
      push(cellOf(grapheme.text, from + grapheme.index, used));
    }
    at = mask ? Math.max(mask.end, at) : end;
    if (mask) push({ text: MASK, width: MASK.length, kind: 'masked', start: mask.start, end: mask.end });
  }
  return cells;
}

function cellOf(grapheme: string, start: number, used: number): Cell {
  const end = start + grapheme.length;
  if (grapheme === '\t') {
    const width = TAB_STOP - (used % TAB_STOP);
    return { text: ' '.repeat(width), width, kind: 'plain', start, end };
  }
  const spelled = spelledOut(grapheme);
  if (spelled !== undefined) return { text: spelled, width: spelled.length, kind: 'spelled', start, end };
  return { text: grapheme, width: graphemeWidth(grapheme), kind: 'plain', start, end };
}
