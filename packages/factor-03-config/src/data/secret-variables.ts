import {
  formatLocation,
  leadingText,
  outcomesOf,
  contributors,
  variableName,
  environmentsIn,
  type Change,
  type Facts,
  type Location,
  type ServiceType,
  type Value,
  table,
} from '@factorlint/core';

type Seen = Facts<'secret' | 'setting' | 'environment-read' | 'connection'>;

/** What the secrets that libraries take are usually called. Source: the examples of each library's documentation. */
const BY_LIBRARY: Readonly<Record<string, string>> = table({
  'express-session.secret': 'SESSION_SECRET',
  'cookie-session.secret': 'SESSION_SECRET',
  'cookie-parser.secret': 'COOKIE_SECRET',
  'jsonwebtoken.secret': 'JWT_SECRET',
  '@nestjs/jwt.secret': 'JWT_SECRET',
  'express-jwt.secret': 'JWT_SECRET',
  'hono.secret': 'JWT_SECRET',
  '@fastify/jwt.secret': 'JWT_SECRET',
  'crypto.key': 'HMAC_KEY',
  'stripe.key': 'STRIPE_SECRET_KEY',
});

/** What a service is called in the names of its variables. */
const OWNERS: Partial<Record<ServiceType, string>> = {
  postgresql: 'database',
  mysql: 'database',
  sql: 'database',
  mongodb: 'mongodb',
  redis: 'redis',
  rabbitmq: 'rabbitmq',
  elasticsearch: 'elasticsearch',
  smtp: 'smtp',
};

/** What a URL of a scheme is usually called. */
const BY_SCHEME: Readonly<Record<string, string>> = table({
  postgres: 'DATABASE_URL',
  postgresql: 'DATABASE_URL',
  mysql: 'DATABASE_URL',
  mssql: 'DATABASE_URL',
  redis: 'REDIS_URL',
  rediss: 'REDIS_URL',
  mongodb: 'MONGODB_URL',
  amqp: 'AMQP_URL',
  amqps: 'AMQP_URL',
});

/**
 * For each credential of a file, by its place, the read of a variable that should stand there. None where two would get the same variable,
 * or one that the file reads already: they need not be the same secret.
 */
export function changesOf(facts: Seen): ReadonlyMap<string, Change> {
  const found = new Map<string, { readonly name: string; readonly place: Location }>();
  for (const { name, value } of facts.of('secret')) note(found, facts, name, value);
  for (const { keys, value } of facts.of('setting')) note(found, facts, keys.at(-1) ?? '', value);
  const taken = new Set(facts.of('environment-read').flatMap(({ value }) => environmentsIn(value).map(({ name }) => name ?? '')));
  const places = new Map<string, Set<string>>();
  for (const { name, place } of found.values()) places.set(name, (places.get(name) ?? new Set()).add(formatLocation(place)));
  return new Map(
    [...found].flatMap(([credential, { name, place }]): [string, Change][] =>
      taken.has(name) || places.get(name)?.size !== 1 ? [] : [[credential, { kind: 'read-environment', place, name, missing: 'fails' }]],
    ),
  );
}

type Found = Map<string, { readonly name: string; readonly place: Location }>;

function note(found: Found, facts: Seen, name: string, value: Value): void {
  for (const { value: outcome, fallbackOf } of outcomesOf(value)) {
    if (fallbackOf) continue;
    const parts = outcome.kind === 'text' ? outcome.parts : [outcome];
    for (const part of parts) {
      const key = formatLocation(part.location);
      if (part.kind !== 'credential' || found.has(key)) continue;
      if (outcome.kind !== 'text')
        found.set(key, { name: BY_LIBRARY[name] ?? variableName(name, ownerOf(facts, key)), place: part.location });
      else {
        const variable = parts.every(({ kind }) => kind === 'literal' || kind === 'credential') ? urlVariable(name, outcome) : undefined;
        if (variable !== undefined) found.set(key, { name: variable, place: outcome.location });
      }
    }
  }
}

function urlVariable(name: string, value: Value): string | undefined {
  const own = variableName(name);
  if (/_(?:URL|URI|DSN)$/.test(own) && !/^APP_/.test(own)) return own;
  return BY_SCHEME[/^([a-z]+)(?:\+\w+)?:/.exec(leadingText(value))?.[1] ?? ''];
}

/** `DATABASES["default"]["PASSWORD"]` belongs to a database, and so does what a client of one is given. */
function ownerOf(facts: Seen, place: string): string | undefined {
  const keys = facts
    .of('setting')
    .find(
      (setting) => setting.keys.length > 1 && outcomesOf(setting.value).some(({ value }) => formatLocation(value.location) === place),
    )?.keys;
  const [root] = keys ?? [];
  if (root !== undefined) return root.replace(/S$/, '');
  const connection = facts.of('connection').find(({ locator }) => contributors(locator).some((each) => isAt(each, place)));
  return connection && OWNERS[connection.service];
}

function isAt(value: Value, place: string): boolean {
  return value.kind === 'credential' && formatLocation(value.location) === place;
}
