import { underName } from '../../../values/credential.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Environment, Literal, Unknown, Value } from '../../../vocabulary/value.js';

/** As many places of passage as a finding can use. */
const MAX_VIA = 8;

export function literal(value: Literal['value'], location: Location): Literal {
  return { kind: 'literal', value, location };
}

export function unknown(location: Location): Unknown {
  return { kind: 'unknown', location };
}

/** The value, with a place that it passed through on its way to the sink. */
export function passing(value: Value, place: Location): Value {
  return { ...value, via: [place, ...(value.via ?? [])].slice(0, MAX_VIA) };
}

export function isString(value: Value | undefined): value is Literal & { readonly value: string } {
  return value?.kind === 'literal' && typeof value.value === 'string';
}

/** A read without what it gives when the variable is missing. */
export function withMissing(read: Environment, missing: Environment['missing']): Environment {
  return { ...read, missing: typeof missing === 'object' && missing.kind === 'literal' && missing.value === null ? 'empty' : missing };
}

/**
 * The value with every literal that the name speaks about turned into a credential: the value itself, what a read falls back
 * to, each outcome of a choice, each item of a list. Keys of records and names of arguments speak for their own values.
 */
export function secretUnder(value: Value, name: string): Value {
  switch (value.kind) {
    case 'literal':
      return underName(value, name);
    case 'environment':
      return typeof value.missing === 'object' ? { ...value, missing: secretUnder(value.missing, name) } : value;
    case 'choice':
      return { ...value, options: value.options.map((option) => ({ ...option, value: secretUnder(option.value, name) })) };
    case 'list':
      // A list under a singular name lists names of fields more often than secrets.
      return !/s$/i.test(name) ? value : { ...value, items: value.items.map((item) => secretUnder(item, name)) };
    default:
      return value;
  }
}
