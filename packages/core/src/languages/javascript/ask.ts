import { WordTable, javaScriptWords, scanJavaScript, type JavaScriptInterest } from '@factorlint/scanner';
import type { Document, Parser } from '../../vocabulary/document.js';
import { EmptyReader } from './interest.js';
import { dialectOf } from './parser.js';
import { scannedReader, Unsure } from './scanned-reader.js';
import type { SourceFile } from './source.js';
import { sourceFile } from './values/evaluate.js';

/** Asks a file a question. It may be asked twice: it must have no effects that the second asking would not undo. */
export type Ask = <T>(document: Document, question: (file: SourceFile) => T) => T;

/** Of files that are parsed. */
export const askWhole: Ask = (document, question) => question(document.parsed(sourceFile));

/**
 * Of files that are scanned, and parsed only where the scan does not answer the question.
 * @param usual what every file is asked: the words that it asks an empty file about are those that are looked for
 */
export function askScanned(usual: (file: SourceFile) => void): Ask {
  let interest: JavaScriptInterest | undefined;
  let asked: EmptyReader | undefined;
  const scanned: Parser<{ file: SourceFile | undefined }> = {
    id: 'javascript-scanned',
    parse(document) {
      if (!asked || !interest) {
        const reader = new EmptyReader();
        reader.listen(() => {
          usual(fileOver(EMPTY, reader, false));
        });
        asked = reader;
        interest = interestOf(reader);
      }
      const scan = scanJavaScript(document.text, dialectOf(document.path), interest);
      return { file: scan && fileOver(document, scannedReader(document.text, scan, asked), scan.isModule) };
    },
  };
  return (document, question) => {
    // Comments are for the tree.
    const state = document.text.includes('factorlint-disable-') ? undefined : document.parsed(scanned);
    if (state?.file) {
      try {
        return question(state.file);
      } catch (error) {
        if (!(error instanceof Unsure)) throw error;
        state.file = undefined;
      }
    }
    return askWhole(document, question);
  };
}

function fileOver(document: Document, reader: SourceFile['reader'], isModule: boolean): SourceFile {
  return {
    document,
    module: isModule ? 'esm' : 'commonjs',
    comments: [],
    reader,
    locate: (node) => document.locate(node.start, node.end),
  };
}

function interestOf({ words, bindings, texts, given }: EmptyReader): JavaScriptInterest {
  const answers = new Map<string, boolean>();
  const binds = (word: string) => {
    let answer = answers.get(word);
    if (answer === undefined) answers.set(word, (answer = some(bindings, word)));
    return answer;
  };
  const isString = (text: string) => some(texts, text);
  return {
    words: javaScriptWords((word) => words.has(word) || binds(word)),
    binds,
    strings: new WordTable(isString),
    isLongString: isString,
    arguments: new WordTable((text) => [...given].some(({ fits }) => fits(text))),
  };
}

function some(tests: Iterable<(text: string) => boolean>, text: string): boolean {
  for (const test of tests) if (test(text)) return true;
  return false;
}

const EMPTY: Document = {
  path: 'server/empty.js',
  text: '',
  kind: 'production',
  locate: () => ({ path: EMPTY.path }),
  parsed: (parser) => parser.parse(EMPTY),
  part: () => EMPTY,
};
