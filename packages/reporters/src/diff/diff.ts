import { maskLine, mergeSpans, Redactions, type Location, type Span } from '@factorlint/core';
import { structuredPatch } from 'diff';
import { spelledOut } from '../text/visible.js';

/** A file that would change. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface DiffOptions {
  /** Where secrets stand in the texts before, and in those after. */
  readonly hidden: { readonly before: readonly Location[]; readonly after: readonly Location[] };
  /** Escape sequences for colour; none by default. */
  readonly color?: boolean;
}

/** Lines shown around a change, as git and diff show them. */
const CONTEXT = 3;
/** The same for every secret, as in the report for a terminal. */
const MASK = '********';

/**
 * Changed files as a unified diff, `a/` and `b/` before their paths as git writes them. Secrets are masked, and what a terminal would obey
 * is spelled out: where a file holds neither, it can be applied. Ends with a line feed, unless nothing changes: then it is empty.
 */
export function unifiedDiff(files: readonly ChangedFile[], { hidden, color = false }: DiffOptions): string {
  const masks = { before: new Redactions(hidden.before), after: new Redactions(hidden.after) };
  const paint = (code: number, line: string) => (color ? `\u001b[${code}m${line}\u001b[0m` : line);
  const lines = files.flatMap(({ path, before, after }) => {
    const name = shown(path);
    const { hunks } = structuredPatch(path, path, inLines(before), inLines(after), undefined, undefined, { context: CONTEXT });
    if (hunks.length === 0) return [];
    const heads = [paint(1, `--- a/${name}`), paint(1, `+++ b/${name}`)];
    return [
      ...heads,
      ...hunks.flatMap((hunk) => [
        paint(36, `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`),
        ...hunkLines(path, hunk, masks).map((line) =>
          line.startsWith('-') ? paint(31, line) : line.startsWith('+') ? paint(32, line) : line,
        ),
      ]),
    ];
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly string[];
}

type Masks = Readonly<Record<'before' | 'after', Redactions>>;

function hunkLines(path: string, { oldStart, newStart, lines }: Hunk, masks: Masks): readonly string[] {
  let [old, current] = [oldStart, newStart];
  return lines.map((line) => {
    const sign = line[0] ?? ' ';
    if (sign === '\\') return line;
    const text = line.slice(1).replace(/\r$/, '');
    const spans: Span[] = [];
    if (sign !== '+') spans.push(...masks.before.in(path, old++, text));
    if (sign !== '-') spans.push(...masks.after.in(path, current++, text));
    return `${sign}${shown(maskLine(text, mergeSpans(spans), MASK))}${line.endsWith('\r') ? '\r' : ''}`;
  });
}

/** Places count a carriage return alone as the end of a line; a diff does not. */
function inLines(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n');
}

function shown(text: string): string {
  return text
    .split('\t')
    .map((part) => spelledOut(part) ?? part)
    .join('\t');
}
