import type { Value } from '../../vocabulary/value.js';
import { readStep, skipParentheses, type InterpolationStyle, type Source } from '../expansion.js';
import { addText, addValue, toValue, type Pieces } from '../pieces.js';

const DEEPEST = 8;
/** What is longer is not looked into. */
const LONGEST = 65_536;
const SPACE = /\s/;
const OPERATOR = /[;&|<>()\n]/;
const ANSI: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' };

export interface Word {
  readonly pieces: Pieces;
  readonly end: number;
}

interface Reading {
  readonly source: Source;
  readonly end: number;
  readonly style: InterpolationStyle;
  readonly pieces: Pieces;
  readonly depth: number;
}

/**
 * Reads one word: quotes and escapes are gone, expansions are values.
 * @param isAll the word is all up to `end`; else it ends before a blank (and, for a shell, before an operator)
 */
export function readWord(source: Source, start: number, end: number, style: InterpolationStyle, isAll: boolean, depth = 0): Word {
  const reading: Reading = { source, end, style, pieces: { items: [] }, depth };
  let at = start;
  while (at < end && (isAll || !endsWord(source.text[at]!, style))) at = readUnquoted(reading, at);
  return { pieces: reading.pieces, end: Math.min(at, end) };
}

/** The value of the word that stands between two offsets. */
export function wordValue(source: Source, start: number, end: number, style: InterpolationStyle = 'shell', depth = 0): Value {
  if (depth > DEEPEST || end - start > LONGEST) return { kind: 'unknown', location: source.locate(start, end) };
  return toValue(readWord(source, start, end, style, true, depth).pieces, source, start, end);
}

function endsWord(character: string, style: InterpolationStyle): boolean {
  return SPACE.test(character) || (style === 'shell' && OPERATOR.test(character));
}

function readUnquoted(reading: Reading, at: number): number {
  const { source, end, style, pieces } = reading;
  const { text } = source;
  const character = text[at]!;
  const next = at + 1 < end ? text[at + 1] : undefined;
  if (character === '\\') {
    if (next === '\n') return at + 2;
    if (next === '\r' && text[at + 2] === '\n') return at + 3;
    if (next !== undefined) addText(pieces, next, at, 2);
    return at + 2;
  }
  if (character === "'") return readSingle(reading, at);
  if (character === '"') return readDouble(reading, at);
  if (style === 'shell') {
    if (character === '$' && next === "'") return readAnsi(reading, at + 1);
    if (character === '$' && next === '"') return readDouble(reading, at + 1);
    if ((character === '<' || character === '>') && next === '(') {
      const stop = skipParentheses(text, at + 1, end);
      addValue(pieces, { kind: 'unknown', location: source.locate(at, stop) }, at, stop);
      return stop;
    }
  }
  return readPlain(reading, at);
}

/** A step of the style, or one character. */
function readPlain({ source, end, style, pieces, depth }: Reading, at: number): number {
  const nested = (from: number, to: number): Value => wordValue(source, from, to, style, depth + 1);
  const step = readStep(source, at, end, style, nested);
  if (!step) addText(pieces, source.text[at]!, at);
  else if ('value' in step) addValue(pieces, step.value, at, step.end);
  else addText(pieces, step.text, at, step.end - at);
  return step?.end ?? at + 1;
}

function readSingle(reading: Reading, at: number): number {
  const { source, end, style, pieces } = reading;
  const close = source.text.indexOf("'", at + 1);
  const stop = close < 0 || close >= end ? end : close;
  if (style === 'shell') {
    addHolesAndText(reading, at + 1, stop);
  } else {
    for (let index = at + 1; index < stop;) index = readPlain({ ...reading, end: stop }, index);
  }
  if (stop === at + 1) addText(pieces, '', at);
  return stop + 1;
}

function addHolesAndText(reading: Reading, start: number, stop: number): void {
  for (let index = start; index < stop;) index = readPlain({ ...reading, end: stop, style: 'none' }, index);
}

function readDouble(reading: Reading, at: number): number {
  const { source, end, style, pieces } = reading;
  const { text } = source;
  let index = at + 1;
  while (index < end && text[index] !== '"') {
    const next = index + 1 < end ? text[index + 1] : undefined;
    if (text[index] === '\\' && next === '\n' && style === 'shell') index += 2;
    else if (text[index] === '\\' && next !== undefined && '"\\$`'.includes(next)) {
      addText(pieces, next, index, 2);
      index += 2;
    } else index = readPlain(reading, index);
  }
  if (index === at + 1) addText(pieces, '', at);
  return index + 1;
}

function readAnsi({ source, end, pieces }: Reading, at: number): number {
  const { text } = source;
  let index = at + 1;
  while (index < end && text[index] !== "'") {
    const isEscape = text[index] === '\\' && index + 1 < end;
    const character = isEscape ? text[index + 1]! : text[index]!;
    addText(pieces, isEscape ? (ANSI[character] ?? character) : character, index, isEscape ? 2 : 1);
    index += isEscape ? 2 : 1;
  }
  return index + 1;
}
