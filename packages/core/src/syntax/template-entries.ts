import type { Document } from '../vocabulary/document.js';
import { createMapping, createScalar, createSequence, createEntry, type DataNode, type MappingNode } from './node.js';
import { HOLE } from './hole.js';
import type { Hole } from './template-holes.js';

/**
 * Tells mappings and sequences of YAML which templates put something into them: a line of its own such as
 * `{{- toYaml .Values.env | nindent 8 }}` belongs to what stands before it at a smaller indentation.
 * @param until where the next document of the file begins
 */
export function placeHoles(root: DataNode, until: number, document: Document, holes: readonly Hole[]): DataNode {
  const lines = holes.filter(({ alone, control, start }) => alone && !control && start >= root.start && start < until);
  return lines.length === 0
    ? root
    : place(
        root,
        document,
        lines.map((hole) => ({ hole, indent: indentOf(hole, document.text) })),
      );
}

interface Line {
  readonly hole: Hole;
  readonly indent: number;
}

function indentOf({ start, expression }: Hole, text: string): number {
  const indent = /\bn?indent\s+(\d+)/.exec(expression)?.[1];
  return indent === undefined ? start - (text.lastIndexOf('\n', start - 1) + 1) : Number(indent);
}

function place(node: DataNode, document: Document, lines: readonly Line[]): DataNode {
  if (node.kind === 'scalar') {
    const isEmpty = node.value === null && node.text === '';
    return isEmpty && lines.length > 0 ? filledBy(document, lines) : node;
  }
  if (node.kind === 'sequence') {
    if (isFlow(node, document)) return node;
    const { inner, own } = divide(node.items, document, lines, 0);
    const items = node.items.map((item, index) => (inner[index] ? place(item, document, inner[index]) : item));
    return createSequence(document, withHoles(node, lines), items, node.open || own.length > 0);
  }
  if (isFlow(node, document)) return node;
  const written = node.entries.filter(({ merged }) => !merged);
  const { inner, own } = divide(written, document, lines, 1);
  const entries = node.entries.map((entry) => {
    const below = inner[written.indexOf(entry)];
    if (!below) return entry;
    const { key, start, keyEnd, merged, end } = entry;
    return createEntry(document, { key, keyStart: start, keyEnd, merged, value: place(entry.value, document, below) }, end);
  });
  return createMapping(document, withHoles(node, lines), entries, node.open || own.length > 0);
}

/**
 * Lines that belong below one of the children, by its index, and lines that belong to the parent.
 * @param least how much deeper than the child a line must stand to be below it
 */
function divide(
  children: readonly { start: number }[],
  document: Document,
  lines: readonly Line[],
  least: number,
): { inner: Line[][]; own: Line[] } {
  const inner: Line[][] = [];
  const own: Line[] = [];
  for (const line of lines) {
    const index = children.findLastIndex(({ start }) => start < line.hole.start);
    const child = children[index];
    if (child && line.indent >= columnOf(child.start, document.text) + least) (inner[index] ??= []).push(line);
    else own.push(line);
  }
  return { inner, own };
}

function columnOf(offset: number, text: string): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function isFlow({ start }: DataNode, { text }: Document): boolean {
  return text[start] === '[' || (text[start] === '{' && text[start + 1] !== '{');
}

function withHoles(node: DataNode, lines: readonly Line[]): Pick<MappingNode, 'start' | 'end' | 'tag' | 'holes'> {
  const holes = new Set([...(node.holes ?? []), ...lines.map(({ hole }) => hole)]);
  return { start: node.start, end: node.end, ...(node.tag !== undefined && { tag: node.tag }), holes: [...holes] };
}

/** A value that is nothing but templates. */
function filledBy(document: Document, lines: readonly Line[]): DataNode {
  const text = HOLE;
  const first = lines[0]!.hole;
  const last = lines.at(-1)!.hole;
  return createScalar(document, {
    start: first.start,
    end: last.end,
    value: text,
    text,
    style: 'plain',
    holes: lines.map(({ hole }) => hole),
    offsets: () => [first.start, last.end],
  });
}
