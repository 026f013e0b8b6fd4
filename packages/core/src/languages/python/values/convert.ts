import { table } from '../../../vocabulary/table.js';
import type { Environment, List, Value } from '../../../vocabulary/value.js';
import { truthiness } from './choice.js';
import { isString, literal } from './place.js';
import { toText } from './text.js';

export type Coercion = NonNullable<Environment['coercion']>;

/** Functions that make one type of another, by their resolved name. */
const CONVERTERS: ReadonlyMap<string, Coercion> = new Map([
  ['builtins.int', 'integer'],
  ['builtins.float', 'number'],
  ['builtins.bool', 'boolean'],
  ['builtins.str', 'string'],
  ['json.loads', 'json'],
  ['orjson.loads', 'json'],
  ['yaml.safe_load', 'json'],
  ['ast.literal_eval', 'json'],
  ['distutils.util.strtobool', 'boolean'],
  ['setuptools.distutils.util.strtobool', 'boolean'],
  ['strtobool.strtobool', 'boolean'],
  ['pydantic.TypeAdapter', 'json'],
  ['django.core.validators.URLValidator', 'url'],
  ['decimal.Decimal', 'number'],
]);

/** What a call of a converter makes, or undefined for other functions. */
export function converterOf(name: string): Coercion | undefined {
  return CONVERTERS.get(name);
}

/**
 * The value as the type that it is made into. Constants are converted; a read takes the coercion, and so does what it falls back to.
 * @param truth `bool()` of a text, which is true for every text but the empty one
 */
export function convert(value: Value, coercion: Coercion, truth = false): Value {
  switch (value.kind) {
    case 'literal':
      return { ...value, value: constant(value.value, coercion, truth) };
    case 'environment': {
      const outcome = typeof value.missing === 'object' ? convert(value.missing, coercion, truth) : value.missing;
      const missing = truth && coercion === 'boolean' && outcome === 'empty' ? literal(false, value.location) : outcome;
      // What is no text any more keeps its type: `bool(env.int("X"))` is no mistake.
      const fromText = value.coercion === undefined || value.coercion === 'string';
      if (coercion === 'string' && !fromText) return { ...value, missing };
      return { ...value, missing, coercion, ...(truth && coercion === 'boolean' && fromText ? { nonEmptyIsTrue: true as const } : {}) };
    }
    case 'choice':
      return { ...value, options: value.options.map((option) => ({ ...option, value: convert(option.value, coercion, truth) })) };
    default: {
      const known = coercion === 'boolean' && truth ? truthiness(value) : undefined;
      return known === undefined ? value : literal(known, value.location);
    }
  }
}

function constant(value: string | number | boolean | null, coercion: Coercion, truth: boolean): string | number | boolean | null {
  switch (coercion) {
    case 'integer':
    case 'number': {
      if (value === null) return null;
      const number = typeof value === 'string' ? Number(value.replaceAll('_', '')) : Number(value);
      return Number.isNaN(number) || value === '' ? value : coercion === 'integer' ? Math.trunc(number) : number;
    }
    case 'boolean':
      return truth || typeof value !== 'string' ? Boolean(value) : /^(?:y|yes|t|true|on|1|ok)$/i.test(value.trim());
    case 'string':
      return toText(value);
    case 'json':
      return typeof value === 'string' ? parsed(value) : value;
    default:
      return value;
  }
}

function parsed(text: string): string | number | boolean | null {
  const plain = text.trim();
  if (/^(?:true|false)$/i.test(plain)) return plain.toLowerCase() === 'true';
  if (/^(?:none|null)$/i.test(plain)) return null;
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
}

const TRIMMING: Readonly<Record<string, (text: string) => string>> = table({
  strip: (text) => text.trim(),
  lstrip: (text) => text.trimStart(),
  rstrip: (text) => text.trimEnd(),
  lower: (text) => text.toLowerCase(),
  casefold: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  title: (text) => text,
  capitalize: (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
  encode: (text) => text,
  decode: (text) => text,
  expandtabs: (text) => text,
});

/** Methods of texts whose result is the text again, cleaned. */
function isCleaning(method: string): boolean {
  return Object.hasOwn(TRIMMING, method) || /^(?:replace|removeprefix|removesuffix|format_map|zfill)$/.test(method);
}

/**
 * A text's method called on a value: a cleaned text is still that value; what is split is a list.
 * Undefined: the method or the value is none that this knows.
 */
export function textMethod(value: Value, method: string, given: readonly Value[]): Value | undefined {
  if (/^r?split$|^splitlines$/.test(method)) return split(value, given[0]);
  if (!isCleaning(method)) return undefined;
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? { ...value, value: cleaned(value.value, method, given) } : undefined;
    case 'environment':
      return typeof value.missing === 'object' ? { ...value, missing: textMethod(value.missing, method, given) ?? value.missing } : value;
    case 'choice':
      return {
        ...value,
        options: value.options.map((option) => ({ ...option, value: textMethod(option.value, method, given) ?? option.value })),
      };
    case 'text':
    case 'credential':
    case 'parameter':
    case 'reference':
      return value;
    default:
      return undefined;
  }
}

function cleaned(text: string, method: string, given: readonly Value[]): string {
  const [first, second] = given;
  if (method === 'replace') return isString(first) && isString(second) ? text.replaceAll(first.value, second.value) : text;
  if (/strip$/.test(method) && isString(first)) return stripped(text, method, first.value);
  if (method === 'removeprefix' && isString(first)) return text.startsWith(first.value) ? text.slice(first.value.length) : text;
  if (method === 'removesuffix' && isString(first))
    return text.endsWith(first.value) ? text.slice(0, text.length - first.value.length) : text;
  return TRIMMING[method]?.(text) ?? text;
}

function stripped(text: string, method: string, characters: string): string {
  let start = 0;
  let end = text.length;
  if (method !== 'rstrip') while (start < end && characters.includes(text.charAt(start))) start += 1;
  if (method !== 'lstrip') while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function split(value: Value, separator: Value | undefined): Value | undefined {
  if (isString(value)) {
    const parts =
      isString(separator) && separator.value !== '' ? value.value.split(separator.value) : value.value.split(/\s+/).filter(Boolean);
    const list: List = { kind: 'list', items: parts.map((part) => literal(part, value.location)), open: false, location: value.location };
    return value.via ? { ...list, via: value.via } : list;
  }
  if (value.kind !== 'environment') return value.kind === 'parameter' ? value : undefined;
  const missing = typeof value.missing === 'object' ? (split(value.missing, separator) ?? value.missing) : value.missing;
  return { ...value, coercion: 'list', missing };
}
