import { scanPython } from '@factorlint/scanner';
import type { Document, Parser } from '../../vocabulary/document.js';
import { EmptySource, Interest } from './interest.js';
import { openModule, pythonModule, type PythonModule } from './module.js';
import { TEMPLATE } from './parse.js';
import { PartialSource } from './partial-source.js';
import { Unsure } from './unsure.js';

/** Asks a file a question. It may be asked twice: it must have no effects that the second asking would not undo. */
export type Ask = <T>(document: Document, question: (module: PythonModule) => T) => T;

/** Of files that are parsed whole. */
export const askWhole: Ask = (document, question) => question(document.parsed(pythonModule));

/**
 * Of files of which only those statements are parsed that the question is about. Where that is not sure, the file is parsed whole.
 * @param usual what every file is asked: the words that it asks an empty file about are those that are looked for
 */
export function askPartly(usual: (module: PythonModule) => void): Ask {
  let interest: Interest | undefined;
  const partly: Parser<{ module: PythonModule | undefined }> = {
    id: 'python-partly',
    parse(document) {
      const { text } = document;
      if (TEMPLATE.test(text)) return { module: undefined };
      interest ??= interestOf(usual);
      const scan = scanPython(text, interest.forScanner);
      return { module: scan && openModule(document, new PartialSource(text, scan, interest)) };
    },
  };
  return (document, question) => {
    const state = document.parsed(partly);
    if (state.module) {
      try {
        return question(state.module);
      } catch (error) {
        if (!(error instanceof Unsure)) throw error;
        state.module = undefined;
      }
    }
    return askWhole(document, question);
  };
}

function interestOf(usual: (module: PythonModule) => void): Interest {
  const source = new EmptySource();
  usual(openModule(EMPTY, source));
  return new Interest(source);
}

const EMPTY: Document = {
  path: 'empty.py',
  text: '',
  kind: 'production',
  locate: () => ({ path: EMPTY.path }),
  parsed: (parser) => parser.parse(EMPTY),
  part: () => EMPTY,
};
