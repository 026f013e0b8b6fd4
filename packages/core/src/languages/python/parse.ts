import { SyntaxFault, type Document, type Parser } from '../../vocabulary/document.js';
import { fillHoles } from '../../syntax/template-holes.js';
import { parseTree } from '../../syntax/tree-sitter.js';
import { copyTree, type Contents } from './copy-tree.js';
import type { Node } from './node.js';

/** A Python file as plain data. */
export interface WholeFile extends Contents {
  readonly root: Node;
  /** What was parsed: the document's text, with the pieces of a template filled. Offsets are the same. */
  readonly text: string;
}

/** Parses a document once; whoever asks gets the same tree. */
export const pythonFile: Parser<WholeFile> = {
  id: 'python',
  parse: readWhole,
};

/** Marks of Jinja and cookiecutter, which are no Python where they stand outside strings. */
export const TEMPLATE = /\{\{|\{%/;

/** @throws {SyntaxFault} when the text is too long or takes too long */
function readWhole({ text }: Document): WholeFile {
  const tree = parseTree('python', text);
  try {
    if (!tree.rootNode.hasError || !TEMPLATE.test(text)) return copied(tree, text);
  } finally {
    tree.delete();
  }
  const filled = fillHoles(text, 'python').text;
  const second = parseTree('python', filled);
  try {
    return copied(second, filled);
  } finally {
    second.delete();
  }
}

function copied(tree: ReturnType<typeof parseTree>, text: string): WholeFile {
  const children: Node[] = [];
  const root: Node = { type: 'module', start: 0, end: text.length, field: undefined, parent: undefined, children };
  return { root, text, ...copyTree(tree, root, children, { parsed: text, text, toWhole: (offset) => offset }) };
}

/** @throws {SyntaxFault} where a part of the file is no Python, after everything else was read */
export function reportFault({ fault }: Pick<Contents, 'fault'>, document: Document): void {
  if (fault) throw new SyntaxFault('A part of the file is not Python that can be parsed.', document.locate(fault.start, fault.end));
}
