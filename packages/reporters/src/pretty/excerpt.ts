import type { Location, Range, Span } from '@factorlint/core';
import type { Cell } from '../source/cells.js';
import { quoteLine, type QuotedLine } from '../source/quote-line.js';
import type { Page } from './page.js';

/** Of a place that spans many lines, how many are shown. */
const MOST_LINES = 4;

type Paint = (text: string) => string;

/**
 * The lines of source at a place, the place underlined in its first line and marked beside the others, with a line before and after.
 * Secrets are masked.
 * Empty where there is nothing to quote: no range, no text, a place beyond the text's end.
 */
export function excerpt({ path, range }: Location, indent: string, paint: Paint, page: Page): readonly string[] {
  const lines = range ? page.source.of(path) : [];
  if (!range || range.start.line > lines.length) return [];
  const last = lastLineOf(range);
  const shownLast = Math.min(last, range.start.line + MOST_LINES - 1, lines.length);
  const gutter = String(shownLast + 1).length;
  const width = Math.max(20, page.width - indent.length - gutter - 3);
  const quote = (line: number, marked?: Span) => {
    const text = lines[line - 1] ?? '';
    return quoteLine(text, page.redactions.in(path, line, text), width, marked);
  };
  const inGutter = (label: string, bar = page.style.dim(page.symbols.bar)) => `${indent}${page.style.dim(label.padStart(gutter))} ${bar}`;
  const within = paint(page.symbols.within);
  const asContext = (line: number) => contextLine(quote(line), page, (text) => `${inGutter(String(line))} ${text}`);

  const first = quote(range.start.line, spanOf(lines[range.start.line - 1] ?? '', range, last));
  const body = [trimmed(`${inGutter(String(range.start.line))} ${render(first, page)}`)];
  if (first.underline) body.push(`${inGutter('')} ${' '.repeat(first.underline.offset)}${paint('^'.repeat(first.underline.width))}`);
  for (let line = range.start.line + 1; line <= shownLast; line += 1) {
    body.push(trimmed(`${inGutter(String(line), within)} ${render(quote(line), page)}`));
  }
  if (shownLast < last) body.push(inGutter(page.symbols.more, within));
  if (first.cutLeft) return body;
  const before = range.start.line > 1 ? asContext(range.start.line - 1) : [];
  const after = shownLast === last && last < lines.length ? asContext(last + 1) : [];
  return [...before, ...body, ...after];
}

/** A range that ends before the first character of a line ends with the line before. */
function lastLineOf({ start, end }: Range): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/** What to underline in the first line of a range: all of it that lies there. */
function spanOf(text: string, { start, end }: Range, last: number): Span {
  return { start: start.column, end: last === start.line && end.line === last ? end.column : text.trimEnd().length + 1 };
}

function contextLine(quoted: QuotedLine, page: Page, frame: (text: string) => string): readonly string[] {
  const text = render(quoted, page, page.style.dim);
  return quoted.cells.some((cell) => cell.text.trim() !== '') ? [trimmed(frame(text))] : [];
}

/** Cells of one kind are painted as one piece. */
function render({ cells, cutLeft, cutRight }: QuotedLine, page: Page, plain: Paint = (text) => text): string {
  const { style, symbols } = page;
  const paints: Record<Cell['kind'], Paint> = { plain, masked: style.special, spelled: style.special };
  const pieces: { kind: Cell['kind']; text: string }[] = [];
  for (const { kind, text } of cells) {
    const piece = pieces.at(-1);
    if (piece?.kind === kind) piece.text += text;
    else pieces.push({ kind, text });
  }
  const mark = (isCut: boolean) => (isCut ? style.dim(symbols.ellipsis) : '');
  return `${mark(cutLeft)}${pieces.map(({ kind, text }) => paints[kind](text)).join('')}${mark(cutRight)}`;
}

function trimmed(line: string): string {
  return line.trimEnd();
}
