import type { Document, Parser } from '../../vocabulary/document.js';
import type { Fact } from '../../vocabulary/facts/index.js';
import { Unsure } from './unsure.js';

/** Asks a file a question. It may be asked twice: it must have no effects that the second asking would not undo. */
export type Ask<F> = <T>(document: Document, question: (file: F) => T) => T;

/** Of files that are parsed whole. */
export function askWhole<F>(whole: Parser<F>): Ask<F> {
  return (document, question) => question(document.parsed(whole));
}

/**
 * Of files that are scanned first. Where the scan is not sure, or cannot answer the question, the file is parsed whole.
 * @param id of the scan, among the parsers of a document
 * @param scan gives what answers without the whole file; undefined where it is not sure
 */
export function askScanned<F>(id: string, scan: (document: Document) => F | undefined, whole: Parser<F>): Ask<F> {
  const scanned: Parser<{ file: F | undefined }> = { id, parse: (document) => ({ file: scan(document) }) };
  const other = askWhole(whole);
  return (document, question) => {
    const state = document.parsed(scanned);
    if (state.file) {
      try {
        return question(state.file);
      } catch (error) {
        if (!(error instanceof Unsure)) throw error;
        state.file = undefined;
      }
    }
    return other(document, question);
  };
}

/**
 * All facts that a file states. What was stated before a failure comes, what stands beside it too, and then the failure.
 * @param beside facts for which nobody has to be asked
 * @throws what `factsOf` throws
 */
export function* factsThrough<F>(
  ask: Ask<F>,
  document: Document,
  factsOf: (file: F) => Iterable<Fact>,
  beside: () => Iterable<Fact> = () => [],
): Generator<Fact> {
  const facts: Fact[] = [];
  const failure = ask(document, (file) => {
    facts.length = 0;
    try {
      for (const fact of factsOf(file)) facts.push(fact);
      return undefined;
    } catch (error) {
      // What has to be asked again is no failure.
      if (error instanceof Unsure) throw error;
      return { error };
    }
  });
  yield* facts;
  yield* beside();
  if (failure) throw failure.error;
}

/** A file with nothing in it, which is asked what every file is asked. */
export function emptyDocument(path: string): Document {
  const empty: Document = {
    path,
    text: '',
    kind: 'production',
    locate: () => ({ path }),
    parsed: (parser) => parser.parse(empty),
    part: () => empty,
  };
  return empty;
}
