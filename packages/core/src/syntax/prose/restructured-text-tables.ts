import type { Prose } from './blocks.js';
import { plainProse, type Line } from './lines.js';

interface Row {
  readonly header: readonly Prose[];
  readonly cells: readonly Prose[];
}

/**
 * The rows of a simple or a grid table that begins at a line, and the line after it; undefined where there is none. A cell's further lines
 * belong to it. Source: docutils' reStructuredText specification, Tables.
 */
export function rstTableRows(lines: readonly Line[], index: number): { readonly rows: readonly Row[]; readonly next: number } | undefined {
  const text = lines[index]?.text ?? '';
  if (/^\s*=+(?:\s+=+)+\s*$/.test(text)) return simpleTable(lines, index);
  if (/^\s*\+(?:[-=]+\+)+\s*$/.test(text)) return gridTable(lines, index);
  return undefined;
}

function simpleTable(lines: readonly Line[], index: number): { readonly rows: readonly Row[]; readonly next: number } {
  const starts = [...(lines[index]?.text ?? '').matchAll(/=+/g)].map((match) => match.index);
  const bodies: Line[][][] = [[]];
  let next = index + 1;
  let borders = 1;
  for (; next < lines.length && borders < 3; next += 1) {
    const line = lines[next]!;
    if (/^\s*=+(?:\s+=+)*\s*$/.test(line.text)) {
      borders += 1;
      bodies.push([]);
      if ((lines[next + 1]?.text.trim() ?? '') === '') {
        next += 1;
        break;
      }
    } else if (line.text.trim() !== '' && !/^\s*-+(?:\s+-+)*\s*$/.test(line.text)) {
      const part = bodies.at(-1)!;
      const isNew = line.text.slice(starts[0], starts[1]).trim() !== '';
      if (isNew || part.length === 0) part.push([line]);
      else part.at(-1)!.push(line);
    }
  }
  const filled = bodies.filter((part) => part.length > 0);
  const [header, body] = filled.length > 1 ? [filled[0]!, filled[1]!] : [[], filled[0] ?? []];
  const cellsOf = (row: readonly Line[]) => starts.map((from, column) => cellOf(row, from, starts[column + 1]));
  return { rows: body.map((row) => ({ header: header[0] ? cellsOf(header[0]) : [], cells: cellsOf(row) })), next };
}

function gridTable(lines: readonly Line[], index: number): { readonly rows: readonly Row[]; readonly next: number } {
  const edges = [...(lines[index]?.text ?? '').matchAll(/\+/g)].map((match) => match.index);
  const rows: Line[][] = [];
  let headers = 0;
  let next = index + 1;
  let current: Line[] = [];
  for (; next < lines.length && /^\s*[+|]/.test(lines[next]!.text); next += 1) {
    const line = lines[next]!;
    if (/^\s*\+[-=+]*\+\s*$/.test(line.text)) {
      if (current.length > 0) rows.push(current);
      if (line.text.includes('=')) headers = rows.length;
      current = [];
    } else current.push(line);
  }
  const cellsOf = (row: readonly Line[]) => edges.slice(0, -1).map((from, column) => cellOf(row, from + 1, edges[column + 1]));
  const header = headers > 0 ? cellsOf(rows[0]!) : [];
  return { rows: rows.slice(headers).map((row) => ({ header, cells: cellsOf(row) })), next };
}

/** What stands between two columns, over all lines of a row. */
function cellOf(row: readonly Line[], from: number, to: number | undefined): Prose {
  const parts = row.map(({ text, start }): Line => {
    const cell = text.slice(from, to);
    const lead = cell.length - cell.trimStart().length;
    return { text: cell.trim(), start: start + Math.min(from, text.length) + lead };
  });
  const written = parts.filter(({ text }) => text !== '');
  return plainProse(written.length > 0 ? written : parts.slice(0, 1));
}
