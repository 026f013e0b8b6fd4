import type { Value } from '../../vocabulary/value.js';
import { reduce } from '../../values/reduce.js';
import { type Argument, literal } from './argument.js';
import type { Lane } from './lane.js';
import type { World } from './world.js';

/** What words become: parameters and variables of the program put in; what the environment gives stays an environment value. */
export function expandWords(words: readonly Argument[], lane: Lane): readonly Argument[] {
  return words.flatMap((argument) => expandWord(argument, lane));
}

function expandWord(argument: Argument, lane: Lane): readonly Argument[] {
  const { value } = argument;
  if (argument.script || value.kind === 'literal') return [argument];
  if (value.kind === 'parameter') return parameters(value, lane) ?? [argument];
  const replaced = substitute(value, lane, 0);
  if (replaced === value) return [argument];
  // A variable that stands alone is split at blanks, as a shell does without quotes.
  if (value.kind === 'environment' && replaced.kind === 'literal' && /\s/.test(String(replaced.value))) {
    return String(replaced.value)
      .trim()
      .split(/\s+/)
      .map((text) => ({ value: { ...literal(text, replaced.location), via: [value.location] } }));
  }
  if (replaced.kind === 'literal' && replaced.value === '' && value.kind === 'environment') return [];
  return [{ value: reduce(replaced) }];
}

function parameters(value: Extract<Value, { kind: 'parameter' }>, { parameters: given }: Lane): readonly Argument[] | undefined {
  if (!given) return undefined;
  if (value.name === '@' || value.name === '*') return given;
  if (!/^[1-9]\d*$/.test(value.name)) return undefined;
  const one = given[Number(value.name) - 1];
  return one ? [one] : [];
}

/** A value with the variables that the program itself has set, and with its parameters. */
export function substitute(value: Value, lane: Lane, depth: number): Value {
  if (depth > 8) return value;
  const inner = (each: Value) => substitute(each, lane, depth + 1);
  switch (value.kind) {
    case 'environment': {
      const set = value.name === undefined ? undefined : lane.variables.get(value.name);
      if (set && !(set.kind === 'environment' && set.name === value.name)) return { ...set, via: [value.location, ...(set.via ?? [])] };
      if (set) return set;
      return typeof value.missing === 'object' ? { ...value, missing: inner(value.missing) } : value;
    }
    case 'parameter': {
      const given = parameters(value, lane);
      if (!given) return value;
      return given.length === 1 && given[0]
        ? given[0].value
        : given.length === 0
          ? literal('', value.location)
          : { kind: 'unknown', location: value.location };
    }
    case 'text':
      return reduce({ ...value, parts: value.parts.map(inner) });
    case 'choice':
      return choice(value, lane, inner);
    default:
      return value;
  }
}

/** `${1:-web}` is decided where the parameters are known. */
function choice(value: Extract<Value, { kind: 'choice' }>, lane: Lane, inner: (value: Value) => Value): Value {
  for (const { when, value: option } of value.options) {
    if (!when) return inner(option);
    if (when.value.kind !== 'parameter' || !lane.parameters) break;
    const given = parameters(when.value, lane);
    const isSet = given !== undefined && given.some(({ value: each }) => each.kind !== 'literal' || each.value !== '');
    if (isSet !== when.negated) return inner(option);
  }
  return { ...value, options: value.options.map((each) => ({ ...each, value: inner(each.value) })) };
}

/** The words with what the process is given for its first one, where that names the program (`exec $SERVER`). */
export function withProgram(words: readonly Argument[], world: World): readonly Argument[] {
  const [first, ...rest] = words;
  if (first?.value.kind !== 'environment' || first.value.name === undefined) return words;
  const given = world.environment.get(first.value.name) ?? (typeof first.value.missing === 'object' ? first.value.missing : undefined);
  if (given?.kind !== 'literal' || given.value === '' || given.value === null) return words;
  const pieces = String(given.value).trim().split(/\s+/);
  return [...pieces.map((text) => ({ value: { ...literal(text, given.location), via: [first.value.location] } })), ...rest];
}
