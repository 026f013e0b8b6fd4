import type { Tree } from 'web-tree-sitter';
import type { Comment } from '../../syntax/comments.js';
import { isStatement, type Node } from './node.js';

/** What stands in a text that was parsed. */
export interface Contents {
  /** The statements in which a word stands as an identifier, in order. */
  readonly words: ReadonlyMap<string, readonly Node[]>;
  /** The string literals without interpolation, docstrings and other bare strings left out. */
  readonly strings: readonly Node[];
  /** The string literals with interpolation. */
  readonly templates: readonly Node[];
  /** `:=` expressions. */
  readonly walruses: readonly Node[];
  /** The import statements, in order. */
  readonly imports: readonly Node[];
  readonly comments: readonly Comment[];
  /** Where the first part stands that is no Python: UTF-16 offsets. */
  readonly fault: { readonly start: number; readonly end: number } | undefined;
}

/** Where the parsed text comes from. */
export interface Origin {
  /** What was parsed. */
  readonly parsed: string;
  /** The text of the file. */
  readonly text: string;
  /** The offset in the file of an offset in the parsed text. */
  toWhole(offset: number): number;
  /** The node that takes the place of a block which was left out; its beginning in the parsed text tells which. */
  block?(parsedStart: number, field: string | undefined, parent: Node): Node | undefined;
}

/** Copies what a parsed tree holds as children of `root` into a list, so that the parser's own can be let go. Comments are no children. */
export function copyTree(tree: Tree, root: Node, into: Node[], { parsed, text, toWhole, block }: Origin): Contents {
  const cursor = tree.walk();
  const { types, fields } = tree.language;
  const broken = tree.rootNode.hasError;
  const comments: Comment[] = [];
  const words = new Map<string, Node[]>();
  const strings: Node[] = [];
  const templates: Node[] = [];
  const walruses: Node[] = [];
  const imports: Node[] = [];
  let fault: Contents['fault'];
  let parent = root;
  let siblings = into;
  let statement = root;
  const statements: Node[] = [];
  // The root is not looked at itself: a file of errors has one of type ERROR.
  let moved = cursor.gotoFirstChild();
  const parents: Node[] = [];
  const families: Node[][] = [];
  while (moved) {
    const typeId = cursor.nodeTypeId;
    const type = types[typeId] ?? 'ERROR';
    const parsedStart = cursor.startIndex;
    const start = toWhole(parsedStart);
    const end = toWhole(cursor.endIndex);
    let descend = false;
    if (type === 'comment') comments.push({ text: text.slice(start, end), start, end });
    else {
      if (broken && !fault && (type === 'ERROR' || cursor.nodeIsMissing))
        fault = { start, end: Math.max(end, Math.min(start + 1, text.length)) };
      const name = fields[cursor.currentFieldId] ?? undefined;
      let isNamed = named.get(typeId);
      if (isNamed === undefined) named.set(typeId, (isNamed = cursor.nodeIsNamed));
      if (name !== undefined || isNamed) {
        const left = type === 'block' ? block?.(parsedStart, name, parent) : undefined;
        const children: Node[] = [];
        const node = left ?? { type, start, end, field: name, parent, children };
        siblings.push(node);
        if (left) descend = false;
        else if (type === 'identifier') note(words, text.slice(start, end), statement);
        else if (type === 'string') {
          descend = isFormatted(parsed, parsedStart);
          if (!isBare(parent)) (descend ? templates : strings).push(node);
        } else {
          if (type === 'named_expression') walruses.push(node);
          else if (IMPORTS.has(type)) imports.push(node);
          descend = true;
        }
        if (descend && cursor.gotoFirstChild()) {
          parents.push(parent);
          families.push(siblings);
          statements.push(statement);
          parent = node;
          siblings = children;
          if (isStatement(node)) statement = node;
          continue;
        }
      }
    }
    moved = cursor.gotoNextSibling();
    while (!moved && parents.length > 0 && cursor.gotoParent()) {
      if (ENDS_WITH_BLOCK.test(parent.type)) endWithLast(parent, siblings);
      parent = parents.pop() ?? root;
      siblings = families.pop() ?? into;
      statement = statements.pop() ?? root;
      moved = cursor.gotoNextSibling();
    }
  }
  cursor.delete();
  return { comments, fault, words, strings, templates, walruses, imports };
}

/** Whether the nodes of a type are named; the grammar says so once and for all. */
const named = new Map<number, boolean>();

/** Statements and clauses whose last child is a block, and blocks. */
const ENDS_WITH_BLOCK =
  /^(?:block|(?:if|for|while|try|with|match)_statement|(?:function|class|decorated)_definition|(?:elif|else|except|finally|case)_clause)$/;

/** The grammar counts a comment after the last statement to the block. */
function endWithLast(node: Growing, children: readonly Node[]): void {
  const last = children.at(-1);
  if (last) node.end = last.end;
}

type Growing = { -readonly [key in keyof Node]: Node[key] };

const IMPORTS: ReadonlySet<string> = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

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
