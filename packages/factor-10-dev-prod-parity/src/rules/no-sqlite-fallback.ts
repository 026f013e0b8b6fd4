import {
  defineRule,
  leadingText,
  outcomesOf,
  textOf,
  trail,
  violates,
  type Connection,
  type Facts,
  type Observation,
  type Setting,
  type Value,
} from '@factorlint/core';

export const noSqliteFallback = defineRule({
  id: 'dev-prod-parity/no-sqlite-fallback',
  code: 'TF1001',
  summary: 'Development uses the same kind of database as production.',
  scope: 'file',
  severity: 'warning',
  needs: ['setting', 'connection'],
  fixable: 'suggestion',

  *check(facts) {
    const told = new Set<string>();
    for (const observation of [...fromSettings(facts), ...fromConnections(facts)]) {
      const line = `${observation.location.path}:${String(observation.location.range?.start.line)}`;
      if (!told.has(line)) yield observation;
      told.add(line);
    }
  },
});

function* fromSettings(facts: Facts): Iterable<Observation> {
  for (const setting of facts.of('setting')) {
    if (setting.production && isDatabase(setting)) yield* judge(setting.value, facts);
  }
}

function isDatabase({ keys }: Setting): boolean {
  const [root, , leaf] = keys;
  if (root === 'SQLALCHEMY_DATABASE_URI' || root === 'DATABASE_URL') return true;
  return root === 'DATABASES' && keys[1] === 'default' && (leaf === undefined || leaf === 'ENGINE');
}

function* fromConnections(facts: Facts): Iterable<Observation> {
  for (const connection of facts.of('connection')) {
    if (isMainDatabase(connection) && facts.isProduction(connection)) yield* judge(connection.locator, facts);
  }
}

/** A relational database that could be another product; a plain file that `sqlite3` opens is a choice of the program. */
function isMainDatabase({ service, locator }: Connection): boolean {
  if (service === 'sql' || service === 'postgresql' || service === 'mysql') return true;
  return service === 'sqlite' && outcomesOf(locator).some(({ value, fallbackOf }) => fallbackOf !== undefined && isSqlite(value));
}

function* judge(value: Value, facts: Facts): Iterable<Observation> {
  const outcomes = outcomesOf(value);
  for (const { value: outcome, fallbackOf, when } of outcomes) {
    if (!isSqlite(outcome) || !facts.isProduction(outcome)) continue;
    const name = fallbackOf?.name;
    const message =
      name === undefined
        ? when.length > 0
          ? 'The database is SQLite in one branch.'
          : outcomes.length > 1
            ? 'The database is SQLite where nothing else is chosen.'
            : 'The database is SQLite.'
        : `SQLite takes over when ${name} is missing.`;
    yield violates(outcome, name ?? 'database', message, {
      related: trail(outcome),
      ...(fallbackOf && name !== undefined && { change: { kind: 'read-environment', place: fallbackOf.location, name, missing: 'fails' } }),
    });
  }
}

function isSqlite(value: Value): boolean {
  const text = textOf(value) ?? leadingText(value);
  return (
    /^sqlite[\w+]*:\/\/(?!\/?:memory:)|^file:.*\.(?:db|sqlite3?)$|\.sqlite3$|\.backends\.(?:sqlite3|spatialite)$|^sqlite3?$/.test(text) &&
    !/:memory:/.test(text)
  );
}
