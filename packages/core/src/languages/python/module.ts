import type { Document, Parser } from '../../vocabulary/document.js';
import { Evaluator } from './evaluate.js';
import type { Evaluation } from './evaluation.js';
import { Names } from './names.js';
import { pythonFile, type WholeFile } from './parse.js';
import { PythonReader } from './reader.js';
import type { PythonSource } from './source.js';
import { WholeSource } from './whole-source.js';

/** One Python file, ready to be asked. */
export type PythonModule = Evaluation;

/** A module of which the whole file has been parsed. */
export interface WholeModule extends PythonModule {
  readonly file: WholeFile;
}

/** The module of a whole file. Made once a document, whoever asks. */
export const pythonModule: Parser<WholeModule> = {
  id: 'python-module',
  parse(document: Document) {
    const file = document.parsed(pythonFile);
    return Object.assign(openModule(document, new WholeSource(file)), { file });
  },
};

/** Opens a module over a source. */
export function openModule(document: Document, source: PythonSource): PythonModule {
  const reader = new PythonReader(source);
  return new Evaluator(document, reader, new Names(reader));
}
