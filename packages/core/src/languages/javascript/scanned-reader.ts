import type { JavaScriptScan } from '@factorlint/scanner';
import { Unsure } from '../asking/index.js';
import type { EmptyReader } from './interest.js';
import type { JavaScriptReader } from './reader.js';
import { mayBeChanged } from './changes.js';

function unsure(): never {
  throw new Unsure();
}

/**
 * A reader of a file that was scanned. It says what the file does not hold; whoever asks for more than that needs its tree.
 * @param asked what the scanner has looked for
 */
export function scannedReader(text: string, scan: JavaScriptScan, asked: EmptyReader): JavaScriptReader {
  const mayHold = (word: string) => scan.words.has(word) || !asked.words.has(word);
  const modules = new Set(scan.loads.flatMap(({ module, form }) => (form === 'export' ? [] : [module.replace(/^node:/, '')])));
  let changes: boolean | undefined;
  return {
    mayHold,
    mayBind: (test) => !asked.bindings.has(test) || [...scan.bound].some(test),
    mayWrite: (test) => !asked.texts.has(test) || [...scan.strings].some(test),
    mayBeGiven: (test) =>
      !asked.given.has(test) || scan.arguments.some(({ text: given, callee }) => !test.unless?.has(callee) && test.fits(given)),
    mayLoad: (isModule) => [...modules].some(isModule),
    mayChangeCollections: () => (changes ??= scan.collections.some((name) => mayBeChanged(text, name))),
    opensWith: (directive) => (scan.opening === directive ? unsure() : false),
    statementsWith: (words) => (words.some(mayHold) ? unsure() : []),
    imported: () => scan.loads.flatMap(({ module, form }) => (form === 'import' ? [module] : [])),
    loads: () =>
      scan.loads.map(({ module, form, types, nested, start, end }) => {
        // Whether a function or a `try` stands around it, the braces do not say.
        if (form === 'require' && nested) unsure();
        return { module, optional: form === 'dynamic' || types, start, end };
      }),
    get program() {
      return unsure();
    },
    binds: unsure,
    imports: unsure,
    moduleCollections: unsure,
    enclosing: unsure,
    identifiers: unsure,
    strings: unsure,
    freeWrites: unsure,
    parentOf: unsure,
    unitOf: unsure,
    functionOf: unsure,
    lookup: unsure,
  };
}
