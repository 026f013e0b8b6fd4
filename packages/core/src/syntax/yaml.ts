import {
  Composer,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Parser as CstParser,
  type CST,
  type Document as YamlDocument,
  type Node,
} from 'yaml';
import { SyntaxFault, type Document, type Parser } from '../vocabulary/document.js';
import type { Comment } from './comments.js';
import {
  createEntry,
  createMapping,
  createScalar,
  createSequence,
  type DataFile,
  type DataNode,
  type MappingEntry,
  type ScalarNode,
} from './node.js';
import { placeHoles } from './template-entries.js';
import { fillHoles, holesWithin, templateComments, type Hole } from './template-holes.js';
import { alignScalar } from './align-scalar.js';

/** Deeper ones are not written by people, and deep ones overflow the stack of the parser. */
const DEEPEST = 100;
/** Nodes that aliases may repeat: an alias bomb has billions. */
const MOST_REPEATED = 200_000;
const MOST_ALIASES = 50_000;

/** The YAML of a document: templates are holes, anchors and merge keys are resolved. */
const yamlFile: Parser<DataFile> = { id: 'yaml', parse: parseYaml };

/**
 * Reads a document as YAML, once. Syntax errors are tolerated where something is left to read.
 * @throws {SyntaxFault} when nothing can be read, when an alias stands inside what it names, when aliases
 *   are more than 50,000 or repeat more than 200,000 nodes, or when it is nested deeper than 100 levels
 */
export function readYaml(document: Document): DataFile {
  return document.parsed(yamlFile);
}

function parseYaml(document: Document): DataFile {
  const { text, holes } = fillHoles(document.text, 'yaml');
  const tokens = [...new CstParser().parse(text)];
  const comments = [...survey(tokens, document), ...templateComments(document.text, holes)];
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', prettyErrors: false, keepSourceTokens: true, version: '1.2' });
  const composed = [...composer.compose(tokens, false, text.length)];
  const faults = composed.flatMap(({ errors }) =>
    errors.map(({ message, pos }) => new SyntaxFault(sentence(message), document.locate(pos[0], Math.max(pos[0], pos[1])))),
  );
  const roots: DataNode[] = [];
  for (const yaml of composed) {
    const root = yaml.contents && readRoot(yaml, { document, text, holes });
    if (root && !(root.kind === 'scalar' && root.value === null)) roots.push(root);
  }
  if (roots.length === 0 && faults[0]) throw faults[0];
  const placed = roots.map((root, index) => placeHoles(root, roots[index + 1]?.start ?? Infinity, document, holes));
  return { roots: placed, comments, holes, faults };
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** Finds the comments, without recursion, and refuses what is too deep for the composer. */
function survey(tokens: readonly CST.Token[], document: Document): Comment[] {
  const comments: Comment[] = [];
  let aliases = 0;
  const stack: (readonly [CST.Token | CST.SourceToken, number])[] = tokens.map((token) => [token, 0] as const);
  while (stack.length > 0) {
    const [token, depth] = stack.pop()!;
    if (depth > DEEPEST) {
      throw new SyntaxFault('The data is nested too deeply.', document.locate(token.offset, token.offset + 1));
    }
    if (token.type === 'alias' && ++aliases > MOST_ALIASES)
      throw new SyntaxFault('Aliases repeat too much.', document.locate(token.offset, token.offset + 1));
    if (token.type === 'comment') comments.push({ text: token.source, start: token.offset, end: token.offset + token.source.length });
    for (const inner of innerTokens(token)) stack.push([inner, depth + 1]);
  }
  return comments.sort((a, b) => a.start - b.start);
}

function* innerTokens(token: CST.Token | CST.SourceToken): Generator<CST.Token | CST.SourceToken> {
  if ('start' in token && Array.isArray(token.start)) yield* token.start;
  if ('start' in token && !Array.isArray(token.start) && typeof token.start === 'object') yield token.start;
  if ('props' in token) yield* token.props;
  if ('items' in token) {
    for (const item of token.items) {
      yield* item.start;
      if (item.key) yield item.key;
      if (item.sep) yield* item.sep;
      if (item.value) yield item.value;
    }
  }
  if ('value' in token && token.value) yield token.value;
  if ('end' in token && token.end) yield* token.end;
}

interface Reading {
  readonly document: Document;
  /** With holes filled. */
  readonly text: string;
  readonly holes: readonly Hole[];
  /** `undefined` while what an anchor names is being read. */
  readonly anchors: Map<string, DataNode | undefined>;
  readonly sizes: Map<DataNode, number>;
  repeated: number;
}

function readRoot(yaml: YamlDocument.Parsed, source: Pick<Reading, 'document' | 'text' | 'holes'>): DataNode | undefined {
  return readNode(yaml.contents as Node, { ...source, anchors: new Map(), sizes: new Map(), repeated: 0 });
}

function readNode(node: Node, reading: Reading): DataNode {
  if (isAlias(node)) return readAlias(node.source, rangeOf(node), reading);
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (anchor !== undefined) reading.anchors.set(anchor, undefined);
  const read = readContent(node, reading);
  if (anchor !== undefined) reading.anchors.set(anchor, read);
  return read;
}

function readAlias(name: string, [start, end]: readonly [number, number], reading: Reading): DataNode {
  const { document, anchors, text } = reading;
  if (!anchors.has(name)) {
    // Not valid, but common in lists of patterns: `- *.txt`.
    const written = text.slice(start, end);
    return createScalar(document, { start, end, value: written, text: written, style: 'plain' });
  }
  const target = anchors.get(name);
  if (!target) throw new SyntaxFault(`The alias *${name} stands inside what it names.`, document.locate(start, end));
  repeat(target, reading, start, end);
  return target;
}

function repeat(target: DataNode, reading: Reading, start: number, end: number): void {
  reading.repeated += reading.sizes.get(target) ?? 1;
  if (reading.repeated > MOST_REPEATED) throw new SyntaxFault('Aliases repeat too much.', reading.document.locate(start, end));
}

function readContent(node: Node, reading: Reading): DataNode {
  const { document, holes, sizes } = reading;
  const [start, end] = rangeOf(node);
  const tag = 'tag' in node && typeof node.tag === 'string' ? node.tag : undefined;
  const source = { start, end, tag };
  if (isMap(node)) {
    const entries: MappingEntry[] = [];
    const merged: DataNode[] = [];
    let isOpen = false;
    for (const { key, value } of node.items) {
      if (!isScalar(key) && !isAlias(key)) {
        isOpen = true;
        continue;
      }
      const keyNode = readNode(key, reading);
      const read = value ? readNode(value as Node, reading) : emptyAfter(keyNode, reading);
      const name = keyNode.kind === 'scalar' ? keyNode.text : '';
      if (name === '<<' && read.kind !== 'scalar') merged.push(...(read.kind === 'sequence' ? read.items : [read]));
      else
        entries.push(
          createEntry(document, { key: name, ...placeOf(key, keyNode), value: read }, value ? rangeOf(value as Node)[1] : undefined),
        );
    }
    addMerged(entries, merged, reading, start, end);
    const mapping = createMapping(document, { ...source, holes: holesWithin(holes, start, end) }, entries, isOpen);
    sizes.set(
      mapping,
      sizeOf(
        entries.map(({ value }) => value),
        sizes,
      ),
    );
    return mapping;
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => (isPair(item) ? createMapping(document, source, []) : readNode(item as Node, reading)));
    const sequence = createSequence(document, { ...source, holes: holesWithin(holes, start, end) }, items);
    sizes.set(sequence, sizeOf(items, sizes));
    return sequence;
  }
  return readScalar(node, source, reading);
}

