import type { DocumentKind } from './document-kind.js';
import type { Location } from './location.js';

/** One file, or a part of one. Its text is read only when somebody asks for it. */
export interface Document {
  readonly path: string;
  /** @throws {UnreadableFile} */
  readonly text: string;
  readonly kind: DocumentKind;
  /** Turns offsets into `text` (UTF-16) into the place that a reader would look for, in the outer file. */
  locate(start: number, end: number): Location;
  /** Parses once, whoever asks. What the parser throws is thrown to each. */
  parsed<T>(parser: Parser<T>): T;
  /**
   * A document inside this one: a command in a YAML scalar, a heredoc, a script in a ConfigMap.
   * @param start where the part begins in `text`
   * @param end where it ends
   * @param text what it says once decoded; by default the characters themselves
   * @param offsets where each character of the decoded text stands in this document's text; has one more
   *   entry than the text has characters. By default one for one from `start`.
   */
  part(start: number, end: number, text?: string, offsets?: readonly number[]): Document;
}

/** Turns a document into a tree. Its identity is what `parsed` remembers by. */
export interface Parser<T> {
  readonly id: string;
  parse(document: Document): T;
  /** Frees what the garbage collector cannot (trees that live in WebAssembly). */
  dispose?(tree: T): void;
}

/**
 * A fault in a file that ends its analysis. The message is a sentence for the report's gaps;
 * `location` is where the fault stands.
 */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
  readonly location: Location | undefined;

  constructor(message: string, location?: Location) {
    super(message);
    this.location = location;
  }
}
