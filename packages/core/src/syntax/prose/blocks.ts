import type { Document } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';

/** Words of a document as a reader sees them, with the way back to where each character stands. */
export interface Prose {
  readonly text: string;
  /** Where each character stands in the document (UTF-16); one more entry for the end. */
  readonly offsets: readonly number[];
  /** What is marked as code in it, by its place in `text`. */
  readonly codes: readonly Code[];
}

export interface Code {
  readonly text: string;
  /** In the prose's text, up to and not with `end`. */
  readonly start: number;
  readonly end: number;
}

/** What documents are made of, whatever they are written in. In reading order; what is nested follows what it is nested in. */
export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly prose: Prose }
  | { readonly kind: 'paragraph'; readonly prose: Prose }
  /** `checked`: its box, where it has one. `depth` from 1. */
  | { readonly kind: 'item'; readonly depth: number; readonly prose: Prose; readonly checked?: boolean }
  | { readonly kind: 'row'; readonly header: readonly Prose[]; readonly cells: readonly Prose[] }
  /** Words of somebody else. */
  | { readonly kind: 'quote'; readonly prose: Prose }
  /** `text` with the place of each of its characters, as `Document.part` takes them. */
  | { readonly kind: 'code'; readonly language?: string; readonly text: string; readonly offsets: readonly number[] };

/** Puts prose together piece by piece. */
export class ProseBuilder {
  #text = '';
  readonly #offsets: number[] = [];
  readonly #codes: Code[] = [];
  #end = 0;

  /** Adds a text that stands at `start`; where it is written longer or shorter than it reads, the nearest place counts. */
  add(text: string, start: number, end: number = start + text.length): this {
    for (let index = 0; index < text.length; index += 1) this.#offsets.push(Math.min(start + index, end));
    this.#text += text;
    this.#end = end;
    return this;
  }

  addCode(text: string, start: number): this {
    const from = this.#text.length;
    this.add(text, start);
    this.#codes.push({ text, start: from, end: this.#text.length });
    return this;
  }

  build(): Prose {
    return { text: this.#text, offsets: [...this.#offsets, this.#end], codes: this.#codes };
  }
}

/** A part of some prose, without white space at its ends. */
export function sliceProse({ text, offsets, codes }: Prose, start: number, end: number): Prose {
  const part = text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  const to = Math.max(from, start + part.trimEnd().length);
  return {
    text: text.slice(from, to),
    offsets: offsets.slice(from, to + 1),
    codes: codes
      .filter((code) => code.start >= from && code.end <= to)
      .map((code) => ({ ...code, start: code.start - from, end: code.end - from })),
  };
}

/** Where prose stands, from its first character to its last. */
export function placeOf(document: Document, { offsets }: Prose, start = 0, end = offsets.length - 1): Location {
  const last = end > start ? (offsets[end - 1] ?? 0) + 1 : (offsets[end] ?? 0);
  return document.locate(offsets[start] ?? 0, last);
}
