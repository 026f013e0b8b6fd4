import { WordTable, javaScriptWords, scanJavaScript, type JavaScriptInterest } from '@factorlint/scanner';
import type { Document } from '../../vocabulary/document.js';
import { askScanned, emptyDocument, type Ask } from '../asking/index.js';
import { EmptyReader } from './interest.js';
import { dialectOf } from './parser.js';
import { scannedReader } from './scanned-reader.js';
import type { SourceFile } from './source.js';
import { sourceFile } from './values/evaluate.js';

/**
 * Of files that are parsed only where what a scanner has seen does not answer the question.
 * @param usual what every file is asked: the words that it asks an empty file about are those that are looked for
 */
export function askJavaScript(usual: (file: SourceFile) => void): Ask<SourceFile> {
  let asked: EmptyReader | undefined;
  let interest: JavaScriptInterest | undefined;
  const scan = (document: Document): SourceFile | undefined => {
    // Comments are for the tree.
    if (document.text.includes('factorlint-disable-')) return undefined;
    asked ??= askedOf(usual);
    interest ??= interestOf(asked);
    const scanned = scanJavaScript(document.text, dialectOf(document.path), interest);
    return scanned && fileOver(document, scannedReader(document.text, scanned, asked), scanned.isModule);
  };
  return askScanned('javascript-scanned', scan, sourceFile);
}

function askedOf(usual: (file: SourceFile) => void): EmptyReader {
  const reader = new EmptyReader();
  reader.listen(() => {
    usual(fileOver(emptyDocument('server/empty.js'), reader, false));
  });
  return reader;
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
