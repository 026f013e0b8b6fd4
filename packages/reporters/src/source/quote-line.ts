import type { Span } from '@factorlint/core';
import { cellsOf, type Cell } from './cells.js';

/** A line of source, cut to fit. */
export interface QuotedLine {
  readonly cells: readonly Cell[];
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
  /** Columns of the terminal that come before the underlined part, the mark of a cut included; absent: nothing is underlined. */
  readonly underline?: { readonly offset: number; readonly width: number };
}

/**
 * Lays a line out so that the marked part can be seen.
 * @param width columns of the terminal for the line, marks of cuts (one column each) included
 * @param marked span of the source to underline; one that is empty, or ends after the line, still underlines one column
 */
export function quoteLine(line: string, masks: readonly Span[], width: number, marked?: Span): QuotedLine {
  const focus = Math.min((marked?.start ?? 1) - 1, line.length);
  // A line may be megabytes long. What is farther from the place than the width can never be shown.
  const from = wholeBefore(line, Math.max(0, focus - 2 * width));
  const to = wholeBefore(line, Math.min(line.length, focus + 4 * width));
  const cells = cellsOf(line.slice(from, to), from + 1, masks);
  const cut = cutAround(cells, width, marked, { left: from > 0, right: to < line.length });
  if (!marked) return cut;
  return { ...cut, underline: underlineOf(cut, marked) };
}

/** Not between the halves of a surrogate pair. */
function wholeBefore(line: string, index: number): number {
  const code = line.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff && index > 0 ? index - 1 : index;
}

function isMarked({ start, end }: Cell, marked: Span): boolean {
  return start < Math.max(marked.end, marked.start + 1) && end > marked.start;
}

function cutAround(
  cells: readonly Cell[],
  width: number,
  marked: Span | undefined,
  more: { readonly left: boolean; readonly right: boolean },
) {
  const total = widthOf(cells);
  if (!more.left && !more.right && total <= width) return { cells, cutLeft: false, cutRight: false };

  const first = marked ? cells.findIndex((cell) => isMarked(cell, marked)) : 0;
  const place = first < 0 ? cells.length : first;
  const before = widthOf(cells.slice(0, place));
  const markedWidth = marked ? Math.min(widthOf(cells.filter((cell) => isMarked(cell, marked))), width) : 0;
  const fitsFromStart = !more.left && before + Math.min(markedWidth, width >> 1) + 1 <= width;
  const room = Math.max(0, Math.min(width >> 2, width - markedWidth - 2));

  let start = 0;
  if (!fitsFromStart) for (start = place; start > 0 && widthOf(cells.slice(start - 1, place)) <= room;) start -= 1;
  let end = start;
  let used = 1;
  while (end < cells.length && used + cells[end]!.width <= width - 1) used += cells[end++]!.width;
  // What is not needed on the right serves the left.
  while (end === cells.length && start > 0 && used + cells[start - 1]!.width <= width - 1) used += cells[--start]!.width;
  const cutLeft = more.left || start > 0;
  return { cells: cells.slice(start, end), cutLeft, cutRight: more.right || end < cells.length };
}

function underlineOf({ cells, cutLeft }: Pick<QuotedLine, 'cells' | 'cutLeft'>, marked: Span) {
  const margin = cutLeft ? 1 : 0;
  const first = cells.findIndex((cell) => isMarked(cell, marked));
  if (first < 0) return { offset: margin + widthOf(cells), width: 1 };
  const width = widthOf(cells.filter((cell) => isMarked(cell, marked)));
  return { offset: margin + widthOf(cells.slice(0, first)), width: Math.max(1, width) };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
