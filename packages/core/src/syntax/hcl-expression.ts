import type { Document } from '../vocabulary/document.js';
import { HOLE } from './hole.js';
import { createEntry, createMapping, createScalar, createSequence, type DataNode, type MappingEntry } from './node.js';
import { heredocText, quotedText } from './hcl-template.js';
import { childrenOf, type Node } from './tree-sitter.js';

const DEEPEST = 64;
/** Functions whose result is their argument, for a reader of settings. Source: developer.hashicorp.com/terraform/language/functions. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'jsonencode',
  'yamlencode',
  'tostring',
  'tonumber',
  'tobool',
  'tolist',
  'toset',
  'tomap',
  'sensitive',
  'nonsensitive',
  'trimspace',
  'chomp',
  'flatten',
]);

/** An expression as a node of data. What it computes from elsewhere is a scalar that is a hole, with the expression's text. */
export function expressionNode(node: Node, document: Document, depth = 0): DataNode {
  const inner = childrenOf(node).filter(({ isNamed, type }) => isNamed && type !== 'comment');
  const [only] = inner;
  if (node.hasError || depth > DEEPEST || node.type !== 'expression' || inner.length !== 1 || !only) return computed(node, document);
  switch (only.type) {
    case 'expression':
      return expressionNode(only, document, depth + 1);
    case 'literal_value':
      return literal(only, document);
    case 'template_expr':
      return template(only, document);
    case 'collection_value':
      return collection(only, document, depth + 1);
    case 'function_call':
      return called(only, document, depth + 1);
    default:
      return computed(node, document);
  }
}

/** What a label says: `"web"` is `web`. */
export function blockLabel(node: Node): string {
  return node.type === 'string_lit' ? node.text.slice(1, -1) : node.text;
}

function computed({ startIndex: start, endIndex: end, text: expression }: Node, document: Document): DataNode {
  const text = HOLE.repeat(Math.max(end - start, 1));
  const hole = { start, end, expression, control: false, alone: false };
  return createScalar(document, { start, end, value: text, text, style: 'plain', contentStart: start, holes: [hole] });
}

function literal(node: Node, document: Document): DataNode {
  const [token] = childrenOf(node);
  if (token?.type === 'string_lit') return createScalar(document, quotedText(token, document.text));
  const { startIndex: start, endIndex: end, text } = node;
  const value = token?.type === 'numeric_lit' ? Number(text) : token?.type === 'bool_lit' ? text === 'true' : null;
  return createScalar(document, { start, end, value, text, style: 'plain', contentStart: start });
}

function template(node: Node, document: Document): DataNode {
  const [written] = childrenOf(node);
  if (!written) return computed(node, document);
  return createScalar(
    document,
    written.type === 'heredoc_template' ? heredocText(written, document.text) : quotedText(written, document.text),
  );
}

function collection(node: Node, document: Document, depth: number): DataNode {
  const [written] = childrenOf(node);
  const { startIndex: start, endIndex: end } = node;
  if (written?.type === 'tuple') {
    const items = childrenOf(written).filter(({ type }) => type === 'expression');
    return createSequence(
      document,
      { start, end },
      items.map((item) => expressionNode(item, document, depth)),
    );
  }
  if (written?.type !== 'object') return computed(node, document);
  const entries = childrenOf(written).flatMap((child) => (child.type === 'object_elem' ? element(child, document, depth) : []));
  return createMapping(document, { start, end }, entries);
}

function element(node: Node, document: Document, depth: number): MappingEntry[] {
  const [key, value] = childrenOf(node).filter(({ type }) => type === 'expression');
  if (!key || !value) return [];
  return [
    createEntry(document, {
      key: keyText(key, document),
      keyStart: key.startIndex,
      keyEnd: key.endIndex,
      value: expressionNode(value, document, depth),
    }),
  ];
}

/** A bare name is the key itself. */
function keyText(node: Node, document: Document): string {
  if (/^[\w-]+$/.test(node.text)) return node.text;
  const key = expressionNode(node, document);
  return key.kind === 'scalar' ? key.text : HOLE;
}

function called(node: Node, document: Document, depth: number): DataNode {
  const [name, given] = childrenOf(node).filter(({ type }) => type === 'identifier' || type === 'function_arguments');
  const nodes = given ? childrenOf(given).filter(({ type }) => type === 'expression') : [];
  const [first] = nodes;
  if (!name || !first) return computed(node, document);
  if (TRANSPARENT.has(name.text)) return expressionNode(first, document, depth);
  if (name.text !== 'merge' && name.text !== 'concat') return computed(node, document);
  const all = nodes.map((each) => expressionNode(each, document, depth));
  const source = { start: node.startIndex, end: node.endIndex };
  // A list that is computed stands in the place of its items.
  if (name.text === 'concat') {
    const items = all.flatMap((each) => (each.kind === 'sequence' ? each.items : [each]));
    return createSequence(
      document,
      source,
      items,
      all.some((each) => each.kind === 'sequence' && each.open),
    );
  }
  const isOpen = all.some((each) => each.kind !== 'mapping' || each.open);
  return createMapping(
    document,
    source,
    all.flatMap((each) => (each.kind === 'mapping' ? each.entries : [])),
    isOpen,
  );
}
