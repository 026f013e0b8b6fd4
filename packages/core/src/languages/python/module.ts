import type { Document, Parser } from '../../vocabulary/document.js';
import { Evaluator } from './evaluate.js';
import type { Evaluation } from './evaluation.js';
import { Names } from './names.js';
import { pythonFile, type SourceFile } from './parse.js';
import { PythonReader } from './reader.js';

/** One Python file, ready to be asked. */
export interface PythonModule extends Evaluation {
  readonly file: SourceFile;
}

/** Made once a document, whoever asks. */
export const pythonModule: Parser<PythonModule> = {
  id: 'python-module',
  parse: openModule,
};

function openModule(document: Document): PythonModule {
  const file = document.parsed(pythonFile);
  const reader = new PythonReader(file);
  const names = new Names(reader);
  const evaluator = new Evaluator(document, reader, names);
  return Object.assign(evaluator, { file });
}
