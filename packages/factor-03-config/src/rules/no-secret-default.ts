import {
  defineRule,
  environmentsIn,
  outcomesOf,
  shownText,
  trail,
  upholds,
  violates,
  type Credential,
  type Environment,
  type Facts,
  type Observation,
  type Value,
} from '@factorlint/core';
import { isPresentedName } from '../data/guards.js';

export const noSecretDefault = defineRule({
  id: 'config/no-secret-default',
  code: 'TF0303',
  summary: 'A secret that the environment does not give is an error and never a constant.',
  scope: 'file',
  severity: 'error',
  needs: ['secret', 'environment-read', 'workload', 'setting'],
  fixable: 'suggestion',

  *check(facts) {
    const guarded = new Set<string>();
    for (const read of facts.of('environment-read')) {
      const name = environmentsIn(read.value)[0]?.name ?? read.boundTo;
      if (!read.guard || name === undefined) continue;
      guarded.add(name);
      yield upholds({ location: read.guard }, name, `${name} is refused where it is missing or a stand-in.`);
    }
    const values = [
      ...facts.of('secret').map(({ value }) => value),
      ...facts.of('environment-read').map(({ value }) => value),
      ...facts.of('setting').map(({ value }) => value),
      ...facts.of('workload').flatMap(({ environment }) => environment.map(({ value }) => value)),
    ];
    for (const value of values) for (const found of defaultsIn(value)) if (!guarded.has(nameOf(found))) yield* violation(found, facts);
  },
});

interface StandIn {
  readonly read: Environment;
  readonly credential: Credential;
}

function nameOf({ read }: StandIn): string {
  return read.name ?? 'A secret';
}

/** The variables that a value reads and the credential that stands in for each when it is missing. */
function defaultsIn(value: Value): readonly StandIn[] {
  return outcomesOf(value).flatMap(({ value: outcome, fallbackOf }) => {
    if (fallbackOf) {
      if (isOfThisMachine(outcome)) return [];
      const parts = outcome.kind === 'text' ? outcome.parts : [outcome];
      return parts.flatMap((part): StandIn[] => (part.kind === 'credential' ? [{ read: fallbackOf, credential: part }] : []));
    }
    return outcome.kind === 'text' ? outcome.parts.flatMap(defaultsIn) : [];
  });
}

/** A URL with a stand-in as its password, of a service on this very machine: `backing-services/no-localhost-default` tells about it. */
function isOfThisMachine(value: Value): boolean {
  if (value.kind !== 'text') return false;
  const isStandIn = value.parts.every((part) => part.kind !== 'credential' || part.looks === 'placeholder');
  return isStandIn && /@(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?=[:/?]|$)/.test(shownText(value));
}

function* violation(found: StandIn, facts: Facts): Iterable<Observation> {
  const { credential, read } = found;
  if (!facts.isProduction(credential)) return;
  const name = nameOf(found);
  yield violates(credential, name, `${name} becomes a constant that everybody can read when the variable is missing.`, {
    // Its issuer refuses a made-up one: it opens nothing.
    ...(credential.looks === 'placeholder' && isPresentedName(name) && { severity: 'note' as const }),
    related: trail(credential),
    ...(read.name !== undefined && { change: { kind: 'read-environment', place: read.location, name: read.name, missing: 'fails' } }),
  });
}
