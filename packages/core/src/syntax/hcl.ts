import { SyntaxFault, type Document, type Parser } from '../vocabulary/document.js';
import type { Located, Location } from '../vocabulary/location.js';
import type { Comment } from './comments.js';
import { blockLabel, expressionNode } from './hcl-expression.js';
import { createEntry, createMapping, type MappingEntry, type MappingNode } from './node.js';
import { childrenOf, parseTree, type Node } from './tree-sitter.js';

/** Deeper blocks are not written by people. */
const DEEPEST = 64;

/** What stands between the braces of a block, or in a file. */
export interface HclBody {
  /** `name = expression`, in the model of YAML and JSON. What an expression computes is a hole with its text. */
  readonly attributes: MappingNode;
  readonly blocks: readonly HclBlock[];
}

/** `resource "aws_db_instance" "main" { … }`. Located where it is written as a whole. */
export interface HclBlock extends HclBody, Located {
  readonly type: string;
  readonly labels: readonly string[];
  /** Its type and labels. */
  readonly head: Location;
}

export interface HclFile extends HclBody {
  readonly comments: readonly Comment[];
}

/** The HCL of a document, as Terraform writes it. Its grammar must be loaded. */
const hclFile: Parser<HclFile> = { id: 'hcl', parse: parseHcl };

/**
 * Reads a document as HCL, once. What has syntax errors is left out, and the rest is read.
 * @throws {SyntaxFault} when nothing can be read, or when it is too long
 */
export function readHcl(document: Document): HclFile {
  return document.parsed(hclFile);
}

/** The blocks of a type, with some labels in front. */
export function blocksOf({ blocks }: HclBody, type: string, ...labels: readonly string[]): HclBlock[] {
  return blocks.filter((block) => block.type === type && labels.every((label, index) => block.labels[index] === label));
}

/** The first body at the end of a way of block types, or undefined where one of them is not there. */
export function bodyAt(body: HclBody | undefined, ...way: readonly string[]): HclBody | undefined {
  return way.reduce<HclBody | undefined>((current, type) => current && blocksOf(current, type)[0], body);
}

function parseHcl(document: Document): HclFile {
  const tree = parseTree('hcl', document.text);
  try {
    const root = tree.rootNode;
    const parts = partsOf(root, document);
    const isEmpty = parts.attributes.entries.length === 0 && parts.blocks.length === 0;
    if (isEmpty && root.hasError) throw new SyntaxFault('Not valid HCL.', document.locate(0, document.text.length));
    return { ...parts, comments: commentsOf(root) };
  } finally {
    tree.delete();
  }
}

function commentsOf(root: Node): Comment[] {
  return root
    .descendantsOfType('comment')
    .flatMap((node) => (node ? [{ text: node.text, start: node.startIndex, end: node.endIndex }] : []));
}

/** Attributes and blocks below a node, also those that an error stands around. */
function partsOf(parent: Node, document: Document, depth = 0): HclBody {
  const entries: MappingEntry[] = [];
  const blocks: HclBlock[] = [];
  const visit = (node: Node, level: number): void => {
    if (level > DEEPEST) return;
    for (const child of childrenOf(node)) {
      if (child.type === 'attribute') entries.push(...attributeOf(child, document));
      else if (child.type === 'block') blocks.push(blockOf(child, document, level + 1));
      else if (child.type === 'body' || child.type === 'ERROR') visit(child, level + 1);
    }
  };
  visit(parent, depth);
  return { attributes: createMapping(document, { start: parent.startIndex, end: parent.endIndex }, entries), blocks };
}

function attributeOf(node: Node, document: Document): MappingEntry[] {
  const [name, expression] = childrenOf(node).filter(({ isNamed, type }) => isNamed && type !== 'comment' && type !== 'ERROR');
  if (!name || !expression) return [];
  const value = expressionNode(expression, document);
  return [createEntry(document, { key: name.text, keyStart: name.startIndex, keyEnd: name.endIndex, value })];
}

function blockOf(node: Node, document: Document, depth: number): HclBlock {
  const [first, ...rest] = childrenOf(node);
  const labels = rest.filter(({ type }) => type === 'string_lit' || type === 'identifier');
  const last = labels.at(-1) ?? first ?? node;
  return {
    ...partsOf(node, document, depth),
    type: first?.text ?? '',
    labels: labels.map(blockLabel),
    head: document.locate(node.startIndex, last.endIndex),
    location: document.locate(node.startIndex, node.endIndex),
  };
}
