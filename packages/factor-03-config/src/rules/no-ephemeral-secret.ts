import {
  defineRule,
  formatLocation,
  isSecretName,
  outcomesOf,
  violates,
  walkValue,
  type Condition,
  type Facts,
  type Observation,
  type Secret,
  type Value,
  type ValueOutcome,
} from '@factorlint/core';
import { madeUp } from '../data/random-sources.js';

type Seen = Facts<'secret' | 'setting' | 'environment-read'>;

/** Conditions that hold on a developer's machine. */
const DEVELOPMENT = /debug|dev|local|test|^NODE_ENV$|environment|^env$/i;

export const noEphemeralSecret = defineRule({
  id: 'config/no-ephemeral-secret',
  code: 'TF0306',
  summary: 'A secret that the environment does not give is an error and is not made up anew by each process.',
  scope: 'file',
  severity: 'warning',
  needs: ['secret', 'setting', 'environment-read'],
  fixable: 'suggestion',

  *check(facts) {
    const guarded = new Set(
      facts.of('environment-read').flatMap(({ guard, boundTo }) => (guard && boundTo !== undefined ? [boundTo] : [])),
    );
    const told = new Set<string>();
    for (const { name, value, always } of candidates(facts)) {
      const outcomes = outcomesOf(value);
      for (const outcome of outcomes) {
        const source = madeUp(outcome.value);
        if (!source || guarded.has(name) || !(always || isFallback(outcome)) || outcome.when.some(isForDevelopment)) continue;
        const place = formatLocation(source.location);
        if (!facts.isProduction(source) || facts.kindOf(source.location.path) !== 'production' || told.has(place)) continue;
        told.add(place);
        const what = always ? name : (outcome.fallbackOf?.name ?? name);
        const when = isFallback(outcome) || outcome.when.some(isMissing) ? ' when the variable is missing' : '';
        const isForMissingFile = standsInForFile(outcome, outcomes);
        const message = isForMissingFile
          ? `Each process may make up its own ${what}, where a file cannot be read.`
          : `Each process makes up its own ${what}${when}.`;
        yield violates(outcome.value, what, message, { ...detailsOf(outcome), ...(isForMissingFile ? { severity: 'note' as const } : {}) });
      }
    }
  },
});

interface Candidate {
  readonly name: string;
  readonly value: Secret['value'];
  /** Its value counts even where it stands in for no variable. */
  readonly always: boolean;
}

/** Settings in force, what a library takes as its secret, and variables that have a stand-in. A secret in a function may be made for one use. */
function* candidates(facts: Seen): Generator<Candidate> {
  for (const { keys, value, production } of facts.of('setting')) {
    const name = keys.at(-1) ?? '';
    if (production && isSecretName(name)) yield { name, value, always: true };
  }
  for (const { name, value, sink } of facts.of('secret')) yield { name, value, always: sink === 'library' };
  for (const { value, boundTo } of facts.of('environment-read')) {
    const name = value.kind === 'environment' ? (value.name ?? '') : '';
    if (isSecretName(name)) yield { name: boundTo !== undefined && isSecretName(boundTo) ? boundTo : name, value, always: false };
  }
}

/** The secret is otherwise what a file holds: whoever starts the process may have written it. */
function standsInForFile({ when }: ValueOutcome, all: readonly ValueOutcome[]): boolean {
  return when.some(({ value }) => isUnsaid(value)) && all.some(({ value }) => isReadFromFile(value));
}

/** Something that only the run decides, and no variable. */
function isUnsaid(value: Value): boolean {
  const parts = [...walkValue(value)];
  return parts.some(({ kind }) => kind === 'unknown') && !parts.some(({ kind }) => kind === 'environment');
}

function isReadFromFile(value: Value): boolean {
  switch (value.kind) {
    case 'reference':
      return /^(?:builtins|io|fs|node:fs)$/.test(value.module) && /^(?:open|readFileSync)$/.test(value.name);
    case 'member':
      return /^(?:read_text|read_bytes|readFileSync)$/.test(value.key) || isReadFromFile(value.of);
    case 'call':
      return isReadFromFile(value.callee);
    default:
      return false;
  }
}

function detailsOf({ fallbackOf }: ValueOutcome): Pick<Observation, 'change'> {
  if (fallbackOf?.name === undefined) return {};
  return { change: { kind: 'read-environment', place: fallbackOf.location, name: fallbackOf.name, missing: 'fails' } };
}

function isFallback({ fallbackOf }: ValueOutcome): boolean {
  return fallbackOf !== undefined && (fallbackOf.name === undefined || isSecretName(fallbackOf.name));
}

/** `if "SECRET_KEY" not in os.environ`. */
function isMissing({ value, negated }: Condition): boolean {
  return negated && value.kind === 'environment' && value.name !== undefined && isSecretName(value.name);
}

function isForDevelopment(condition: Condition): boolean {
  return namesIn(condition.value).some((name) => DEVELOPMENT.test(name));
}

function namesIn(value: Condition['value']): readonly string[] {
  switch (value.kind) {
    case 'environment':
      return value.name === undefined || isSecretName(value.name) ? [] : [value.name];
    case 'choice':
      return value.options.flatMap((option) => [...(option.when ? namesIn(option.when.value) : []), ...namesIn(option.value)]);
    case 'member':
      return [value.key, ...namesIn(value.of)];
    case 'reference':
      return [value.name];
    case 'call':
      return [value.callee, ...value.arguments].flatMap(namesIn);
    default:
      return [];
  }
}
