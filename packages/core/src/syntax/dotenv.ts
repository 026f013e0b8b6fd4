import { underName } from '../values/credential.js';
import type { Document } from '../vocabulary/document.js';
import type { Located, Location } from '../vocabulary/location.js';
import type { Value } from '../vocabulary/value.js';
import type { Comment } from './comments.js';
import { interpolate } from './interpolation.js';
import { fillHoles } from './template-holes.js';

/** One variable of a `.env` file, located with its value. */
export interface DotenvEntry extends Located {
  readonly key: string;
  readonly keyLocation: Location;
  /** Expanded where the quotes allow it; a credential where it looks like one. */
  readonly value: Value;
  /** Without quotes and escapes, not expanded. It may be a secret: it goes no further than its reader. */
  readonly raw: string;
  readonly valueLocation: Location;
  readonly exported: boolean;
  readonly quoted: boolean;
}

export interface DotenvFile {
  /** In the order of the file; of a name that stands twice the last counts. */
  readonly entries: readonly DotenvEntry[];
  /** Commented out: `# NAME=value`, as examples list what is optional. */
  readonly suggested: readonly DotenvEntry[];
  readonly comments: readonly Comment[];
}

const KEY = /[ \t]*(export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:=|:(?=[ \t]))[ \t]*/y;
const SUGGESTED = /^#+[ \t]*(?=(?:export[ \t]+)?[A-Z_][A-Z0-9_]*(?:[ \t]*=(?:"[^"]*"|'[^']*'|\S*)[ \t]*(?:#.*)?\r?$|=\S))/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * Reads a `.env` file as dotenv and compose do: `export`, three kinds of quotes, values over several lines in
 * quotes, ` #` comments, `${NAME:-default}`. Lines that say nothing are skipped.
 */
export function readDotenv(document: Document): DotenvFile {
  const { text } = fillHoles(document.text, 'dotenv');
  const entries: DotenvEntry[] = [];
  const suggested: DotenvEntry[] = [];
  const comments: Comment[] = [];
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    const content = at + /^[ \t]*/.exec(text.slice(at, end))![0].length;
    if (text[content] === '#') {
      const line = text.slice(content, end).trimEnd();
      comments.push({ text: line, start: content, end: content + line.length });
      const marker = SUGGESTED.exec(line)?.[0].length;
      const entry = marker === undefined ? undefined : readEntry(text, content + marker, document)?.entry;
      if (entry) suggested.push(entry);
      at = end + 1;
      continue;
    }
    const read = readEntry(text, at, document);
    if (read) {
      entries.push(read.entry);
      if (read.comment) comments.push(read.comment);
    }
    at = (read ? lineEnd(text, read.end) : end) + 1;
  }
  return { entries, suggested, comments };
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

function readEntry(text: string, at: number, document: Document): { entry: DotenvEntry; end: number; comment?: Comment } | undefined {
  KEY.lastIndex = at;
  const found = KEY.exec(text);
  const key = found?.[2];
  if (!found || key === undefined || found[0].includes('\n')) return undefined;
  const keyStart = at + found[0].indexOf(key, found[1] ? found[0].indexOf(found[1]) + found[1].length : 0);
  const start = KEY.lastIndex;
  const quote = text[start] === '"' || text[start] === "'" || text[start] === '`' ? text[start] : undefined;
  const close = quote === undefined ? -1 : closingQuote(text, start, quote);
  const read = quote !== undefined && close >= 0 ? readQuoted(text, start, close, quote) : readBare(text, start);
  const part = document.part(start, read.end, read.decoded, read.offsets);
  const value = quote === "'" && close >= 0 ? interpolate(part, 'none') : interpolate(part, 'dotenv');
  const valueLocation = document.locate(start, read.end);
  return {
    entry: {
      key,
      keyLocation: document.locate(keyStart, keyStart + key.length),
      value: { ...underName(value, key), location: valueLocation },
      raw: read.decoded,
      valueLocation,
      exported: found[1] !== undefined,
      quoted: close >= 0,
      location: document.locate(keyStart, Math.max(read.end, keyStart + key.length)),
    },
    end: read.end,
    ...commentAfter(text, read.end),
  };
}

interface Read {
  readonly decoded: string;
  readonly offsets: readonly number[];
  readonly end: number;
}

function closingQuote(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function readQuoted(text: string, start: number, close: number, quote: string): Read {
  const offsets: number[] = [];
  const characters: string[] = [];
  for (let at = start + 1; at < close; at++) {
    const next = text[at + 1] ?? '';
    const escaped = quote === '"' && text[at] === '\\' ? (ESCAPES[next] ?? (next === '"' || next === '\\' ? next : undefined)) : undefined;
    offsets.push(at);
    characters.push(escaped ?? text[at]!);
    if (escaped !== undefined) at++;
  }
  return { decoded: characters.join(''), offsets: [...offsets, close], end: close + 1 };
}

/** Up to a comment or the end of the line. */
function readBare(text: string, start: number): Read {
  const line = text.slice(start, lineEnd(text, start));
  const comment = line.startsWith('#') ? 0 : line.search(/[ \t]#/);
  const decoded = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  return { decoded, offsets: Array.from({ length: decoded.length + 1 }, (_, index) => start + index), end: start + decoded.length };
}

function commentAfter(text: string, end: number): { comment?: Comment } {
  const rest = text.slice(end, lineEnd(text, end));
  const mark = /^[ \t]*#/.exec(rest);
  if (!mark) return {};
  const start = end + mark[0].length - 1;
  const comment = rest.slice(mark[0].length - 1).trimEnd();
  return { comment: { text: comment, start, end: start + comment.length } };
}
