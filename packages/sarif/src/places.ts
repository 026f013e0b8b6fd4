import { maskLine, mergeSpans, REDACTED, Redactions, SourceLines, type Location, type Range, type Secrets } from '@factorlint/core';
import type { ArtifactLocation, PhysicalLocation, Region } from 'sarif';
import type { SarifOptions } from './options.js';
import { uriOf } from './uri.js';

/** Stands for the top of the repository. */
export const ROOT_ID = '%SRCROOT%';
/** Lines quoted before and after a place. */
const CONTEXT = 2;
/** Most UTF-16 code units of one quotation. A longer one is left out: what is cut would no longer be what stands there. */
const MOST_QUOTED = 4000;
/** Of a place that means a whole file, the most columns of its first line. */
const MOST_COLUMNS = 200;

/** Lines and columns from one; up to, and not with, the end. */
export interface Bounds {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns places of the report into those of SARIF. */
export interface Places {
  /** Whether the place is in a file. */
  inFile(place: Location): boolean;
  /** The path from the top of the repository. */
  path(place: Location): string;
  artifact(place: Location): ArtifactLocation;
  /** All four bounds, as far as the file's text reaches; for a whole file, its first line. */
  region(place: Location): Bounds;
  /** The place with what stands there and around it, secrets masked. */
  physical(place: Location): PhysicalLocation;
}

/** @param hidden where what must not be quoted stands */
export function openPlaces(hidden: readonly Location[], secrets: Secrets, { read, isFile, repository }: SarifOptions): Places {
  const source = new SourceLines((path) => read(path).replace(/^\uFEFF/, ''));
  const folder = (repository?.folder ?? '').replace(/^\.?\/+|\/+$/g, '').replace(/^\.$/, '');
  const prefix = folder === '' ? '' : `${folder}/`;
  const known = isFile ?? ((path: string) => source.of(path).length > 0);

  const redactions = new Redactions(hidden);
  const shown: Shown = (file, line, text, from, to) =>
    maskLine(text, mergeSpans([...redactions.in(file, line, text), ...secrets.repeatedIn(text)]), REDACTED, from, to);

  const path = (place: Location) => prefix + place.path;
  const artifact = (place: Location): ArtifactLocation => ({ uri: uriOf(path(place)), uriBaseId: ROOT_ID });
  const region = ({ path: file, range }: Location) => boundsOf(source.of(file), range);

  return {
    inFile: (place) => place.path !== '' && place.path !== '.' && known(place.path),
    path,
    artifact,
    region,
    physical(place) {
      const lines = source.of(place.path);
      const bounds = region(place);
      const quote = (bound: Bounds) => quotation(place.path, lines, bound, shown);
      const own = quote(bounds);
      const around = contextOf(lines, bounds, quote);
      return {
        artifactLocation: artifact(place),
        region: { ...bounds, ...(own === undefined ? {} : { snippet: { text: own } }) },
        ...(around === undefined ? {} : { contextRegion: around }),
      };
    },
  };
}

/** Gives columns of a line (its text) of a file, masked. */
type Shown = (path: string, line: number, text: string, from: number, to: number) => string;

function boundsOf(lines: readonly string[], range: Range | undefined): Bounds {
  const lengthOf = (line: number) => lines[line - 1]?.length ?? 0;
  if (!range) return { startLine: 1, startColumn: 1, endLine: 1, endColumn: Math.min(lengthOf(1), MOST_COLUMNS) + 1 };
  const { start } = range;
  if (start.line > lines.length) {
    return { startLine: start.line, startColumn: start.column, endLine: range.end.line, endColumn: range.end.column };
  }
  const startColumn = Math.min(start.column, lengthOf(start.line) + 1);
  const end = tightEnd(range, lines);
  const isEmpty = end.line === start.line && end.column <= startColumn;
  if (!isEmpty) return { startLine: start.line, startColumn, endLine: end.line, endColumn: end.column };
  // A place between two characters cannot be seen: it becomes the rest of its line, or where there is none the whole.
  const rest = startColumn > lengthOf(start.line) ? 1 : startColumn;
  return { startLine: start.line, startColumn: rest, endLine: start.line, endColumn: lengthOf(start.line) + 1 };
}

/** Without the line break before it, so that no line counts of which nothing is meant. */
function tightEnd({ start, end }: Range, lines: readonly string[]): Range['end'] {
  const line = Math.min(end.line, lines.length);
  const atStart = end.line === line && end.column === 1 && line > start.line;
  const last = atStart ? line - 1 : line;
  const length = lines[last - 1]?.length ?? 0;
  return { line: last, column: atStart || end.line > line ? length + 1 : Math.min(end.column, length + 1) };
}

function quotation(path: string, lines: readonly string[], bounds: Bounds, shown: Shown): string | undefined {
  const { startLine, startColumn, endLine, endColumn } = bounds;
  if (startLine > Math.max(lines.length, 1)) return undefined;
  const quoted: string[] = [];
  let length = 0;
  for (let line = startLine; line <= endLine; line += 1) {
    const text = lines[line - 1] ?? '';
    const from = line === startLine ? startColumn : 1;
    const to = line === endLine ? endColumn : text.length + 1;
    length += to - from + 1;
    if (length > MOST_QUOTED) return undefined;
    quoted.push(shown(path, line, text, from, to));
  }
  return quoted.join('\n');
}

/** What stands around a place; undefined where that is nothing more. Source: SARIF 2.1.0, section 3.29.5 (a proper superset). */
function contextOf(lines: readonly string[], own: Bounds, quote: (bounds: Bounds) => string | undefined): Region | undefined {
  if (own.endLine > lines.length) return undefined;
  const lengthOf = (line: number) => lines[line - 1]?.length ?? 0;
  // The line after the last line break is none, but it is more than nothing.
  const lastText = lines.length > 1 && lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const reaches = [CONTEXT, 0].map((reach) => [Math.max(1, own.startLine - reach), Math.min(lastText, own.endLine + reach)] as const);
  for (const [startLine, lastLine] of [...reaches, [own.startLine, lines.length] as const]) {
    const endLine = Math.max(lastLine, own.endLine);
    const bounds = { startLine, startColumn: 1, endLine, endColumn: lengthOf(endLine) + 1 };
    const isSame = startLine === own.startLine && endLine === own.endLine && own.startColumn === 1 && own.endColumn === bounds.endColumn;
    const text = isSame ? undefined : quote(bounds);
    if (text !== undefined) return { ...bounds, snippet: { text } };
  }
  return undefined;
}
