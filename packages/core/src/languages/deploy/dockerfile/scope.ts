import { underName } from '../../../values/credential.js';
import { reduce } from '../../../values/reduce.js';
import type { Supply } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { assignedWords, wholeWord } from '../words.js';
import { placeOf, type Instruction } from './instructions.js';

/** Variables of a build that are known at a line, by name. */
export type Scope = ReadonlyMap<string, Value>;

const DEEPEST = 8;

/**
 * A value with the variables of a scope put in. An argument stays an environment read whose default stands for it,
 * since whoever builds may set it.
 */
export function resolved(value: Value, scope: Scope): Value {
  return reduce(replaced(value, scope, 0));
}

function replaced(value: Value, scope: Scope, depth: number): Value {
  if (depth > DEEPEST) return value;
  if (value.kind === 'text') return { ...value, parts: value.parts.map((part) => replaced(part, scope, depth + 1)) };
  if (value.kind !== 'environment') return value;
  const own: Value = typeof value.missing === 'object' ? { ...value, missing: replaced(value.missing, scope, depth + 1) } : value;
  const known = value.name === undefined ? undefined : scope.get(value.name);
  const isLoose = known?.kind === 'environment' && known.missing === 'empty';
  if (!known || (isLoose && value.missing !== 'empty')) return own;
  return { ...known, location: value.location, via: [known.location, ...(known.via ?? [])] };
}

/** The variables that `ENV` sets, in the order written, not yet resolved. */
export function variablesOf({ body }: Instruction): Supply[] {
  const old = /^([A-Za-z_][\w.-]*)[ \t]+(?=\S)/.exec(body.text);
  if (old?.[1] !== undefined) {
    const rest = body.part(old[0].length, body.text.length);
    return [{ name: old[1], value: underName(wholeWord(rest, 'dockerfile'), old[1]), source: 'literal', location: placeOf(body) }];
  }
  return assignedWords(body, 'dockerfile').flatMap(({ name, value, location }): Supply[] =>
    value ? [{ name, value, source: 'literal', location }] : [],
  );
}

/** The arguments that `ARG` declares: with a default, or without. */
export function argumentsOf({ body }: Instruction): Supply[] {
  return assignedWords(body, 'dockerfile').map(({ name, value, location }): Supply => {
    const read: Value = { kind: 'environment', name, missing: value ?? 'empty', location };
    return { name, value: read, source: 'argument', location };
  });
}
