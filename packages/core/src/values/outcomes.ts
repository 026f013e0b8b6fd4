import type { Location } from '../vocabulary/location.js';
import type { Related } from '../vocabulary/rule.js';
import type { Condition, Environment, Value } from '../vocabulary/value.js';
import { environmentsIn } from './walk.js';

/** One thing that a value may turn out to be. */
export interface ValueOutcome {
  /** Never a choice. An `environment` stands for what the variable gives when it is set. */
  readonly value: Value;
  /** All must hold. */
  readonly when: readonly Condition[];
  /** The read whose variable is not set in this outcome. */
  readonly fallbackOf?: Environment;
}

/** Everything that a value may turn out to be: options of choices, and for a read the variable and what stands in for it. */
export function outcomesOf(value: Value): readonly ValueOutcome[] {
  return expand(value, []);
}

function expand(value: Value, when: readonly Condition[], fallbackOf?: Environment): readonly ValueOutcome[] {
  if (value.kind === 'choice') {
    return value.options.flatMap((option) => expand(option.value, option.when ? [...when, option.when] : when, fallbackOf));
  }
  const self: ValueOutcome = { value, when, ...(fallbackOf ? { fallbackOf } : {}) };
  if (value.kind === 'environment' && typeof value.missing === 'object') return [self, ...expand(value.missing, when, value)];
  return [self];
}

/** The text, number or truth value that a value is, where it is nothing else. */
export function constantOf(value: Value | undefined): string | number | boolean | null | undefined {
  return value?.kind === 'literal' ? value.value : undefined;
}

/** The text of a literal string, or undefined. */
export function textOf(value: Value | undefined): string | undefined {
  const constant = constantOf(value);
  return typeof constant === 'string' ? constant : undefined;
}

/** Whether a value takes part of what it is from the environment. */
export function isFromEnvironment(value: Value): boolean {
  return outcomesOf(value).some(
    ({ value: each }) => each.kind === 'environment' || (each.kind === 'text' && each.parts.some(isFromEnvironment)),
  );
}

/**
 * The constant text that a value begins with: of a text its first parts up to what is not constant. For hosts and schemes of URLs
 * whose password is a credential.
 */
export function leadingText(value: Value): string {
  if (value.kind === 'literal') return value.value === null ? '' : String(value.value);
  if (value.kind !== 'text') return '';
  const first = value.parts.findIndex((part) => part.kind !== 'literal');
  return (first < 0 ? value.parts : value.parts.slice(0, first)).map(leadingText).join('');
}

/** All constant text of a value, with `…` for what is not constant and for credentials: fit to be shown. */
export function shownText(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return String(value.value);
    case 'text':
      return value.parts.map(shownText).join('');
    case 'environment':
      return value.name === undefined ? '…' : `$${value.name}`;
    default:
      return '…';
  }
}

/** The places inside a value where the environment is read, apart from where the value itself stands: related places of evidence. */
export function readsIn(value: Value): readonly Related[] {
  const own = lineOf(value.location);
  const lines = new Set([own]);
  const places = environmentsIn(value).map(({ location }) => location);
  return places
    .filter((place) => !lines.has(lineOf(place)) && lines.add(lineOf(place)))
    .map((location) => ({ location, message: 'The environment is read here.' }));
}

function lineOf({ path, range }: Location): string {
  return `${path}:${String(range?.start.line)}`;
}
