import type { Location } from '../../../vocabulary/location.js';
import type { Choice, Condition, Environment, Option, Value } from '../../../vocabulary/value.js';
import { literal, unknown, withMissing } from './place.js';

/** A choice of many outcomes says no more than one of some. */
const MAX_OPTIONS = 24;

/** A condition that only the run decides. */
export function undecided(location: Location): Condition {
  return { value: unknown(location), negated: false };
}

/**
 * One of several values, the first whose condition holds. Outcomes that are the same become one; the choice between a variable and
 * what is used without it becomes a read of that variable.
 */
export function choose(options: readonly Option[], location: Location): Value {
  const flat: Option[] = [];
  for (const option of options) {
    const holds = option.when ? truthOf(option.when) : true;
    if (holds === false) continue;
    if (holds === true && option.value.kind === 'choice') flat.push(...option.value.options);
    else flat.push(holds === true ? { value: option.value } : option);
    if (holds === true) break;
  }
  const [first, second] = flat;
  if (!first) return unknown(location);
  if (!first.when) return first.value;
  if (second && flat.every(({ value }) => sameLeaf(value, first.value))) return first.value;
  const read = second && !second.when ? readOrElse(first, second.value) : undefined;
  if (read) return read;
  const choice: Choice = { kind: 'choice', options: flat.slice(0, MAX_OPTIONS), location };
  return switchOf(choice) ?? choice;
}

/** `value if present else other`, either way round, as one read of the environment. */
function readOrElse(first: Option & { when?: Condition }, rest: Value): Environment | undefined {
  const test = first.when && presence(first.when);
  if (!test) return undefined;
  const [present, absent] = test.present ? [first.value, rest] : [rest, first.value];
  if (present.kind !== 'environment' || !sameRead(present, test.read)) return undefined;
  return withMissing(present, absent);
}

/** Whether a condition asks if a variable is there (or not empty). */
export function presence({ value, equals, negated }: Condition): { readonly read: Environment; readonly present: boolean } | undefined {
  if (value.kind !== 'environment' || value.missing !== 'empty' || value.coercion === 'boolean') return undefined;
  if (equals === undefined) return { read: value, present: !negated };
  return equals === null || equals === '' ? { read: value, present: negated } : undefined;
}

/** Choices between true and false by the texts of one variable are a boolean variable. */
function switchOf(choice: Choice): Environment | undefined {
  const read = choice.options[0]?.when?.value;
  if (read?.kind !== 'environment') return undefined;
  for (const { when, value } of choice.options) {
    if (value.kind !== 'literal' || typeof value.value !== 'boolean') return undefined;
    if (when && (when.value.kind !== 'environment' || !sameRead(when.value, read) || typeof when.equals !== 'string')) return undefined;
  }
  if (choice.options.at(-1)?.when) return undefined;
  if (read.missing === 'fails') return { ...read, coercion: 'boolean' };
  const missing = read.missing === 'empty' ? literal(null, read.location) : read.missing;
  if (missing.kind === 'environment') return undefined;
  const outcome = choose(
    choice.options.map(({ when, value }) => (when ? { when: { ...when, value: missing }, value } : { value })),
    missing.location,
  );
  return { ...read, coercion: 'boolean', missing: outcome.kind === 'literal' ? { ...outcome, location: missing.location } : outcome };
}

/** Whether two reads are of the same variable, named or given by the same parameter. */
export function sameRead(a: Environment, b: Environment): boolean {
  if (a.name !== undefined || b.name !== undefined) return a.name === b.name;
  return a.nameFrom !== undefined && b.nameFrom !== undefined && sameLeaf(a.nameFrom, b.nameFrom);
}

function sameLeaf(a: Value, b: Value): boolean {
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value;
  if (a.kind === 'parameter' && b.kind === 'parameter') return a.name === b.name;
  if (a.kind === 'reference' && b.kind === 'reference') return a.module === b.module && a.name === b.name;
  if (a.kind === 'text' && b.kind === 'text')
    return a.parts.length === b.parts.length && a.parts.every((part, index) => sameLeaf(part, b.parts[index]!));
  return false;
}

/** Whether a condition on a constant holds; undefined where only the run can tell. */
export function truthOf({ value, equals, negated }: Condition): boolean | undefined {
  if (equals !== undefined) return value.kind === 'literal' ? (value.value === equals) !== negated : undefined;
  const truth = truthiness(value);
  return truth === undefined ? undefined : truth !== negated;
}

/** Whether Python takes a value as true. Source: docs.python.org/3/library/stdtypes.html#truth-value-testing */
export function truthiness(value: Value): boolean | undefined {
  if (value.kind === 'literal') return Boolean(value.value);
  if (value.kind === 'credential' || value.kind === 'function') return true;
  if (value.kind === 'list') return value.items.length > 0 ? true : value.open ? undefined : false;
  if (value.kind === 'record') return value.entries.length > 0 ? true : value.open ? undefined : false;
  return undefined;
}

/** That all conditions hold, as one. */
export function conjunction(conditions: readonly Condition[]): Condition | undefined {
  const [first, ...others] = conditions;
  if (!first || others.length === 0) return first;
  const rest = conjunction(others);
  if (!rest) return first;
  const { location } = first.value;
  return {
    value: { kind: 'choice', location, options: [{ when: first, value: asValue(rest) }, { value: literal(false, location) }] },
    negated: false,
  };
}

/** True where the condition holds, as a value. */
export function asValue(condition: Condition): Value {
  if (condition.equals === undefined && !condition.negated) return condition.value;
  const { location } = condition.value;
  return { kind: 'choice', location, options: [{ when: condition, value: literal(true, location) }, { value: literal(false, location) }] };
}
