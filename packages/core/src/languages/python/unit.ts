import type { PythonLines } from '@factorlint/scanner';
import { parseTree } from '../../syntax/tree-sitter.js';
import { copyTree, type Contents } from './copy-tree.js';
import type { LineStructure } from './line-structure.js';
import type { Node } from './node.js';

/** What stands in the place of a block. */
const PLACEHOLDER = '\n pass\n';
const PLACEHOLDER_STATEMENT = 2;

/** A statement that was parsed by itself, without its blocks. */
export interface Unit extends Contents {
  /** One statement; several where semicolons part them. */
  readonly nodes: readonly Node[];
}

/** A text made of pieces of another. */
interface Pieces {
  readonly text: string;
  toWhole(offset: number): number;
  /** The line whose block has its place at an offset. */
  headerAt(offset: number): number | undefined;
}

/**
 * Parses one unit of lines.
 * @param parent the node whose child it is
 * @param blockOf makes the node of a block that a line of the unit opens
 */
export function parseUnit(
  unit: number,
  text: string,
  lines: PythonLines,
  structure: LineStructure,
  parent: Node,
  blockOf: (header: number, field: string | undefined, parent: Node) => Node,
): Unit {
  const pieces = piecesOf(unit, text, lines, structure);
  const nodes: Node[] = [];
  const tree = parseTree('python', pieces.text);
  try {
    const contents = copyTree(tree, parent, nodes, {
      parsed: pieces.text,
      text,
      toWhole: pieces.toWhole,
      block: (start, field, around) => {
        const header = pieces.headerAt(start);
        return header === undefined ? undefined : blockOf(header, field, around);
      },
    });
    return { nodes, ...contents };
  } finally {
    tree.delete();
  }
}

function piecesOf(unit: number, text: string, lines: PythonLines, structure: LineStructure): Pieces {
  const { starts, ends, opens } = lines;
  const members = structure.membersOf(unit);
  const first = starts[unit]!;
  if (members.length === 1 && (!opens[unit] || structure.isWhole(unit))) {
    const end = structure.isWhole(unit) ? ends[structure.blockEnds[unit]!]! : ends[unit]!;
    return { text: text.slice(first, end), toWhole: (offset) => first + offset, headerAt: () => undefined };
  }
  const parts: string[] = [];
  /** Where pieces begin, in the one text and in the other. */
  const from: number[] = [];
  const to: number[] = [];
  const headers = new Map<number, number>();
  let length = 0;
  for (const line of members) {
    if (length > 0 && parts.at(-1) !== PLACEHOLDER) {
      parts.push('\n');
      length += 1;
    }
    const source = text.slice(starts[line], ends[line]);
    from.push(length);
    to.push(starts[line]!);
    parts.push(source);
    length += source.length;
    if (!opens[line]) continue;
    headers.set(length + PLACEHOLDER_STATEMENT, line);
    parts.push(PLACEHOLDER);
    from.push(length + PLACEHOLDER_STATEMENT);
    to.push(starts[line + 1]!);
    // What ends with the block ends where its last line does.
    from.push(length + PLACEHOLDER.length - 1);
    to.push(ends[structure.blockEnds[line]!]!);
    length += PLACEHOLDER.length;
  }
  return {
    text: parts.join(''),
    headerAt: (offset) => headers.get(offset),
    toWhole(offset) {
      let index = from.length - 1;
      while (index > 0 && from[index]! > offset) index -= 1;
      return to[index]! + offset - from[index]!;
    },
  };
}
