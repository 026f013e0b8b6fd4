import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { SyntaxFault, type Document, type Parser } from '../vocabulary/document.js';
import type { Comment } from './comments.js';
import { createEntry, createMapping, createScalar, createSequence, type DataFile, type DataNode, type MappingEntry } from './node.js';
import { fillHoles, holesWithin, type Hole } from './template-holes.js';
import { alignScalar } from './align-scalar.js';

/** Deeper ones are not written by people, and deep ones overflow the stack of the parser. */
const DEEPEST = 200;
/** How many syntax errors are told; garbage has one at every word. */
const MOST_FAULTS = 20;
/** Kinds of tokens: `SyntaxKind` of jsonc-parser, a const enum, which isolated modules cannot read. */
const TOKEN = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, lineComment: 12, blockComment: 13, end: 17 };

/** The JSON of a document; comments and trailing commas are read too. */
const jsonFile: Parser<DataFile> = { id: 'json', parse: parseJson };

/**
 * Reads a document as JSON, once. Syntax errors are tolerated where something is left to read.
 * @throws {SyntaxFault} when nothing can be read, or when it is nested deeper than 200 levels
 */
export function readJson(document: Document): DataFile {
  return document.parsed(jsonFile);
}

function parseJson(document: Document): DataFile {
  const { text, holes } = fillHoles(document.text, 'json');
  const comments = survey(text, document);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const faults = errors.slice(0, MOST_FAULTS).map(({ error, offset, length }) => {
    const words = printParseErrorCode(error)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    return new SyntaxFault(`Not valid JSON: ${words}.`, document.locate(offset, offset + length));
  });
  if (!tree) throw faults[0] ?? new SyntaxFault('There is no JSON value.', document.locate(0, text.length));
  return { roots: [readNode(tree, { document, text, holes })], comments, holes, faults };
}

/** Finds the comments and refuses what is too deep for the parser. */
function survey(text: string, document: Document): Comment[] {
  const comments: Comment[] = [];
  const scanner = createScanner(text, false);
  let depth = 0;
  for (let kind: number = scanner.scan(); kind !== TOKEN.end; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    if (kind === TOKEN.openBrace || kind === TOKEN.openBracket) depth++;
    if (kind === TOKEN.closeBrace || kind === TOKEN.closeBracket) depth--;
    if (depth > DEEPEST) throw new SyntaxFault('The data is nested too deeply.', document.locate(start, end));
    if (kind === TOKEN.lineComment || kind === TOKEN.blockComment) comments.push({ text: text.slice(start, end), start, end });
  }
  return comments;
}

interface Reading {
  readonly document: Document;
  /** With holes filled. */
  readonly text: string;
  readonly holes: readonly Hole[];
}

function readNode(node: Node, reading: Reading): DataNode {
  const { document, text, holes } = reading;
  const start = node.offset;
  const end = start + node.length;
  const within = holesWithin(holes, start, end);
  const source = { start, end, holes: within };
  const isOpen = within.some(({ alone, control }) => alone && !control);
  const children = node.children ?? [];
  if (node.type === 'object') {
    return createMapping(
      document,
      source,
      children.flatMap((property) => readEntry(property, reading)),
      isOpen,
    );
  }
  if (node.type === 'array') {
    const items = children.map((child) => readNode(child, reading));
    return createSequence(document, source, items, isOpen);
  }
  const value = node.value as string | number | boolean | null;
  if (typeof value !== 'string') return createScalar(document, { ...source, value, text: text.slice(start, end), style: 'plain' });
  const isDirect = text.slice(start + 1, end - 1) === value;
  const offsets = () => alignScalar(text, start, end, value, 'double');
  return createScalar(document, {
    ...source,
    value,
    text: value,
    style: 'double',
    ...(isDirect ? { contentStart: start + 1 } : { offsets }),
  });
}

function readEntry({ children: [key, value] = [], offset, length }: Node, reading: Reading): MappingEntry[] {
  if (!key || typeof key.value !== 'string') return [];
  const place = { key: key.value, keyStart: key.offset, keyEnd: key.offset + key.length };
  const end = offset + length;
  const read = value
    ? readNode(value, reading)
    : createScalar(reading.document, { start: end, end, value: null, text: '', style: 'plain' });
  return [createEntry(reading.document, { ...place, value: read })];
}
