import type { Location } from '../vocabulary/location.js';
import { apparentSecrets } from './apparent-secrets.js';
import { mergeSpans, type Span } from './spans.js';

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
   * The spans to mask in a line, sorted, none touching another: what the report names and what looks like a secret by itself. A place
   * without a range hides every line of its file.
   * @param line from one
   * @param text of the line
   */
  in(path: string, line: number, text: string): readonly Span[] {
    const places = [...(this.#inLines.get(keyOf(path, line)) ?? []), ...(this.#wide.get(path) ?? [])];
    return mergeSpans([...places.flatMap((place) => spanOf(place, line, text.length)), ...apparentSecrets(text)]);
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

function spanOf({ range }: Location, line: number, length: number): Span[] {
  if (!range) return length > 0 ? [{ start: 1, end: length + 1 }] : [];
  if (line < range.start.line || line > range.end.line) return [];
  const start = line === range.start.line ? range.start.column : 1;
  const end = line === range.end.line ? Math.min(range.end.column, length + 1) : length + 1;
  return end > start ? [{ start, end }] : [];
}
