import { parseTOML, ParseError, type AST } from 'toml-eslint-parser';
import { SyntaxFault, type Document, type Parser } from '../vocabulary/document.js';
import { createEntry, createMapping, createScalar, createSequence, type DataFile, type DataNode, type ScalarNode } from './node.js';
import { fillHoles, holesWithin, type Hole } from './template-holes.js';
import { alignScalar } from './align-scalar.js';

/** Deeper ones are not written by people. */
const DEEPEST = 100;

/** The TOML of a document, with tables and dotted keys as nested mappings. */
const tomlFile: Parser<DataFile> = { id: 'toml', parse: parseToml };

/**
 * Reads a document as TOML, once.
 * @throws {SyntaxFault} at the first syntax error, or when it is nested deeper than 100 levels
 */
export function readToml(document: Document): DataFile {
  return document.parsed(tomlFile);
}

function parseToml(document: Document): DataFile {
  const { text, holes } = fillHoles(document.text, 'toml');
  const program = parse(text, document);
  const [topLevel] = program.body;
  const root: Table = { kind: 'table', start: 0, end: text.length, entries: new Map() };
  const reading: Reading = { document, text, holes };
  for (const item of topLevel.body) {
    if (item.type === 'TOMLKeyValue') addKeyValue(root, item, reading);
    else addTable(root, item, reading);
  }
  const comments = program.comments.map(({ range: [start, end] }) => ({ text: text.slice(start, end), start, end }));
  return { roots: [finish(root, reading)], comments, holes, faults: [] };
}

function parse(text: string, document: Document): AST.TOMLProgram {
  try {
    return parseTOML(text, { tomlVersion: '1.1.0' });
  } catch (error) {
    if (error instanceof ParseError) {
      const at = Math.min(error.index, text.length);
      throw new SyntaxFault(`Not valid TOML: ${error.message}.`, document.locate(at, at));
    }
    if (error instanceof RangeError) throw new SyntaxFault('The data is too large or nested too deeply.');
    throw error;
  }
}

interface Reading {
  readonly document: Document;
  /** With holes filled. */
  readonly text: string;
  readonly holes: readonly Hole[];
}

/** A mapping while tables add to it. */
interface Table {
  readonly kind: 'table';
  start: number;
  end: number;
  readonly entries: Map<string, { readonly keyStart: number; readonly keyEnd: number; value: Draft }>;
}

interface Tables {
  readonly kind: 'tables';
  readonly items: Table[];
}

type Draft = Table | Tables | DataNode;

function addTable(root: Table, table: AST.TOMLTable, reading: Reading): void {
  const [start, end] = table.range;
  const keys = table.key.keys;
  if (keys.length > DEEPEST) throw new SyntaxFault('The data is nested too deeply.', reading.document.locate(start, end));
  let current = root;
  keys.forEach((key, index) => {
    const isLast = index === keys.length - 1;
    const isArray = isLast && table.kind === 'array';
    current = below(current, key, start, end, isArray) ?? current;
  });
  for (const item of table.body) addKeyValue(current, item, reading);
}

/** The table under a key, made where there is none; of an array of tables the last one, or a new one. */
function below(table: Table, key: AST.TOMLBare | AST.TOMLQuoted, start: number, end: number, isNewItem: boolean): Table | undefined {
  const name = nameOf(key);
  const [keyStart, keyEnd] = key.range;
  const fresh = (): Table => ({ kind: 'table', start, end, entries: new Map() });
  const known = table.entries.get(name)?.value;
  if (!known) {
    const item = fresh();
    table.entries.set(name, { keyStart, keyEnd, value: isNewItem ? { kind: 'tables', items: [item] } : item });
    return item;
  }
  if (known.kind === 'tables') {
    if (isNewItem) known.items.push(fresh());
    const last = known.items.at(-1);
    if (last) last.end = Math.max(last.end, end);
    return last;
  }
  if (known.kind !== 'table') return undefined;
  known.end = Math.max(known.end, end);
  return known;
}

function addKeyValue(table: Table, item: AST.TOMLKeyValue, reading: Reading, depth = 0): void {
  const [start, end] = item.range;
  const keys = item.key.keys;
  if (keys.length + depth > DEEPEST) throw new SyntaxFault('The data is nested too deeply.', reading.document.locate(start, end));
  let current = table;
  for (const key of keys.slice(0, -1)) current = below(current, key, key.range[0], end, false) ?? current;
  const last = keys.at(-1);
  if (!last) return;
  const [keyStart, keyEnd] = last.range;
  current.entries.set(nameOf(last), { keyStart, keyEnd, value: readValue(item.value, reading, depth + keys.length) });
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function readValue(node: AST.TOMLContentNode, reading: Reading, depth: number): Draft {
  const { document, text, holes } = reading;
  const [start, end] = node.range;
  if (depth > DEEPEST) throw new SyntaxFault('The data is nested too deeply.', document.locate(start, end));
  if (node.type === 'TOMLInlineTable') {
    const table: Table = { kind: 'table', start, end, entries: new Map() };
    for (const item of node.body) addKeyValue(table, item, reading, depth);
    return table;
  }
  const within = holesWithin(holes, start, end);
  const source = { start, end, holes: within };
  if (node.type === 'TOMLArray') {
    const items = node.elements.map((element) => finish(readValue(element, reading, depth + 1), reading));
    return createSequence(document, source, items, isFilledIn(within));
  }
  if (node.kind !== 'string') {
    const value = typeof node.value === 'number' || typeof node.value === 'boolean' ? node.value : text.slice(start, end);
    return createScalar(document, { ...source, value, text: text.slice(start, end), style: 'plain' });
  }
  return readString(node, source, reading);
}

function readString(
  node: AST.TOMLStringValue,
  source: { start: number; end: number; holes: readonly Hole[] },
  { document, text }: Reading,
): ScalarNode {
  const { start, end } = source;
  const { value } = node;
  const style = node.style === 'basic' ? 'double' : 'single';
  const quotes = node.multiline ? 3 : 1;
  const isDirect = text.slice(start + quotes, end - quotes) === value;
  if (isDirect) return createScalar(document, { ...source, value, text: value, style, contentStart: start + quotes });
  // In three quotes a backslash or a quote means no more than in one; the literal kind has no escapes at all.
  const offsets =
    style === 'double'
      ? () => alignScalar(text, start + quotes - 1, end - quotes, value, 'double')
      : () => alignScalar(text, start + quotes, end - quotes, value, 'plain');
  return createScalar(document, { ...source, value, text: value, style, offsets });
}

function isFilledIn(holes: readonly Hole[]): boolean {
  return holes.some(({ alone, control }) => alone && !control);
}

function finish(draft: Draft, reading: Reading): DataNode {
  const { document, holes } = reading;
  if (draft.kind === 'tables') {
    const items = draft.items.map((item) => finish(item, reading));
    return createSequence(document, { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 }, items);
  }
  if (draft.kind !== 'table') return draft;
  const entries = [...draft.entries].map(([key, { keyStart, keyEnd, value }]) =>
    createEntry(document, { key, keyStart, keyEnd, value: finish(value, reading) }),
  );
  const within = holesWithin(holes, draft.start, draft.end);
  return createMapping(document, { start: draft.start, end: draft.end, holes: within }, entries, isFilledIn(within));
}
