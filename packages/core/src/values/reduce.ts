import { sameLocation, type Location } from '../vocabulary/location.js';
import { walkValue } from './walk.js';
import type { Call, Choice, Condition, FunctionValue, Member, Option, Reference, Text, Value } from '../vocabulary/value.js';

/**
 * What a name of another module is, not yet reduced; undefined where nobody can say. For the module itself (`*`) the same
 * reference with its `path`.
 */
export type Lookup = (reference: Reference) => Value | undefined;

/** Values nest no deeper than people write them; what does is `unknown`. */
const MAX_DEPTH = 24;
/** How many places a value names that it passed through. */
const MAX_VIA = 8;
/** How many values one reduction may touch. */
const MAX_STEPS = 4_000;

/**
 * Simplifies a value as far as it can be said: references followed, members taken, calls of known functions replaced by their
 * results, texts of literals joined, choices with one outcome decided. Bounded in depth and size, cycles end in `unknown`.
 * The result keeps the place where it is written; `via` are the places passed on the way, nearest to the sink first.
 */
export function reduce(value: Value, lookup: Lookup = () => undefined): Value {
  return new Reduction(lookup).reduce(value, 0);
}

class Reduction {
  readonly #lookup: Lookup;
  readonly #under = new Set<string>();
  #steps = 0;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  reduce(value: Value, depth: number): Value {
    this.#steps += 1;
    if (depth > MAX_DEPTH || this.#steps > MAX_STEPS) return unknownAt(value);
    const inner = (each: Value) => this.reduce(each, depth + 1);
    switch (value.kind) {
      case 'reference':
        return this.#follow(value, depth);
      case 'member':
        return this.#member(value, depth);
      case 'call':
        return this.#call(value, depth);
      case 'environment':
        return typeof value.missing === 'object' ? { ...value, missing: inner(value.missing) } : value;
      case 'text':
        return joinText({ ...value, parts: value.parts.map(inner) });
      case 'list':
        return { ...value, items: value.items.map(inner) };
      case 'record':
        return { ...value, entries: value.entries.map((entry) => ({ key: entry.key, value: inner(entry.value) })) };
      case 'choice':
        return decide(value, inner);
      default:
        return value;
    }
  }

  #follow(reference: Reference, depth: number): Value {
    if (reference.name === '*') return this.#lookup(reference) ?? reference;
    const key = `${reference.path ?? reference.location.path}\0${reference.module}\0${reference.name}`;
    const found = this.#under.has(key) ? undefined : this.#lookup(reference);
    if (!found) return reference;
    this.#under.add(key);
    const reduced = this.reduce(found, depth + 1);
    this.#under.delete(key);
    return passing(reduced, [...(reference.via ?? []), reference.location]);
  }

  #member(member: Member, depth: number): Value {
    const of = this.reduce(member.of, depth + 1);
    const taken = this.#take(of, member, depth);
    return taken ? passing(taken, member.via ?? []) : { ...member, of };
  }

  #take(of: Value, member: Member, depth: number): Value | undefined {
    switch (of.kind) {
      case 'record': {
        const entry = of.entries.findLast(({ key }) => key === member.key);
        return entry && passing(entry.value, of.via ?? []);
      }
      case 'list':
        return /^\d+$/.test(member.key) ? of.items[Number(member.key)] : undefined;
      case 'choice': {
        const options = of.options.map((option) => ({ ...option, value: this.#take(option.value, member, depth) ?? unknownAt(member) }));
        return decide({ ...of, options }, (each) => each);
      }
      case 'reference':
        return of.name === '*' ? this.#follow({ ...of, name: member.key, location: member.location }, depth) : undefined;
      default:
        return undefined;
    }
  }

  #call(call: Call, depth: number): Value {
    const callee = this.reduce(call.callee, depth + 1);
    const given = call.arguments.map((argument) => this.reduce(argument, depth + 1));
    const named = Object.fromEntries(Object.entries(call.named).map(([key, value]) => [key, this.reduce(value, depth + 1)]));
    if (callee.kind !== 'function') return { ...call, callee, arguments: given, named };
    const result = this.reduce(substitute(callee, given, named), depth + 1);
    return readsItsParameter(callee.result) ? writtenAt(call, result, callee) : passing(result, [...(call.via ?? []), call.location]);
  }
}

/** A helper that reads the variable it is told: the read is written where the helper is called. */
function readsItsParameter(result: Value): boolean {
  return [...walkValue(result)].some((value) => value.kind === 'environment' && value.nameFrom !== undefined);
}

/** Places inside the helper become places on the way; what the caller gave keeps its own. */
function writtenAt(call: Call, result: Value, helper: FunctionValue): Value {
  if (result.kind === 'choice') {
    return { ...result, options: result.options.map((option) => ({ ...option, value: writtenAt(call, option.value, helper) })) };
  }
  if (result.kind !== 'environment') return result;
  const { missing } = result;
  const isInside = typeof missing === 'object' && missing.kind === 'literal' && isWithin(missing.location, helper.result);
  const via = [...(call.via ?? []), result.location, ...(result.via ?? [])].slice(0, MAX_VIA);
  return { ...result, location: call.location, via, ...(isInside ? { missing: { ...missing, location: call.location } } : {}) };
}

function isWithin(location: Location, value: Value): boolean {
  return [...walkValue(value)].some((inner) => sameLocation(inner.location, location));
}

