import { nearestNames } from '../nearest-names.js';
import type { Config } from './config.js';
import type { ConfigurationFault } from './configuration.js';
import { configurationSchema, type Schema } from './schema.js';

/** The keys that lead to a place in the file. */
export type Keys = readonly (string | number)[];

/** Where a key, or the value behind it, stands in the file. Lines and columns count from one. */
export type Locate = (keys: Keys, what: 'key' | 'value') => { readonly line: number; readonly column: number } | undefined;

/** Whether plain data is a configuration; else everything that is wrong with it. */
export function validateConfig(
  data: unknown,
  locate: Locate = () => undefined,
): { readonly config: Config } | { readonly faults: readonly ConfigurationFault[] } {
  const faults = [...faultsIn(data, configurationSchema(), [])].map(({ keys, what, message }) => ({ message, ...locate(keys, what) }));
  return faults.length > 0 ? { faults } : { config: data as Config };
}

interface Fault {
  readonly keys: Keys;
  readonly what: 'key' | 'value';
  readonly message: string;
}

/** What the schema, of which only the words that ours uses are understood, forbids in a value. */
function* faultsIn(data: unknown, schema: Schema, keys: Keys): Iterable<Fault> {
  const fault = (message: string, at: Keys = keys, what: Fault['what'] = 'value'): Fault => ({ keys: at, what, message });
  const { type, enum: allowed, pattern, minLength = 0, minItems = 0, items, properties, required = [] } = schema;

  if (allowed && !allowed.some((each) => each === data)) {
    const near = offer(String(data), allowed);
    yield fault(
      keys.at(-1) === 'rule'
        ? `There is no rule ${shown(data)}.${near}`
        : `${nameOf(keys)} is ${oneOf(allowed)}, not ${shown(data)}.${near}`,
    );
    return;
  }
  if (type && ![type].flat().some((each) => each === typeOf(data))) {
    yield fault(`${nameOf(keys)} is ${oneOf([type].flat().map((each) => KINDS[each]))}, not ${kindOf(data)}.`);
    return;
  }
  if (typeof data === 'string') {
    if (data.trim().length < minLength) yield fault(`${nameOf(keys)} is empty.`);
    else if (pattern !== undefined && !new RegExp(pattern, 'u').test(data))
      yield fault(
        data.includes('{')
          ? `${nameOf(keys)}: braces are not expanded in ${shown(data)}. Write each pattern by itself.`
          : `${nameOf(keys)} has more than two ** in one pattern.`,
      );
  } else if (Array.isArray(data)) {
    if (data.length < minItems) yield fault(`${nameOf(keys)} is empty.`);
    for (const [index, item] of data.entries()) if (items) yield* faultsIn(item, items, [...keys, index]);
  } else if (typeof data === 'object' && data !== null && properties) {
    for (const name of required) if (!Object.hasOwn(data, name)) yield fault(`${nameOf(keys)} has no ${name}.`);
    for (const [name, value] of Object.entries(data)) {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (known) yield* faultsIn(value, known, [...keys, name]);
      else yield fault(unknownKey(name, keys, Object.keys(properties)), [...keys, name], 'key');
    }
  }
}

function unknownKey(name: string, keys: Keys, known: readonly string[]): string {
  const isRule = keys.at(-1) === 'rules';
  const where = keys.length > 0 && !isRule ? ` in ${nameOf(keys)}` : '';
  return `There is no ${isRule ? 'rule' : 'key'} ${name}${where}.${offer(name, known)}`;
}

const KINDS = { object: 'an object', array: 'a list', string: 'a text' } as const;

function typeOf(data: unknown): string {
  if (data === null) return 'null';
  return Array.isArray(data) ? 'array' : typeof data;
}

function kindOf(data: unknown): string {
  const type = typeOf(data);
  return type === 'null' || type === 'undefined' ? 'nothing' : ((KINDS as Readonly<Record<string, string>>)[type] ?? `a ${type}`);
}

/** A text of the file, where it is short; what stands at the wrong place may be long. */
function shown(data: unknown): string {
  if (typeof data === 'number' || typeof data === 'boolean') return String(data);
  return typeof data === 'string' && data.length <= 80 ? data : kindOf(data);
}

/** `overrides[0].rules`. */
function nameOf(keys: Keys): string {
  if (keys.length === 0) return 'The configuration';
  return keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

function oneOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function offer(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known);
  return near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
}
