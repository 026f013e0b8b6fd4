import type { Document, Parser } from '../vocabulary/document.js';
import type { DocumentKind } from '../vocabulary/document-kind.js';
import type { FileTree } from '../vocabulary/file-tree.js';
import type { Position } from '../vocabulary/location.js';
import { lineStarts } from '../vocabulary/offsets.js';
import { documentKind } from './document-kind.js';

/** A document whose parsed trees can be let go. */
export interface OpenDocument extends Document {
  /** Frees what its parsers hold outside the garbage collector's reach. It may be read again. */
  close(): void;
}

/** Opens one file of a tree. Nothing is read before somebody asks for the text. */
export function openDocument(path: string, tree: Pick<FileTree, 'read'>): OpenDocument {
  const source = new Source(path, tree);
  return documentOver(source, { text: () => source.text, toOuter: (offset) => offset });
}

interface Slice {
  text(): string;
  /** Where a character of the slice stands in the file; the end is the end. */
  toOuter(offset: number): number;
}

function documentOver(source: Source, slice: Slice): OpenDocument {
  const parsed = new Map<Parser<unknown>, Outcome>();
  return {
    path: source.path,
    get text() {
      return slice.text();
    },
    get kind() {
      return source.kind;
    },
    locate(start, end) {
      return { path: source.path, range: { start: source.position(slice.toOuter(start)), end: source.position(slice.toOuter(end)) } };
    },
    parsed<T>(parser: Parser<T>): T {
      let outcome = parsed.get(parser);
      if (!outcome) parsed.set(parser, (outcome = outcomeOf(() => parser.parse(this))));
      if ('error' in outcome) throw outcome.error;
      return outcome.tree as T;
    },
    part(start, end, text, offsets) {
      const inner = text ?? slice.text().slice(start, end);
      const toInner = (offset: number) => (offsets ? (offsets[Math.min(offset, offsets.length - 1)] ?? start) : start + offset);
      return documentOver(source, { text: () => inner, toOuter: (offset) => slice.toOuter(toInner(offset)) });
    },
    close() {
      for (const [parser, outcome] of parsed) if ('tree' in outcome) parser.dispose?.(outcome.tree);
      parsed.clear();
    },
  };
}

type Outcome = { readonly tree: unknown } | { readonly error: unknown };

function outcomeOf(parse: () => unknown): Outcome {
  try {
    return { tree: parse() };
  } catch (error) {
    return { error };
  }
}

/** The file behind a document and all its parts: read once, its lines found once. */
class Source {
  readonly path: string;
  readonly #tree: Pick<FileTree, 'read'>;
  #text: string | undefined;
  #lineStarts: readonly number[] | undefined;
  #kind: DocumentKind | undefined;

  constructor(path: string, tree: Pick<FileTree, 'read'>) {
    this.path = path;
    this.#tree = tree;
  }

  get text(): string {
    return (this.#text ??= this.#tree.read(this.path));
  }

  get kind(): DocumentKind {
    return (this.#kind ??= documentKind(this.path, () => this.text));
  }

  position(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }
}
