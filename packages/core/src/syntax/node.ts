import type { Document, SyntaxFault } from '../vocabulary/document.js';
import type { Located, Location } from '../vocabulary/location.js';
import type { Comment } from './comments.js';
import { hasHole } from './hole.js';
import type { Hole } from './template-holes.js';

/** What YAML, JSON and TOML files hold, in one located, read-only model. */
export type DataNode = MappingNode | SequenceNode | ScalarNode;

interface NodeBase extends Located {
  /** UTF-16 offsets into the document's text. */
  readonly start: number;
  readonly end: number;
  /** As written: `!Ref`, `!reset`. */
  readonly tag?: string;
  /** Templates that fill in a part of it, or all. */
  readonly holes?: readonly Hole[];
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  /** In the order of the file; what came by a merge key stands last. A key may stand twice. */
  readonly entries: readonly MappingEntry[];
  /** A template, or something unread, puts more entries in. */
  readonly open: boolean;
  /** The entry that counts: the last one of its own, else the first that was merged in. */
  entry(key: string): MappingEntry | undefined;
  get(key: string): DataNode | undefined;
}

/** Located where it is written, the key and its value. */
export interface MappingEntry extends Located {
  readonly key: string;
  readonly keyLocation: Location;
  readonly value: DataNode;
  /** It came by the merge key `<<`. */
  readonly merged: boolean;
  readonly start: number;
  readonly keyEnd: number;
  readonly end: number;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly DataNode[];
  readonly open: boolean;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** What it says: decoded where it is quoted, as written where it is not (`3.10`). Holes are runs of `HOLE`. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** Its text as a document of its own, each character with its place in the file. */
  part(): Document;
  /** The place of a part of its text. */
  locate(from: number, to: number): Location;
}

/** One file of data. */
export interface DataFile {
  /** One for each document of a YAML file that is not empty; JSON and TOML have one. */
  readonly roots: readonly DataNode[];
  readonly comments: readonly Comment[];
  readonly holes: readonly Hole[];
  /** Syntax errors that left something to read. */
  readonly faults: readonly SyntaxFault[];
}

/** What all kinds of nodes are made from. */
export interface NodeSource {
  readonly start: number;
  readonly end: number;
  readonly tag?: string | undefined;
  readonly holes?: readonly Hole[] | undefined;
}

export interface EntrySource {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: DataNode;
  readonly merged?: boolean;
}

export interface ScalarSource extends NodeSource {
  readonly value: ScalarNode['value'];
  readonly text: string;
  readonly style: ScalarNode['style'];
  /** Where the text begins, if it stands one for one in the file from there. */
  readonly contentStart?: number;
  /** Where each character of the text stands, and the end: computed when somebody asks. */
  readonly offsets?: () => readonly number[];
}

export function createMapping(document: Document, source: NodeSource, entries: readonly MappingEntry[], open = false): MappingNode {
  let index: Map<string, MappingEntry> | undefined;
  const node: MappingNode = {
    kind: 'mapping',
    ...baseOf(source),
    entries,
    open,
    get location() {
      return document.locate(source.start, source.end);
    },
    entry: (key) => (index ??= indexOf(entries)).get(key),
    get: (key) => node.entry(key)?.value,
  };
  return node;
}

/** An entry of a mapping; its places are found when somebody asks. */
export function createEntry(
  document: Document,
  { key, keyStart, keyEnd, value, merged = false }: EntrySource,
  end = value.end,
): MappingEntry {
  return {
    key,
    value,
    merged,
    start: keyStart,
    keyEnd,
    end: Math.max(keyEnd, end),
    get keyLocation() {
      return document.locate(keyStart, keyEnd);
    },
    get location() {
      return document.locate(keyStart, this.end);
    },
  };
}

export function createSequence(document: Document, source: NodeSource, items: readonly DataNode[], open = false): SequenceNode {
  return {
    kind: 'sequence',
    ...baseOf(source),
    items,
    open,
    get location() {
      return document.locate(source.start, source.end);
    },
  };
}

export function createScalar(document: Document, source: ScalarSource): ScalarNode {
  const { value, text, style } = source;
  let part: Document | undefined;
  const asPart = (): Document => {
    if (part) return part;
    const at = source.contentStart ?? source.start;
    part = source.offsets ? document.part(source.start, source.end, text, source.offsets()) : document.part(at, at + text.length, text);
    return part;
  };
  return {
    kind: 'scalar',
    ...baseOf(source),
    value,
    text,
    style,
    get location() {
      return document.locate(source.start, source.end);
    },
    part: asPart,
    locate: (from, to) => asPart().locate(from, to),
  };
}

function baseOf({ start, end, tag, holes }: NodeSource): Pick<DataNode, 'start' | 'end' | 'tag' | 'holes'> {
  return { start, end, ...(tag !== undefined && { tag }), ...(holes && holes.length > 0 && { holes }) };
}

function indexOf(entries: readonly MappingEntry[]): Map<string, MappingEntry> {
  const index = new Map<string, MappingEntry>();
  for (const entry of entries) if (!entry.merged || !index.has(entry.key)) index.set(entry.key, entry);
  return index;
}

export function isMapping(node: DataNode | undefined): node is MappingNode {
  return node?.kind === 'mapping';
}

export function isSequence(node: DataNode | undefined): node is SequenceNode {
  return node?.kind === 'sequence';
}

export function isScalar(node: DataNode | undefined): node is ScalarNode {
  return node?.kind === 'scalar';
}

/** The node under keys and indexes, or undefined where one of them is not there. */
export function at(node: DataNode | undefined, ...path: readonly (string | number)[]): DataNode | undefined {
  let current = node;
  for (const step of path) {
    if (typeof step === 'number') current = isSequence(current) ? current.items.at(step) : undefined;
    else current = isMapping(current) ? current.get(step) : undefined;
  }
  return current;
}

/** The entries of a mapping; none of anything else. */
export function entriesOf(node: DataNode | undefined): readonly MappingEntry[] {
  return isMapping(node) ? node.entries : [];
}

/** The items of a sequence; none of anything else. */
export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return isSequence(node) ? node.items : [];
}

/** What a string, number or boolean says. Undefined for null, collections and what a template fills in. */
export function textOf(node: DataNode | undefined): string | undefined {
  return isScalar(node) && node.value !== null && !hasHole(node.text) ? node.text : undefined;
}

/** A boolean, also as YAML 1.1 and quoted texts write it (`yes`, `"true"`). */
export function booleanOf(node: DataNode | undefined): boolean | undefined {
  const text = textOf(node)?.toLowerCase();
  if (text === 'true' || text === 'yes' || text === 'on') return true;
  return text === 'false' || text === 'no' || text === 'off' ? false : undefined;
}

/** A finite number, also one in quotes. */
export function numberOf(node: DataNode | undefined): number | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'number') return Number.isFinite(node.value) ? node.value : undefined;
  const text = textOf(node)?.trim();
  return text !== undefined && /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
