import {
  constantOf,
  defineRule,
  isFromEnvironment,
  outcomesOf,
  textOf,
  upholds,
  violates,
  type Facts,
  type Observation,
  type Setting,
} from '@factorlint/core';

export const requireConnectionReuse = defineRule({
  id: 'disposability/require-connection-reuse',
  code: 'TF0911',
  summary: 'Connections to the database outlive a request.',
  scope: 'project',
  severity: 'note',
  needs: ['setting', 'image-reference', 'app'],

  *check(facts) {
    const told = new Set<string>();
    const modules = new Set(facts.of('setting').flatMap(({ production, module }) => (production ? [module] : [])));
    for (const module of modules) {
      const settings = facts
        .of('setting')
        .filter((each) => each.module === module && each.keys[0] === 'DATABASES' && (each.keys[1] ?? 'default') === 'default');
      const observation = judge(settings, facts);
      const place = observation && JSON.stringify(observation.location);
      if (!observation || place === undefined || told.has(place)) continue;
      told.add(place);
      yield observation;
    }
  },
});

/** Django closes the connection after each request unless it is told otherwise. Source: docs.djangoproject.com/en/stable/ref/databases/#persistent-connections. */
function judge(settings: readonly Setting[], facts: Facts): Observation | undefined {
  const get = (...keys: readonly string[]) => settings.find((each) => each.keys.slice(2).join('.') === keys.join('.'));
  const pool = get('OPTIONS', 'pool');
  if (pool && constantOf(pool.value) !== false) return upholds(pool, 'DATABASES', 'Connections to the database come from a pool.');
  const age = get('CONN_MAX_AGE');
  const seconds = age && constantOf(age.value);
  if (age && (seconds === null || (typeof seconds === 'number' && seconds > 0) || isFromEnvironment(age.value)))
    return upholds(age, 'DATABASES', 'Connections to the database are kept for the next requests.');
  const engine = get('ENGINE');
  // Without a name the record is written elsewhere, and only a part of it is set here.
  if (!engine || !get('NAME') || (age && seconds !== 0) || !isServer(engine) || settings.some(isUnsaid) || hasPooler(facts))
    return undefined;
  if (facts.appOf(engine)?.type !== 'service') return undefined;
  return violates(age ?? engine, 'DATABASES', 'Each request opens a connection to the database of its own.', { confidence: 'likely' });
}

/** In every case a database that is reached over the network. */
function isServer({ value }: Setting): boolean {
  const outcomes = outcomesOf(value);
  return outcomes.length > 0 && outcomes.every((each) => /postgresql|mysql|postgis|oracle/.test(textOf(each.value) ?? ''));
}

/** The whole record, or its options, come from elsewhere. */
function isUnsaid({ keys }: Setting): boolean {
  return keys.length <= 2 || (keys.length === 3 && keys[2] === 'OPTIONS');
}

/** A pooler stands between. */
function hasPooler(facts: Facts): boolean {
  return facts.of('image-reference').some(({ name }) => /pgbouncer|pgpool|pgcat|odyssey|proxysql/.test(name ?? ''));
}
