import {
  defineRule,
  formatLocation,
  outcomesOf,
  readsIn,
  shownText,
  textOf,
  trail,
  upholds,
  violates,
  type Connection,
  type Facts,
  type Observation,
  type ServiceType,
  type Value,
} from '@factorlint/core';
import { addressOf } from '../data/locators.js';

export const noHardcodedLocator = defineRule({
  id: 'backing-services/no-hardcoded-locator',
  code: 'TF0401',
  summary: 'The address of a backing service comes from the environment and never stands in the code.',
  scope: 'file',
  severity: 'error',
  needs: ['connection'],
  fixable: 'suggestion',

  *check(facts) {
    const observations: Observation[] = [];
    for (const connection of facts.of('connection')) {
      if (!facts.isProduction(connection) || connection.service === 'sqlite') continue;
      observations.push(...judge(connection, facts));
    }
    yield* withoutDoubts(observations);
  },
});

function* judge(connection: Connection, facts: Facts): Iterable<Observation> {
  const address = addressOf(connection.locator);
  if (!address) return;
  const outcomes = outcomesOf(address);
  const read = outcomes.find(({ value }) => environmentOf(value) !== undefined);
  if (read) {
    const name = environmentOf(read.value);
    yield upholds(
      read.value,
      `${connection.service} ${name ?? ''}`,
      `${connection.service} is attached by ${name === undefined || name === '' ? 'a variable' : name}.`,
      { related: readsIn(read.value) },
    );
    return;
  }
  for (const { value, when } of outcomes) {
    if (!isRemote(value) || when.length > 0 || !facts.isProduction(value)) continue;
    const hasCredential = value.kind === 'text' && value.parts.some(({ kind }) => kind === 'credential');
    const message = `The address of ${connection.service} is fixed in the code${hasCredential ? ', with its credentials' : ''}: ${shownText(value)}.`;
    yield violates(value, connection.service, message, {
      severity: hasCredential ? 'error' : 'warning',
      related: trail(value),
      ...changeOf(connection, value, hasCredential),
    });
  }
}

/** Two addresses need not be the same service's: one variable cannot take the place of both, nor of one beside a read of it. */
function withoutDoubts(observations: readonly Observation[]): readonly Observation[] {
  const places = new Map<string, Set<string>>();
  for (const { change, outcome, key } of observations) {
    const name = change?.kind === 'read-environment' ? change.name : outcome === 'upholds' ? (key.split(' ')[1] ?? '') : undefined;
    const place = change ? formatLocation(change.place) : '';
    if (name !== undefined) places.set(name, (places.get(name) ?? new Set()).add(place));
  }
  return observations.map(({ change, ...rest }) => {
    const isSure = change?.kind === 'read-environment' && places.get(change.name)?.size === 1;
    return isSure ? { ...rest, change } : rest;
  });
}

/** What the whole address of a service, or its host, is usually called. */
const VARIABLES: Partial<Record<ServiceType, string>> = {
  postgresql: 'DATABASE',
  mysql: 'DATABASE',
  sql: 'DATABASE',
  mongodb: 'MONGODB',
  redis: 'REDIS',
  memcached: 'MEMCACHED',
  rabbitmq: 'RABBITMQ',
  nats: 'NATS',
  elasticsearch: 'ELASTICSEARCH',
  smtp: 'SMTP',
};

/** What stood in the code stays what is used where the variable is missing, unless a secret is in it. */
function changeOf({ service }: Connection, value: Value, hasCredential: boolean): Pick<Observation, 'change'> {
  const prefix = VARIABLES[service];
  if (prefix === undefined || (value.kind === 'text' && !hasCredential)) return {};
  const name = /^[a-z][a-z\d+.-]*:\/\//i.test(shownText(value)) ? `${prefix}_URL` : `${prefix}_HOST`;
  return { change: { kind: 'read-environment', place: value.location, name, missing: hasCredential ? 'fails' : value, guessed: true } };
}

/** The variable that a value takes part of itself from. */
function environmentOf(value: Value): string | undefined {
  if (value.kind === 'environment') return value.name ?? '';
  if (value.kind === 'text') return value.parts.map(environmentOf).find((name) => name !== undefined);
  return undefined;
}

/** A host that is written out. The own machine is left to other rules; so is what has no host. */
function isRemote(value: Value): boolean {
  if (value.kind !== 'text' && textOf(value) === undefined) return false;
  if (value.kind === 'text' && value.parts.some(({ kind }) => kind !== 'literal' && kind !== 'credential')) return false;
  const text = shownText(value);
  const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^@/]*@)?([^:/?#]*)/i.exec(text)?.[1] ?? text;
  return host !== '' && !/^(?:localhost|127\.0\.0\.1|\[?::1\]?|none|test|dummy|example\.(?:com|org)|\/.*)$/i.test(host) && !/\s/.test(host);
}
