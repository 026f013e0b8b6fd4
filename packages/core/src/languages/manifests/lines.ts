import type { Document } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';

/** One line of a text without its line break and the blanks around it. */
export interface Line {
  readonly text: string;
  /** Where the trimmed text begins in the document's text. */
  readonly start: number;
  readonly location: Location;
}

/** The lines of a document that are neither blank nor, with `comment`, begin with it. */
export function* linesOf(document: Document, comment?: string): Generator<Line> {
  const { text } = document;
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    const raw = text.slice(from, to);
    const line = raw.trim();
    if (line !== '' && (comment === undefined || !line.startsWith(comment))) {
      const start = from + raw.length - raw.trimStart().length;
      yield { text: line, start, location: document.locate(start, start + line.length) };
    }
    from = to + 1;
  }
}