function placeOf(key: Node, keyNode: DataNode): { keyStart: number; keyEnd: number } {
  const [keyStart, keyEnd] = isAlias(key) ? rangeOf(key) : [keyNode.start, keyNode.end];
  return { keyStart, keyEnd };
}

/** What a merge key brings: keys that the mapping does not have, the first one of each. */
function addMerged(entries: MappingEntry[], merged: readonly DataNode[], reading: Reading, start: number, end: number): void {
  const known = new Set(entries.map(({ key }) => key));
  for (const node of merged) {
    if (node.kind !== 'mapping') continue;
    repeat(node, reading, start, end);
    for (const entry of node.entries) {
      if (known.has(entry.key)) continue;
      known.add(entry.key);
      entries.push(
        createEntry(
          reading.document,
          { key: entry.key, keyStart: entry.start, keyEnd: entry.keyEnd, value: entry.value, merged: true },
          entry.end,
        ),
      );
    }
  }
}

function sizeOf(nodes: readonly DataNode[], sizes: ReadonlyMap<DataNode, number>): number {
  return nodes.reduce((sum, node) => sum + (sizes.get(node) ?? 1), 1);
}

function emptyAfter(key: DataNode, { document }: Reading): ScalarNode {
  return createScalar(document, { start: key.end, end: key.end, value: null, text: '', style: 'plain' });
}

function readScalar(node: Node, source: { start: number; end: number; tag: string | undefined }, reading: Reading): ScalarNode {
  const { document, text, holes } = reading;
  if (!isScalar(node)) return createScalar(document, { ...source, value: null, text: '', style: 'plain' });
  const { start, end } = source;
  const style = styleOf(node.type);
  const decoded = style === 'plain' && typeof node.value !== 'string' ? text.slice(start, end) : String(node.value);
  const within = holesWithin(holes, start, end);
  const value = within.length > 0 ? decoded : plainValue(node.value, decoded);
  const isDirect = style === 'plain' && text.slice(start, end) === decoded;
  return createScalar(document, {
    ...source,
    holes: within,
    value,
    text: decoded,
    style,
    ...(isDirect ? {} : { offsets: () => alignScalar(text, start, end, decoded, style) }),
  });
}

function plainValue(value: unknown, decoded: string): ScalarNode['value'] {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'bigint' ? Number(value) : decoded;
}

function styleOf(type: string | undefined): ScalarNode['style'] {
  switch (type) {
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    default:
      return 'plain';
  }
}

/** From the first character to the end of what it says, without what follows it. */
function rangeOf(node: Node): readonly [number, number] {
  const [start = 0, end = start] = node.range ?? [];
  return [start, end];
}
