import type { Value } from '../../vocabulary/value.js';
import { argumentText } from './argument.js';
import type { Lane } from './lane.js';
import type { World } from './world.js';

/** What a word is when the program runs. Not certain: a variable that may come from outside was taken as not set. */
export interface KnownText {
  readonly text: string;
  readonly certain: boolean;
}

const MAX_DEPTH = 8;

/** The text of a value on this way through the program, or undefined where only the run can tell. */
export function knownText(value: Value, lane: Lane, world: World, depth = 0): KnownText | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (each: Value) => knownText(each, lane, world, depth + 1);
  switch (value.kind) {
    case 'literal':
      return { text: value.value === null ? '' : String(value.value), certain: true };
    case 'credential':
      return { text: 'x', certain: false };
    case 'environment': {
      if (value.name === undefined) return undefined;
      const set = lane.variables.get(value.name);
      if (set && set !== value) return inner(set);
      const given = world.environment.get(value.name);
      if (given) return given.kind === 'environment' ? uncertain(fallback(given.missing, inner)) : inner(given);
      const without = fallback(value.missing, inner);
      return world.closed ? without : uncertain(without);
    }
    case 'parameter':
      return parameterText(value.name, lane);
    case 'text':
      return joined(value.parts.map(inner));
    case 'choice': {
      let certain = true;
      for (const { when, value: option } of value.options) {
        const condition = when && inner(when.value);
        if (when && !condition) return undefined;
        if (condition) {
          certain &&= condition.certain;
          const holds = when?.equals === undefined ? condition.text !== '' : condition.text === String(when.equals);
          if (holds === when?.negated) continue;
        }
        const text = inner(option);
        return text && { text: text.text, certain: text.certain && certain };
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function fallback(missing: 'fails' | 'empty' | Value, inner: (value: Value) => KnownText | undefined): KnownText | undefined {
  if (missing === 'fails') return undefined;
  return missing === 'empty' ? { text: '', certain: true } : inner(missing);
}

function uncertain(text: KnownText | undefined): KnownText | undefined {
  return text && { text: text.text, certain: false };
}

function parameterText(name: string, { parameters }: Lane): KnownText | undefined {
  if (!parameters) return undefined;
  if (name === '#') return { text: String(parameters.length), certain: true };
  const texts = parameters.map(argumentText);
  if (name === '@' || name === '*') return texts.includes(undefined) ? undefined : { text: texts.join(' '), certain: true };
  if (!/^[1-9]\d*$/.test(name)) return undefined;
  const index = Number(name) - 1;
  if (index >= parameters.length) return { text: '', certain: true };
  const text = texts[index];
  return text === undefined ? undefined : { text, certain: true };
}

function joined(parts: readonly (KnownText | undefined)[]): KnownText | undefined {
  let text = '';
  let certain = true;
  for (const part of parts) {
    if (!part) return undefined;
    text += part.text;
    certain &&= part.certain;
  }
  return { text, certain };
}
