import type { Location } from '../vocabulary/location.js';
import type { Value } from '../vocabulary/value.js';
import { HOLE } from './hole.js';

/** Who expands a text: each has its own forms, escapes and operators. `none` only knows holes of templates. */
export type InterpolationStyle = 'compose' | 'dockerfile' | 'systemd' | 'dotenv' | 'supervisord' | 'shell' | 'none';

/** A text and its places; a document is one. */
export interface Source {
  readonly text: string;
  locate(start: number, end: number): Location;
}

/** What stands for something else, up to `end`. */
export interface Expansion {
  readonly end: number;
  readonly value: Value;
}

/** Reads what stands between two offsets as a text of its own: the default in `${NAME:-default}`. */
export type Nested = (start: number, end: number) => Value;

/** How a text is read on: as it stands, what an escape yields, or an expansion. */
export type Step = Expansion | { readonly end: number; readonly text: string };

const DOLLAR: ReadonlySet<InterpolationStyle> = new Set(['compose', 'dockerfile', 'systemd', 'dotenv', 'shell']);
const OPERATORS: ReadonlySet<InterpolationStyle> = new Set(['compose', 'dockerfile', 'dotenv', 'shell']);
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const POSITIONAL = /[0-9]+|[@*#]/y;
const SUPERVISORD = /%\(([A-Za-z_][A-Za-z0-9_]*)\)[a-z]/y;

/**
 * Reads the escape or expansion of a style at an offset, or gives undefined where there is none.
 * Quotes and the shell's backslash are the caller's.
 */
export function readStep(source: Source, at: number, end: number, style: InterpolationStyle, nested: Nested): Step | undefined {
  const { text } = source;
  const character = text[at];
  if (character === HOLE) {
    let stop = at + 1;
    while (stop < end && text[stop] === HOLE) stop++;
    return unknown(source, at, stop);
  }
  if (style === 'none') return undefined;
  if (character === '%') return readPercent(source, at, end, style);
  if (character === '\\') return readBackslash(text, at, end, style);
  if (character === '`' && style === 'shell') return unknown(source, at, skipBackticks(text, at, end));
  if (character !== '$' || !DOLLAR.has(style)) return undefined;
  return readDollar(source, at, end, style, nested);
}

function readPercent(source: Source, at: number, end: number, style: InterpolationStyle): Step | undefined {
  const { text } = source;
  if (style !== 'systemd' && style !== 'supervisord') return undefined;
  if (text[at + 1] === '%' && at + 1 < end) return { end: at + 2, text: '%' };
  if (style === 'systemd') return undefined;
  const name = match(SUPERVISORD, text, at, end, 1);
  if (!name) return undefined;
  const stop = SUPERVISORD.lastIndex;
  if (!name.startsWith('ENV_')) return unknown(source, at, stop);
  return {
    end: stop,
    value: { kind: 'environment', name: name.slice('ENV_'.length), missing: 'fails', location: source.locate(at, stop) },
  };
}

function readBackslash(text: string, at: number, end: number, style: InterpolationStyle): Step | undefined {
  if (style !== 'dockerfile' && style !== 'dotenv') return undefined;
  return text[at + 1] === '$' && at + 1 < end ? { end: at + 2, text: '$' } : undefined;
}

function readDollar(source: Source, at: number, end: number, style: InterpolationStyle, nested: Nested): Step | undefined {
  const { text } = source;
  const next = at + 1 < end ? text[at + 1] : undefined;
  if (next === '$') {
    if (style === 'compose' || style === 'systemd') return { end: at + 2, text: '$' };
    return style === 'shell' ? unknown(source, at, at + 2) : undefined;
  }
  if (next === '{') return readBraces(source, at, end, style, nested);
  if (style === 'shell') {
    if (next === '(') return unknown(source, at, skipParentheses(text, at + 1, end));
    const parameter = next && /[0-9@*#]/.test(next) ? next : undefined;
    if (parameter) return { end: at + 2, value: { kind: 'parameter', name: parameter, location: source.locate(at, at + 2) } };
    if (next && '?!-'.includes(next)) return unknown(source, at, at + 2);
  }
  const name = match(NAME, text, at + 1, end);
  if (!name) return undefined;
  const stop = at + 1 + name.length;
  return { end: stop, value: { kind: 'environment', name, missing: 'empty', location: source.locate(at, stop) } };
}

function readBraces(source: Source, at: number, end: number, style: InterpolationStyle, nested: Nested): Step | undefined {
  const { text } = source;
  const close = closingBrace(text, at + 2, end, style === 'shell');
  if (close === undefined) return style === 'shell' ? unknown(source, at, end) : undefined;
  const stop = close + 1;
  const location = source.locate(at, stop);
  const variable = match(NAME, text, at + 2, close);
  const positional = variable === undefined && style === 'shell' ? match(POSITIONAL, text, at + 2, close) : undefined;
  const name = variable ?? positional;
  if (name === undefined) return style === 'shell' ? unknown(source, at, stop) : undefined;
  const rest = at + 2 + name.length;
  const read: Value =
    positional === undefined ? { kind: 'environment', name, missing: 'empty', location } : { kind: 'parameter', name, location };
  if (rest === close) return { end: stop, value: read };
  const operator = OPERATORS.has(style) ? /^:?[-=?+]/.exec(text.slice(rest, Math.min(rest + 2, close)))?.[0] : undefined;
  if (operator === undefined) return { end: stop, value: derived(read, source, at, stop) };
  const word = rest + operator.length;
  return { end: stop, value: withOperator(read, operator.at(-1)!, () => nested(word, close), location) };
}

function withOperator(read: Value, operator: string, word: () => Value, location: Location): Value {
  if (operator === '?') return read.kind === 'environment' ? { ...read, missing: 'fails' } : read;
  const other = word();
  const isEmpty = other.kind === 'literal' && other.value === '';
  if (operator === '+') {
    const empty: Value = { kind: 'literal', value: '', location };
    return { kind: 'choice', options: [{ when: { value: read, negated: false }, value: other }, { value: empty }], location };
  }
  if (read.kind === 'environment') return { ...read, missing: isEmpty ? 'empty' : other };
  return { kind: 'choice', options: [{ when: { value: read, negated: false }, value: read }, { value: other }], location };
}

/** `${NAME%suffix}` and the like: of this variable, but not its value. */
function derived(read: Value, source: Source, start: number, end: number): Value {
  if (read.kind !== 'environment') return { kind: 'unknown', location: source.locate(start, end) };
  return { kind: 'text', parts: [read, { kind: 'unknown', location: read.location }], location: read.location };
}

function unknown(source: Source, start: number, end: number): Expansion {
  return { end, value: { kind: 'unknown', location: source.locate(start, end) } };
}

function match(pattern: RegExp, text: string, at: number, end: number, group = 0): string | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found && pattern.lastIndex <= end ? found[group] : undefined;
}

/** The brace that ends `${`, whose content starts at an offset; quotes count where the shell reads. */
function closingBrace(text: string, at: number, end: number, hasQuotes: boolean): number | undefined {
  let depth = 1;
  for (let index = at; index < end; index++) {
    const character = text[index];
    if (hasQuotes && character === '\\') index++;
    else if (hasQuotes && (character === "'" || character === '"')) index = skipQuotes(text, index, end) - 1;
    else if (character === '$' && text[index + 1] === '{') {
      depth++;
      index++;
    } else if (character === '}' && --depth === 0) return index;
  }
  return undefined;
}

/** After the quote that closes the one at an offset, or the end. */
export function skipQuotes(text: string, at: number, end: number): number {
  const quote = text[at];
  for (let index = at + 1; index < end; index++) {
    if (text[index] === '\\' && quote === '"') index++;
    else if (text[index] === quote) return index + 1;
  }
  return end;
}

/** After the parenthesis that closes the one at an offset, or the end. */
export function skipParentheses(text: string, at: number, end: number): number {
  let depth = 0;
  for (let index = at; index < end; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === "'" || character === '"') index = skipQuotes(text, index, end) - 1;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return index + 1;
  }
  return end;
}

function skipBackticks(text: string, at: number, end: number): number {
  for (let index = at + 1; index < end; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '`') return index + 1;
  }
  return end;
}
