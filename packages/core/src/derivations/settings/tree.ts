import type { Assignment } from '../../vocabulary/facts/index.js';
import type { Location } from '../../vocabulary/location.js';
import type { Choice, Condition, Option, Value } from '../../vocabulary/value.js';

/** A setting while a module is evaluated: what it is so far, who set it last, and what that replaced. */
export interface Slot {
  readonly keys: readonly string[];
  readonly value: Value;
  readonly location: Location;
  readonly overrides: readonly Location[];
  readonly framework?: string;
  /** Where something may replace it that only the run knows. */
  readonly overlaid?: Location;
}

/** Settings by their keys, joined. Records are kept as their leaves, so that one key of a dictionary can be replaced alone. */
export type Slots = Map<string, Slot>;

const JOINT = '\0';
/** `DATABASES.default.OPTIONS.sslmode` is as deep as settings are judged. */
const MAX_KEYS = 5;

/** Applies one assignment, as running its line would. */
export function assign(slots: Slots, assignment: Assignment): void {
  const { keys, operation, condition } = assignment;
  if (operation === 'delete' && !condition) {
    remove(slots, keys);
    return;
  }
  if (operation === 'default' && below(slots, keys).length > 0) return;
  const replaced = operation === 'append' || condition ? [] : remove(slots, keys);
  for (const [leafKeys, value] of leavesOf(keys, assignment.value)) {
    const key = leafKeys.join(JOINT);
    const before = slots.get(key);
    const covered = condition && !operation ? coveredBy(condition, before?.value) : [];
    slots.set(key, {
      keys: leafKeys,
      value: operation === 'append' ? appended(before?.value, value) : under(condition, value, before?.value),
      location: assignment.location,
      overrides: [
        ...((condition && covered.length === 0) || operation ? [] : (before?.overrides ?? [])),
        ...covered.map(({ value: gone }) => gone.location),
        ...replaced.filter((slot) => overlaps(slot.keys, leafKeys)).map(({ location }) => location),
      ],
      ...(assignment.framework ? { framework: assignment.framework } : {}),
    });
  }
}

/** Whatever is set so far may be replaced here. */
export function overlay(slots: Slots, location: Location): void {
  for (const [key, slot] of slots) slots.set(key, { ...slot, overlaid: location });
}

/** Everything at or below these keys goes. */
function remove(slots: Slots, keys: readonly string[]): readonly Slot[] {
  const gone = below(slots, keys);
  for (const slot of gone) slots.delete(slot.keys.join(JOINT));
  return gone;
}

function below(slots: Slots, keys: readonly string[]): readonly Slot[] {
  return [...slots.values()].filter((slot) => keys.every((key, index) => slot.keys[index] === key));
}

function overlaps(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((key, index) => key === b[index]);
}

/** The leaves of a value under these keys. An option of a choice that is a record gives its leaves under the option's condition. */
function leavesOf(keys: readonly string[], value: Value): readonly (readonly [readonly string[], Value])[] {
  if (keys.length >= MAX_KEYS) return [[keys, value]];
  if (value.kind === 'record' && value.entries.length > 0) {
    return value.entries.flatMap((entry) => leavesOf([...keys, entry.key], passedThrough(entry.value, value.via)));
  }
  if (value.kind === 'choice' && value.options.every((option) => option.value.kind === 'record' && option.value.entries.length > 0)) {
    return choiceLeaves(keys, value);
  }
  return [[keys, value]];
}

function choiceLeaves(keys: readonly string[], choice: Choice): readonly (readonly [readonly string[], Value])[] {
  const byKey = new Map<string, { keys: readonly string[]; options: Option[] }>();
  for (const option of choice.options) {
    for (const [leafKeys, value] of leavesOf(keys, option.value)) {
      const key = leafKeys.join(JOINT);
      const leaf = byKey.get(key) ?? { keys: leafKeys, options: [] };
      leaf.options.push(option.when ? { when: option.when, value } : { value });
      byKey.set(key, leaf);
    }
  }
  return [...byKey.values()].map((leaf) => [leaf.keys, { kind: 'choice', options: leaf.options, location: choice.location }]);
}

function passedThrough(value: Value, via: readonly Location[] | undefined): Value {
  return via && via.length > 0 ? { ...value, via: [...via, ...(value.via ?? [])] } : value;
}

/** The new value where the condition holds, the old one (if any) where it does not. */
function under(condition: Condition | undefined, value: Value, before: Value | undefined): Value {
  if (!condition) return value;
  const covered = coveredBy(condition, before);
  const known: readonly Option[] = before === undefined ? [] : before.kind === 'choice' ? before.options : [{ value: before }];
  const rest = covered.length === 0 ? known : known.slice(0, 1).map((option) => ({ value: option.value }));
  return { kind: 'choice', options: [{ when: condition, value }, ...rest], location: value.location };
}

/** What is left of a value whose first option holds wherever the condition does not: `if` and `else` together leave nothing of it. */
function coveredBy(condition: Condition, before: Value | undefined): readonly Option[] {
  if (before?.kind !== 'choice') return [];
  const [first, ...rest] = before.options;
  return first?.when && areOpposite(first.when, condition) ? rest : [];
}

function areOpposite(a: Condition, b: Condition): boolean {
  return (
    a.negated !== b.negated && a.equals === b.equals && a.value.kind !== 'unknown' && JSON.stringify(a.value) === JSON.stringify(b.value)
  );
}

function appended(before: Value | undefined, value: Value): Value {
  if (before?.kind !== 'list') return before ? { kind: 'list', items: itemsOf(value), open: true, location: value.location } : value;
  return { ...before, items: [...before.items, ...itemsOf(value)] };
}

function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}
