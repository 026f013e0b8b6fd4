import type { Location } from '../vocabulary/location.js';

/** Columns of one line, from one; up to, and not with, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Says what of a line must not be shown. */
export class Redactions {
  /** Places within one line, by line and path: a file may hold thousands. */
  readonly #inLines = new Map<string, Location[]>();
  /** All others, by path. */
  readonly #wide = new Map<string, Location[]>();

  constructor(places: readonly Location[]) {
    for (const place of places) {
      const { path, range } = place;
      if (range && range.start.line === range.end.line) add(this.#inLines, keyOf(path, range.start.line), place);
      else add(this.#wide, path, place);
    }
  }

  /**
   * The spans to mask in a line, sorted, none touching another. A place without a range hides every line of its file.
   * @param line from one
   * @param length of the line, UTF-16
   */
  in(path: string, line: number, length: number): readonly Span[] {
    const places = [...(this.#inLines.get(keyOf(path, line)) ?? []), ...(this.#wide.get(path) ?? [])];
    return mergeSpans(places.flatMap((place) => spanOf(place, line, length)));
  }
}

function add(groups: Map<string, Location[]>, key: string, place: Location): void {
  const group = groups.get(key);
  if (group) group.push(place);
  else groups.set(key, [place]);
}

function keyOf(path: string, line: number): string {
  return `${line}:${path}`;
}

/** The same columns as sorted spans, none touching another. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function spanOf({ range }: Location, line: number, length: number): Span[] {
  if (!range) return length > 0 ? [{ start: 1, end: length + 1 }] : [];
  if (line < range.start.line || line > range.end.line) return [];
  const start = line === range.start.line ? range.start.column : 1;
  const end = line === range.end.line ? Math.min(range.end.column, length + 1) : length + 1;
  return end > start ? [{ start, end }] : [];
}
