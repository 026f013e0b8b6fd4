import {
  formatLocation,
  leadingText,
  outcomesOf,
  variableName,
  environmentsIn,
  type Change,
  type Facts,
  type Location,
  type Value,
} from '@factorlint/core';

type Seen = Facts<'secret' | 'setting' | 'environment-read'>;

/** What a URL of a scheme is usually called. */
const BY_SCHEME: Readonly<Record<string, string>> = {
  postgres: 'DATABASE_URL',
  postgresql: 'DATABASE_URL',
  mysql: 'DATABASE_URL',
  mssql: 'DATABASE_URL',
  redis: 'REDIS_URL',
  rediss: 'REDIS_URL',
  mongodb: 'MONGODB_URL',
  amqp: 'AMQP_URL',
  amqps: 'AMQP_URL',
};

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
      if (outcome.kind !== 'text') found.set(key, { name: variableName(name, ownerOf(facts, key)), place: part.location });
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

/** `DATABASES["default"]["PASSWORD"]` belongs to a database. */
function ownerOf(facts: Seen, place: string): string | undefined {
  const keys = facts
    .of('setting')
    .find(
      (setting) => setting.keys.length > 1 && outcomesOf(setting.value).some(({ value }) => formatLocation(value.location) === place),
    )?.keys;
  const [root] = keys ?? [];
  return root?.replace(/S$/, '');
}
