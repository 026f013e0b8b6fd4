import { replacing, spanOf } from './text-change.js';
import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';

type ReplaceWords = Extract<Change, { readonly kind: 'replace-words' }>;

/** What stands for itself in every shell, in YAML, JSON and TOML, quoted or not. */
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** Whether a word stands for itself, in whatever it is written. */
export function isPlainWord(text: string): boolean {
  return PLAIN_WORD.test(text);
}

/**
 * Other words of a command, wherever it stands: in a script, in a line of another format, or as the items of a list. Gives none where a
 * word would have to be quoted, or where a list is written so that nobody can say what an item more looks like.
 */
export function replaceWords(document: Document, { place, words, title, safe }: ReplaceWords): Edit | undefined {
  const span = spanOf(document, place);
  if (!span || !words.every((word) => PLAIN_WORD.test(word))) return undefined;
  const { start, end } = span;
  const item = listItem(document.text, start, end);
  const before = document.text.slice(start, end);
  if (item === 'block' && (words.length !== 1 || /\s/.test(before))) return undefined;
  if (item !== undefined && words.length === 0) return undefined;
  if (words.length === 0) return { safe, title, changes: [replacing(document, startOfGap(document.text, start), end, '')] };
  const separator = item === undefined || item === 'block' ? ' ' : `${item}, ${item}`;
  return { safe, title, changes: [minimal(document, start, end, words.join(separator))] };
}

/** Leaves what stays the same at both ends where it is. */
function minimal(document: Document, start: number, end: number, text: string) {
  const before = document.text.slice(start, end);
  const shorter = Math.min(before.length, text.length);
  let head = 0;
  while (head < shorter && before[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  return replacing(document, start + head, end - tail, text.slice(head, text.length - tail));
}

/** The blanks before a word go with it. */
function startOfGap(text: string, start: number): number {
  let at = start;
  while (at > 0 && /[ \t]/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** How the items of a list are quoted that the place is one of: a quotation mark, '' or, of a list with an item a line, `block`. */
function listItem(text: string, start: number, end: number): '"' | "'" | '' | 'block' | undefined {
  const mark = text[start - 1];
  const quote = (mark === '"' || mark === "'") && text[end] === mark ? mark : '';
  const before = text.slice(0, start - quote.length).trimEnd();
  const after = text.slice(end + quote.length).trimStart();
  if (/[[,]$/.test(before) && /^[\],]/.test(after)) return quote;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start - quote.length);
  const rest = /^[^\r\n]*/.exec(text.slice(end + quote.length))?.[0] ?? '';
  return /^\s*-\s+$/.test(line) && /^\s*(?:#.*)?$/.test(rest) ? 'block' : undefined;
}
