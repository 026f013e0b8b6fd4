import type { JavaScriptDialect } from '@factorlint/scanner';
import { parseSync, type Comment, type ParserOptions, type Program } from 'oxc-parser';
import { SyntaxFault, type Document, type Parser } from '../../vocabulary/document.js';

/** A parsed file, with its comments and the way its modules are written. */
export interface ParsedFile {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly module: 'esm' | 'commonjs';
}

/** Beyond this nesting the tree is not walked: nobody writes it, and a stack ends somewhere. Counted in brackets of source. */
const DEEPEST = 1_500;

/**
 * The whole file as a tree of oxc-parser. It recovers from nothing: a file with a syntax error gives no tree.
 */
export const javascriptFile: Parser<ParsedFile> = {
  id: 'javascript',
  parse(document) {
    const text = document.text;
    refuseDeepNesting(document, text);
    const result = parseSync(document.path, text, {
      lang: languageOf(document.path),
      sourceType: /\.c[jt]s$/.test(document.path) ? 'commonjs' : 'unambiguous',
      preserveParens: false,
      astType: 'ts',
    });
    const fault = result.errors.find(({ severity }) => String(severity) === 'Error');
    if (fault) {
      const label = fault.labels[0];
      throw new SyntaxFault(`Syntax error: ${fault.message}`, label ? document.locate(label.start, label.end) : document.locate(0, 0));
    }
    return { program: result.program, comments: result.comments, module: result.module.hasModuleSyntax ? 'esm' : 'commonjs' };
  },
};

/** `.js` may hold JSX and Flow: JSX is read, Flow's types are a syntax fault. */
function languageOf(path: string): NonNullable<ParserOptions['lang']> {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts';
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'jsx';
}

/** How a file is to be scanned. */
export function dialectOf(path: string): JavaScriptDialect {
  const lang = languageOf(path);
  return { jsx: lang === 'jsx' || lang === 'tsx', types: lang !== 'jsx' };
}

/** A stack is finite: source nested deeper than anybody writes is refused before a recursive walk meets it. */
function refuseDeepNesting(document: Document, text: string): void {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 40 || code === 91 || code === 123) {
      depth += 1;
      if (depth > DEEPEST) throw new SyntaxFault('Syntax is nested too deeply to be read.', document.locate(index, index + 1));
    } else if (code === 41 || code === 93 || code === 125) depth = Math.max(0, depth - 1);
  }
}