/** A function's result with arguments for its parameters. A parameter that nothing is given for stays. */
function substitute(callee: FunctionValue, given: readonly Value[], named: Readonly<Record<string, Value>>): Value {
  const argumentOf = (name: string) => {
    if (Object.hasOwn(named, name)) return named[name];
    const position = callee.parameters.indexOf(name);
    return (position < 0 ? undefined : given[position]) ?? callee.defaults?.[name];
  };
  const replace = (value: Value, depth: number): Value => {
    if (depth > MAX_DEPTH) return unknownAt(value);
    const inner = (each: Value) => replace(each, depth + 1);
    switch (value.kind) {
      case 'parameter':
        return argumentOf(value.name) ?? value;
      case 'environment': {
        const filled = value.nameFrom ? inner(value.nameFrom) : undefined;
        const name = filled?.kind === 'text' ? joinText(filled) : filled;
        const missing = typeof value.missing === 'object' ? asMissing(inner(value.missing)) : value.missing;
        const { nameFrom, ...rest } = value;
        if (!name) return { ...rest, missing };
        if (name.kind === 'literal' && typeof name.value === 'string') return { ...rest, name: name.value, missing };
        return { ...rest, missing, ...(nameFrom ? { nameFrom: name } : {}) };
      }
      case 'text':
        return { ...value, parts: value.parts.map(inner) };
      case 'list':
        return { ...value, items: value.items.map(inner) };
      case 'record':
        return { ...value, entries: value.entries.map((entry) => ({ key: entry.key, value: inner(entry.value) })) };
      case 'choice':
        return {
          ...value,
          options: value.options.map((option) => ({
            ...(option.when ? { when: inCondition(option.when, inner) } : {}),
            value: inner(option.value),
          })),
        };
      case 'member':
        return { ...value, of: inner(value.of) };
      case 'call':
        return {
          ...value,
          callee: inner(value.callee),
          arguments: value.arguments.map(inner),
          named: Object.fromEntries(Object.entries(value.named).map(([key, each]) => [key, inner(each)])),
        };
      default:
        return value;
    }
  };
  return replace(callee.result, 0);
}

/** `None`, `undefined` and nothing given for a default mean that nothing comes. */
function asMissing(value: Value): 'empty' | Value {
  return (value.kind === 'literal' && value.value === null) || value.kind === 'parameter' ? 'empty' : value;
}

function inCondition(condition: Condition, replace: (value: Value) => Value): Condition {
  return { ...condition, value: replace(condition.value) };
}

/** Neighbouring literals become one; a text of one literal is that literal. */
function joinText(text: Text): Value {
  const parts: Value[] = [];
  for (const part of text.parts.flatMap((each) => (each.kind === 'text' ? each.parts : [each]))) {
    const last = parts.at(-1);
    if (part.kind === 'literal' && last?.kind === 'literal') {
      parts[parts.length - 1] = { ...last, value: `${String(last.value)}${String(part.value)}` };
    } else parts.push(part);
  }
  const [only] = parts;
  if (!only) return { kind: 'literal', value: '', location: text.location };
  if (parts.length > 1 || only.kind !== 'literal') return { ...text, parts };
  return { kind: 'literal', value: String(only.value), location: text.location, ...(text.via ? { via: text.via } : {}) };
}

/** Drops options that cannot hold, flattens choices in choices, and forgets a choice whose outcomes are the same. */
function decide(choice: Choice, reduceInner: (value: Value) => Value): Value {
  const options: Option[] = [];
  for (const option of choice.options) {
    const when = option.when && inCondition(option.when, reduceInner);
    const holds = when ? truthOf(when) : true;
    if (holds === false) continue;
    const value = reduceInner(option.value);
    const certain = holds === true;
    if (value.kind === 'choice' && certain) options.push(...value.options);
    else options.push(when && !certain ? { when, value } : { value });
    if (certain) break;
  }
  const [first] = options;
  if (!first) return unknownAt(choice);
  const fallback = fallbackOf(options);
  if (fallback) return fallback;
  const same = options.length > 1 && !options.some(({ value }) => !sameOutcome(value, first.value)) && options.some(({ when }) => !when);
  return options.length === 1 && !first.when ? passing(first.value, choice.via ?? []) : same ? first.value : { ...choice, options };
}

/** `E where E is set, else X` is a read of E that falls back to X. */
function fallbackOf(options: readonly Option[]): Value | undefined {
  const [first, second] = options;
  if (options.length !== 2 || !first?.when || !second || second.when) return undefined;
  const { value, when } = first;
  const isItself =
    when.value.kind === 'environment' && value.kind === 'environment' && when.value.name !== undefined && when.value.name === value.name;
  if (!isItself || when.negated || when.equals !== undefined || typeof value.missing === 'object') return undefined;
  return { ...value, missing: second.value.kind === 'literal' && second.value.value === null ? 'empty' : second.value };
}

function sameOutcome(a: Value, b: Value): boolean {
  return a.kind === 'literal' && b.kind === 'literal' && a.value === b.value;
}

/** Whether a condition on a constant holds; undefined where only the run can tell. */
function truthOf({ value, equals, negated }: Condition): boolean | undefined {
  if (value.kind !== 'literal') return undefined;
  const holds = equals === undefined ? Boolean(value.value) : value.value === equals;
  return holds !== negated;
}

/** The value, with places that it passed through after those that it already names. */
function passing(value: Value, places: readonly Location[]): Value {
  if (places.length === 0) return value;
  const via = [...places, ...(value.via ?? [])];
  return { ...value, via: via.slice(0, MAX_VIA) };
}

function unknownAt(value: Value): Value {
  return { kind: 'unknown', location: value.location };
}
