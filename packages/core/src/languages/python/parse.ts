import type { Tree } from 'web-tree-sitter';
import { SyntaxFault, type Document, type Parser } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';
import type { Comment } from '../../syntax/comments.js';
import { fillHoles } from '../../syntax/template-holes.js';
import { parseTree } from '../../syntax/tree-sitter.js';
import { isStatement, type Node } from './node.js';

/** A Python file as plain data. */
export interface SourceFile {
  readonly root: Node;
  /** What was parsed: the document's text, with the pieces of a template filled. Offsets are the same. */
  readonly text: string;
  readonly comments: readonly Comment[];
  /** Where the first part stands that is no Python. */
  readonly fault: Location | undefined;
  /** The statements in which a word stands as an identifier, in order. */
  readonly words: ReadonlyMap<string, readonly Node[]>;
  /** The string literals without interpolation, docstrings and other bare strings left out. */
  readonly strings: readonly Node[];
  /** The string literals with interpolation. */
  readonly templates: readonly Node[];
  /** `:=` expressions. */
  readonly walruses: readonly Node[];
}

/** Parses a document once; whoever asks gets the same tree. */
export const pythonFile: Parser<SourceFile> = {
  id: 'python',
  parse: readSource,
};

/** Marks of Jinja and cookiecutter, which are no Python where they stand outside strings. */
const TEMPLATE = /\{\{|\{%/;

function readSource(document: Document): SourceFile {
  const { text } = document;
  const tree = parseTree('python', text);
  try {
    if (!tree.rootNode.hasError || !TEMPLATE.test(text)) return copy(tree, text, document);
  } finally {
    tree.delete();
  }
  const filled = fillHoles(text, 'python').text;
  const second = parseTree('python', filled);
  try {
    return copy(second, filled, document);
  } finally {
    second.delete();
  }
}

type Growing = Omit<Node, 'children'> & { readonly children: Node[] };

function copy(tree: Tree, text: string, document: Document): SourceFile {
  const cursor = tree.walk();
  const { types, fields } = tree.language;
  const broken = tree.rootNode.hasError;
  const named = new Map<number, boolean>();
  const comments: Comment[] = [];
  const words = new Map<string, Node[]>();
  const strings: Node[] = [];
  const templates: Node[] = [];
  const walruses: Node[] = [];
  let fault: Location | undefined;
  const root: Growing = { type: 'module', start: 0, end: text.length, field: undefined, parent: undefined, children: [] };
  let parent = root;
  let statement: Node = root;
  const statements: Node[] = [];
  // The root is not looked at itself: a file of errors has one of type ERROR.
  let moved = cursor.gotoFirstChild();
  const depth: Growing[] = [];
  while (moved) {
    const typeId = cursor.nodeTypeId;
    const type = types[typeId] ?? 'ERROR';
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    let descend = false;
    if (type === 'comment') comments.push({ text: text.slice(start, end), start, end });
    else {
      if (broken && !fault && (type === 'ERROR' || cursor.nodeIsMissing))
        fault = document.locate(start, Math.max(end, Math.min(start + 1, text.length)));
      const name = fields[cursor.currentFieldId] ?? undefined;
      let isNamed = named.get(typeId);
      if (isNamed === undefined) named.set(typeId, (isNamed = cursor.nodeIsNamed));
      if (name !== undefined || isNamed) {
        const node: Growing = { type, start, end, field: name, parent, children: [] };
        parent.children.push(node);
        if (type === 'identifier') note(words, text.slice(start, end), statement);
        else if (type === 'string') {
          descend = isFormatted(text, start);
          if (!isBare(parent)) (descend ? templates : strings).push(node);
        } else {
          if (type === 'named_expression') walruses.push(node);
          descend = true;
        }
        if (descend && cursor.gotoFirstChild()) {
          depth.push(parent);
          statements.push(statement);
          parent = node;
          if (isStatement(node)) statement = node;
          continue;
        }
      }
    }
    moved = cursor.gotoNextSibling();
    while (!moved && depth.length > 0 && cursor.gotoParent()) {
      parent = depth.pop() ?? root;
      statement = statements.pop() ?? root;
      moved = cursor.gotoNextSibling();
    }
  }
  cursor.delete();
  return { root, text, comments, fault, words, strings, templates, walruses };
}

function note(words: Map<string, Node[]>, word: string, statement: Node): void {
  const known = words.get(word);
  if (!known) words.set(word, [statement]);
  else if (known.at(-1) !== statement) known.push(statement);
}

/** Whether the prefix of a string literal makes it an f-string or a template string. */
function isFormatted(text: string, start: number): boolean {
  for (let index = start; index < start + 3; index += 1) {
    const character = text[index];
    if (character === '"' || character === "'") return false;
    if (character === 'f' || character === 'F' || character === 't' || character === 'T') return true;
  }
  return false;
}

/** A string that is a statement by itself: a docstring, or text that somebody took out. */
function isBare(parent: Node): boolean {
  return (
    parent.type === 'expression_statement' || (parent.type === 'concatenated_string' && parent.parent?.type === 'expression_statement')
  );
}

/** @throws {SyntaxFault} where a part of the file is no Python, after everything else was read */
export function reportFault(file: SourceFile): void {
  if (file.fault) throw new SyntaxFault('A part of the file is not Python that can be parsed.', file.fault);
}
