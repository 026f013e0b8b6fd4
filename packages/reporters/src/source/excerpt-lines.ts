import {
  mergeSpans,
  Redactions,
  SourceLines,
  openSecrets,
  type Location,
  type Range,
  type ReadSource,
  type Report,
} from '@factorlint/core';
import type { Cell } from './cells.js';
import { quoteLine } from './quote-line.js';

/** Of a place that spans many lines, how many are shown. */
const MOST_LINES = 6;

/** A piece of a line that is shown in one way. */
export interface Part {
  readonly text: string;
  readonly kind: Cell['kind'];
  /** It belongs to the place. */
  readonly isMarked: boolean;
}

export interface ExcerptLine {
  readonly line: number;
  readonly parts: readonly Part[];
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

/** The lines at a place with one before and after, secrets masked; none where there is nothing to quote. */
export type Excerpt = (place: Location) => readonly ExcerptLine[];

/** @param width characters of a line that are shown at most */
export function excerpts(report: Report, read: ReadSource, width: number): Excerpt {
  const source = new SourceLines(read);
  const redactions = new Redactions(report.redactions);
  const secrets = openSecrets(report.redactions, read);
  return ({ path, range }) => {
    const lines = range ? source.of(path) : [];
    if (!range || range.start.line > lines.length) return [];
    const last = Math.min(lastLineOf(range), lines.length);
    const shownLast = Math.min(last, range.start.line + MOST_LINES - 1);
    const before = range.start.line > 1 ? [range.start.line - 1] : [];
    const after = shownLast === last && last < lines.length ? [last + 1] : [];
    const own = Array.from({ length: shownLast - range.start.line + 1 }, (_, index) => range.start.line + index);
    return [...before, ...own, ...after].flatMap((line) => {
      const text = lines[line - 1] ?? '';
      const isOwn = line >= range.start.line && line <= shownLast;
      if (!isOwn && text.trim() === '') return [];
      const masks = mergeSpans([...redactions.in(path, line, text), ...secrets.repeatedIn(text)]);
      const marked = isOwn ? spanOf(text, range, line, last) : undefined;
      const { cells, cutLeft, cutRight } = quoteLine(text, masks, width, marked);
      const isMarked = ({ start, end }: Cell) => marked !== undefined && start < marked.end && end > marked.start;
      return [{ line, parts: partsOf(cells, isMarked), cutLeft, cutRight }];
    });
  };
}

/** A range that ends before the first character of a line ends with the line before. */
function lastLineOf({ start, end }: Range): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

function spanOf(text: string, { start, end }: Range, line: number, last: number) {
  const indent = text.length - text.trimStart().length + 1;
  return {
    start: line === start.line ? start.column : indent,
    end: line === end.line && line === last ? Math.max(end.column, start.line === line ? start.column + 1 : 1) : text.trimEnd().length + 1,
  };
}

function partsOf(cells: readonly Cell[], isMarked: (cell: Cell) => boolean): readonly Part[] {
  const parts: Part[] = [];
  for (const cell of cells) {
    const last = parts.at(-1);
    const marked = isMarked(cell);
    if (last?.kind === cell.kind && last.isMarked === marked) parts[parts.length - 1] = { ...last, text: last.text + cell.text };
    else parts.push({ text: cell.text, kind: cell.kind, isMarked: marked });
  }
  return parts;
}
