import type { Change, Edit } from './change.js';
import type { Document } from './document.js';
import type { Fact, FactKind } from './facts/index.js';

/**
 * Reads one kind of file and states what it found as facts. It judges nothing and sees one file at a time.
 */
export interface Language<K extends FactKind = FactKind> {
  readonly id: string;
  /** Grows with every change of what is stated, so that cached facts are thrown away. */
  readonly version: number;
  /** The kinds that it can state. */
  readonly provides: readonly K[];
  /** A programming language: its absence leaves what code states unassessed. */
  readonly code?: true;
  /**
   * Whether this language reads the file. `head` gives the first 4,096 characters of the text, at a cost: ask
   * it only where the name leaves the question open. It is '' for what cannot be read.
   */
  reads(path: string, head: () => string): boolean;
  /**
   * States facts. What was yielded before an exception is kept; the exception becomes a gap.
   * @throws {SyntaxFault | UnreadableFile}
   */
  extract(document: Document): Iterable<Fact>;
  /**
   * The values behind exported or module-level names; `*` asks for every one, and for the module's
   * assignments in order. Names that the module does not bind are left out.
   */
  bindings?(document: Document, names: readonly string[]): Iterable<Fact>;
  /**
   * The file that a specifier means when it is written in `from`, or undefined for a package.
   * It gets every file of the tree through `files`.
   */
  resolve?(specifier: string, from: string, files: Files): string | undefined;
  /** The specifier to try where a module does not bind a name that is imported from it: the name may be a module inside it. */
  submodule?(specifier: string, name: string): string;
  /**
   * Writes a change in this file's idiom, or gives none. Line ends in its texts are line feeds; the engine writes those of the file.
   * It inserts and removes as little as possible, so that what stands between stays, comments and secrets too.
   * @param stated gives the facts that the language states about the document
   */
  rewrite?(document: Document, change: Change, stated: () => readonly Fact[]): Edit | undefined;
}

/** What a resolver may ask of the tree. `text` is '' for what cannot be read. */
export interface Files {
  has(path: string): boolean;
  text(path: string): string;
  /** Every path of the tree, where the resolver may look through them. */
  readonly paths?: readonly string[];
}

/** Keeps the literal types of a language's declaration. */
export function defineLanguage<const K extends FactKind>(language: Language<K>): Language<K> {
  return language;
}
