import { scanPython } from '@factorlint/scanner';
import { askScanned, emptyDocument, type Ask } from '../asking/index.js';
import { EmptySource, Interest } from './interest.js';
import { openModule, pythonModule, type PythonModule } from './module.js';
import { TEMPLATE } from './parse.js';
import { PartialSource } from './partial-source.js';

/**
 * Of files of which only those statements are parsed that the question is about.
 * @param usual what every file is asked: the words that it asks an empty file about are those that are looked for
 */
export function askPartly(usual: (module: PythonModule) => void): Ask<PythonModule> {
  let interest: Interest | undefined;
  const scan = (document: Parameters<typeof openModule>[0]): PythonModule | undefined => {
    const { text } = document;
    if (TEMPLATE.test(text)) return undefined;
    interest ??= interestOf(usual);
    const scanned = scanPython(text, interest.forScanner);
    return scanned && openModule(document, new PartialSource(text, scanned, interest));
  };
  return askScanned<PythonModule>('python-partly', scan, pythonModule);
}

function interestOf(usual: (module: PythonModule) => void): Interest {
  const source = new EmptySource();
  usual(openModule(emptyDocument('empty.py'), source));
  return new Interest(source);
}
