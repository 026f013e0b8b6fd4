import type { RecordEntry, Value } from '../../../vocabulary/value.js';
import { choose } from './choice.js';
import { passing, unknown } from './place.js';

export type Key = string | number;

/** What stands under a key; undefined where that cannot be said. A choice is asked in every outcome. */
export function take(value: Value, key: Key): Value | undefined {
  switch (value.kind) {
    case 'record': {
      const found = value.entries.findLast((entry) => entry.key === String(key))?.value;
      return found && value.via ? value.via.toReversed().reduce(passing, found) : found;
    }
    case 'list':
      return typeof key === 'number' ? value.items.at(key) : undefined;
    case 'choice': {
      const options = value.options.map((option) => ({ ...option, value: take(option.value, key) ?? unknown(option.value.location) }));
      return options.every((option) => option.value.kind === 'unknown') ? undefined : choose(options, value.location);
    }
    default:
      return undefined;
  }
}

/** The value with what stands under the keys replaced, in every outcome of a choice. */
export function withEntry(value: Value, keys: readonly Key[], replacement: Value): Value {
  const [key, ...rest] = keys;
  if (key === undefined) return replacement;
  switch (value.kind) {
    case 'record': {
      const name = String(key);
      const before = value.entries.findLast((entry) => entry.key === name);
      const inner = rest.length === 0 ? replacement : withEntry(before?.value ?? open(replacement), rest, replacement);
      const entry: RecordEntry = { key: name, value: inner };
      const entries = before ? value.entries.map((each) => (each === before ? entry : each)) : [...value.entries, entry];
      return { ...value, entries };
    }
    case 'list': {
      if (typeof key !== 'number' || !value.items[key]) return { ...value, open: true };
      return { ...value, items: value.items.map((item, index) => (index === key ? withEntry(item, rest, replacement) : item)) };
    }
    case 'choice':
      return { ...value, options: value.options.map((option) => ({ ...option, value: withEntry(option.value, keys, replacement) })) };
    default:
      return value;
  }
}

function open(near: Value): Value {
  return { kind: 'record', entries: [], open: true, location: near.location };
}
