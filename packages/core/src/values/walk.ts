import type { Environment, Value, ValueKind } from '../vocabulary/value.js';

const VALUE_KINDS: ReadonlySet<string> = new Set<ValueKind>([
  'literal',
  'credential',
  'environment',
  'text',
  'record',
  'list',
  'choice',
  'reference',
  'member',
  'call',
  'function',
  'parameter',
  'unknown',
]);

/** Whether some plain data of a fact is a value. A shell's function definition shares its kind with a function value and has no result. */
export function isValue(data: unknown): data is Value {
  if (typeof data !== 'object' || data === null || !('kind' in data) || typeof data.kind !== 'string') return false;
  return VALUE_KINDS.has(data.kind) && (data.kind !== 'function' || 'result' in data);
}

/** The values directly inside a value, conditions among them. */
function innerValues(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'environment':
      return [...(typeof value.missing === 'object' ? [value.missing] : []), ...(value.nameFrom ? [value.nameFrom] : [])];
    case 'text':
      return value.parts;
    case 'record':
      return value.entries.map((entry) => entry.value);
    case 'list':
      return value.items;
    case 'choice':
      return value.options.flatMap((option) => (option.when ? [option.when.value, option.value] : [option.value]));
    case 'member':
      return [value.of];
    case 'call':
      return [value.callee, ...value.arguments, ...Object.values(value.named)];
    case 'function':
      return [value.result, ...Object.values(value.defaults ?? {})];
    default:
      return [];
  }
}

/** A value and everything inside it, outer first. */
export function* walkValue(value: Value): Generator<Value> {
  yield value;
  for (const inner of innerValues(value)) yield* walkValue(inner);
}

/** Every value in plain data, with everything inside it. */
export function valuesIn(data: unknown): readonly Value[] {
  const found: Value[] = [];
  collect(data, found);
  return found;
}

function collect(data: unknown, found: Value[]): void {
  if (typeof data !== 'object' || data === null) return;
  if (isValue(data)) for (const value of walkValue(data)) found.push(value);
  else if (Array.isArray(data)) for (const part of data) collect(part, found);
  else for (const [key, part] of Object.entries(data)) if (!PLACES.has(key)) collect(part, found);
}

/** Keys under which places stand: there are many, and no value is in them. */
const PLACES: ReadonlySet<string> = new Set(['location', 'range']);

/** The same plain data with each outermost value replaced. Data without values is returned as it is. */
export function mapValues<T>(data: T, replace: (value: Value) => Value): T {
  if (typeof data !== 'object' || data === null) return data;
  if (isValue(data)) return replace(data) as T;
  if (Array.isArray(data)) {
    const parts = data.map((part) => mapValues(part as unknown, replace));
    return parts.some((part, index) => part !== data[index]) ? (parts as T) : data;
  }
  const changed: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(data)) {
    const mapped = PLACES.has(key) ? part : mapValues(part as unknown, replace);
    if (mapped !== part) changed[key] = mapped;
  }
  return Object.keys(changed).length > 0 ? { ...data, ...changed } : data;
}

/** Every read of the environment inside a value: its default's reads too, its conditions' not. */
export function environmentsIn(value: Value): readonly Environment[] {
  return contributors(value).filter((each) => each.kind === 'environment');
}

/**
 * The leaves that a value may come from: options of choices, defaults of reads, parts of texts, members of collections.
 * Conditions decide and do not contribute.
 */
export function contributors(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'environment':
      return typeof value.missing === 'object' ? [value, ...contributors(value.missing)] : [value];
    case 'text':
      return value.parts.flatMap(contributors);
    case 'record':
      return value.entries.flatMap((entry) => contributors(entry.value));
    case 'list':
      return value.items.flatMap(contributors);
    case 'choice':
      return value.options.flatMap((option) => contributors(option.value));
    default:
      return [value];
  }
}
