import type { TextChange } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';
import { offsetAt } from '../../vocabulary/offsets.js';

/** Puts a text in the place of what stands between two offsets of a document; equal ones insert. */
export function replacing(document: Document, start: number, end: number, text: string): TextChange {
  return changeOf(document.locate(start, end), text);
}

/** Puts a text at an offset of a document. */
export function inserting(document: Document, at: number, text: string): TextChange {
  return replacing(document, at, at, text);
}

/** Puts a text in the place of what stands at a place. A place without a range has no text to put anything in the place of. */
function changeOf({ path, range }: Location, text: string): TextChange {
  if (!range) throw new TypeError('A place without a range cannot be rewritten.');
  return { path, range, text };
}

/** The offsets of a place in the document of its file (not in a part of it); undefined for a place that means the whole file. */
export function spanOf(document: Document, { path, range }: Location): { readonly start: number; readonly end: number } | undefined {
  if (!range || path !== document.path) return undefined;
  const { text } = document;
  return { start: offsetAt(text, range.start), end: offsetAt(text, range.end) };
}
