import { table } from '../../vocabulary/table.js';
/** What a string literal says, and where each of its characters stands. */
export interface Decoded {
  readonly text: string;
  /** Offset into the source of each character and of the end; absent: one for one from `start`. */
  readonly offsets?: readonly number[];
  /** Offset of the first character after the opening quotes. */
  readonly start: number;
  readonly end: number;
  readonly bytes: boolean;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = table({
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
});

/**
 * Decodes a string literal without interpolation.
 * @param source the text of the file
 * @param start offset of the prefix or opening quote
 * @param end offset after the closing quote
 * @returns undefined where it is no complete literal
 */
export function decodeString(source: string, start: number, end: number): Decoded | undefined {
  let open = start;
  while (open < end && source[open] !== '"' && source[open] !== "'") open += 1;
  const prefix = source.slice(start, open).toLowerCase();
  const quote = source[open];
  if (quote === undefined || open >= end) return undefined;
  const triple = source.startsWith(quote.repeat(3), open) && end - open >= 6;
  const width = triple ? 3 : 1;
  const from = open + width;
  const to = end - width;
  if (to < from) return undefined;
  const bytes = prefix.includes('b');
  const content = source.slice(from, to);
  if (prefix.includes('r') || !content.includes('\\')) return { text: content, start: from, end: to, bytes };
  return { ...unescape(source, from, to, bytes), start: from, end: to, bytes };
}

/** Decodes the escapes of a piece of a literal. */
export function unescape(source: string, from: number, to: number, bytes: boolean): { text: string; offsets: number[] } {
  const offsets: number[] = [];
  let text = '';
  const add = (piece: string, at: number) => {
    text += piece;
    for (let count = piece.length; count > 0; count -= 1) offsets.push(at);
  };
  for (let index = from; index < to; index += 1) {
    const character = source[index] ?? '';
    if (character !== '\\') {
      add(character, index);
      continue;
    }
    const at = index;
    const rest = source.slice(index + 1, Math.min(to, index + 64));
    const coded = escapeOf(rest, bytes);
    add(coded.text, at);
    index += coded.width;
  }
  offsets.push(to);
  return { text, offsets };
}

function escapeOf(rest: string, bytes: boolean): { readonly text: string; readonly width: number } {
  const simple = SIMPLE_ESCAPES[rest[0] ?? ''];
  if (rest.startsWith('\r\n')) return { text: '', width: 2 };
  if (simple !== undefined) return { text: simple, width: 1 };
  const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
  if (octal) return { text: String.fromCharCode(parseInt(octal, 8)), width: octal.length };
  const hex = /^x([\da-f]{2})/i.exec(rest) ?? (bytes ? null : (/^u([\da-f]{4})/i.exec(rest) ?? /^U([\da-f]{8})/.exec(rest)));
  if (hex?.[1]) {
    const code = parseInt(hex[1], 16);
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', width: hex[0].length };
  }
  const named = bytes ? null : /^N\{[^}]*\}/.exec(rest);
  return named ? { text: '\uFFFD', width: named[0].length } : { text: '\\', width: 0 };
}
