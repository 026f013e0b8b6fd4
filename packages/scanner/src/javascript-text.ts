import { CARRIAGE_RETURN, CLASSES, KIND, LINE_FEED } from './characters.js';
import { BACKSLASH, CLOSING_BRACKET, DOLLAR, OPENING_BRACKET, SLASH, STAR } from './javascript-signs.js';

const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** Whether a character can stand in an identifier. */
export function isNamePart(code: number): boolean {
  if (code < 128) return CLASSES[code] === KIND.word || CLASSES[code] === KIND.digit || code === DOLLAR;
  return code >= 128 && !isWideSpace(code);
}

/** White space beyond ASCII. Source: tc39.es/ecma262/#prod-WhiteSpace */
export function isWideSpace(code: number): boolean {
  return code >= 128 && /\s/.test(String.fromCharCode(code));
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

/** The end of a comment that begins at two characters: after its closing mark, or at the end of the line; undefined where it does not end. */
export function commentEnd(text: string, at: number): number | undefined {
  if (text.charCodeAt(at + 1) === STAR) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? undefined : end + 2;
  }
  let end = at + 2;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  return end;
}

/** The end of a regular expression with its flags; undefined where its line ends first. */
export function regexEnd(text: string, start: number): number | undefined {
  let inClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return undefined;
    if (code === BACKSLASH) at += 1;
    else if (code === OPENING_BRACKET) inClass = true;
    else if (code === CLOSING_BRACKET) inClass = false;
    else if (code === SLASH && !inClass) {
      at += 1;
      while (isNamePart(text.charCodeAt(at))) at += 1;
      return at;
    }
  }
  return undefined;
}

/** What the inside of a string literal says. Source: tc39.es/ecma262/#prod-EscapeSequence */
export function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[^]))/g,
    (whole, point?: string, four?: string, two?: string, other = '') => {
      const hex = point ?? four ?? two;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      return ESCAPES[other] ?? other;
    },
  );
}

const ESCAPES: Readonly<Record<string, string>> = Object.assign(Object.create(null) as Record<string, string>, {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  v: '\v',
  f: '\f',
  '0': '\0',
  '\n': '',
  '\r\n': '',
  '\r': '',
});
