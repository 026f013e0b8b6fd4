import { interpolate } from '../../syntax/interpolation.js';
import type { InterpolationStyle } from '../../syntax/expansion.js';
import { cutName, toText, toValue } from '../../syntax/pieces.js';
import { readWord } from '../../syntax/shell/word.js';
import { underName } from '../../values/credential.js';
import type { Document } from '../../vocabulary/document.js';
import type { Located } from '../../vocabulary/location.js';
import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';

/** One word of a command line that no shell reads: its value, and its text for those who read on (`sh -c '…'`). */
export interface Word {
  readonly value: Value;
  readonly part: Document;
}

/** The words of a list that holds one word each. */
export function wordsOfParts(parts: readonly Document[], style: InterpolationStyle): Word[] {
  return named(parts.map((part) => ({ value: interpolate(part, style), part: style === 'compose' ? undoubled(part) : part })));
}

/** The words of one text that is split as a shell does, without a shell. */
export function splitWords(document: Document, style: InterpolationStyle): Word[] {
  const { text } = document;
  const words: Word[] = [];
  for (let at = blanksAfter(text, 0); at < text.length;) {
    const { pieces, end } = readWord(document, at, text.length, style, false);
    if (end <= at) break;
    const decoded = toText(pieces, document, end);
    const inside = decoded.offsets.slice(0, -1);
    const offsets = [...inside, (inside.at(-1) ?? end - 1) + 1];
    words.push({ value: toValue(pieces, document, at, end), part: document.part(at, end, decoded.text, offsets) });
    at = blanksAfter(text, end);
  }
  return named(words);
}

function blanksAfter(text: string, at: number): number {
  let index = at;
  while (index < text.length && /\s/.test(text[index]!)) index++;
  return index;
}

/** A text in which `$$` stands for `$`. */
function undoubled(document: Document): Document {
  const { text } = document;
  if (!text.includes('$$')) return document;
  const offsets: number[] = [];
  let decoded = '';
  for (let at = 0; at < text.length; at++) {
    offsets.push(at);
    decoded += text[at]!;
    if (text[at] === '$' && text[at + 1] === '$') at++;
  }
  return document.part(0, text.length, decoded, [...offsets, text.length]);
}

/** What an option or a variable announces as a secret (`--password=…`, `--api-token …`, `SECRET_KEY=…`) is a credential. */
function named(words: readonly Word[]): Word[] {
  return words.map((word, index) => {
    const text = literalText(word.value);
    if (text === undefined) return word;
    const cut = /^(-{0,2}([A-Za-z_][\w.-]{0,99})=)(.{1,4096})$/s.exec(text);
    if (cut) return { ...word, value: assignedValue(word, cut[1]!, cut[2]!, cut[3]!) };
    const option = /^--([a-z][\w-]+)$/.exec(literalText(words[index - 1]?.value) ?? '')?.[1];
    return option === undefined || option === 'secret' ? word : { ...word, value: underName(word.value, option) };
  });
}

function assignedValue({ value, part }: Word, prefix: string, name: string, rest: string): Value {
  const exact = part.text.length === prefix.length + rest.length;
  const place = exact ? part.locate(prefix.length, part.text.length) : value.location;
  const assigned = underName({ kind: 'literal', value: rest, location: place }, name);
  if (assigned.kind !== 'credential') return value;
  const before: Value = { kind: 'literal', value: prefix, location: exact ? part.locate(0, prefix.length) : value.location };
  return { kind: 'text', parts: [before, assigned], location: value.location };
}

/** `NAME=value` or a lone `NAME`; what a name announces as a secret is a credential. */
export interface AssignedWord extends Located {
  readonly name: string;
  readonly value?: Value;
}

/** The words of a text that are assignments or lone names; other words are left out. */
export function assignedWords(document: Document, style: InterpolationStyle): AssignedWord[] {
  const { text } = document;
  const found: AssignedWord[] = [];
  for (let at = blanksAfter(text, 0); at < text.length;) {
    const { pieces, end } = readWord(document, at, text.length, style, false);
    if (end <= at) break;
    const location = document.locate(at, end);
    const cut = cutName(pieces);
    const lone = cut ? undefined : toValue(pieces, document, at, end);
    if (cut) {
      const from = valueStart(text, at, end);
      found.push({ name: cut.name, value: underName(toValue(cut.value, document, from, end), cut.name), location });
    } else if (lone?.kind === 'literal' && /^[A-Za-z_][\w.-]*$/.test(String(lone.value))) {
      found.push({ name: String(lone.value), location });
    }
    at = blanksAfter(text, end);
  }
  return found;
}

function valueStart(text: string, start: number, end: number): number {
  const equals = text.indexOf('=', start);
  return equals < 0 ? start : Math.min(equals + 1, end);
}

/** A whole text as one word: quotes and escapes are gone, blanks stay. */
export function wholeWord(document: Document, style: InterpolationStyle): Value {
  const { length } = document.text;
  return toValue(readWord(document, 0, length, style, true).pieces, document, 0, length);
}
