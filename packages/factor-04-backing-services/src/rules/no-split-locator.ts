import {
  contributors,
  defineRule,
  outcomesOf,
  violates,
  type Connection,
  type Environment,
  type Facts,
  type ServiceType,
  type Value,
} from '@factorlint/core';

/** Services whose whole address fits into one URL by convention. */
const WITH_URL: ReadonlySet<ServiceType> = new Set(['postgresql', 'mysql', 'sql', 'mongodb', 'redis', 'rabbitmq']);

export const noSplitLocator = defineRule({
  id: 'backing-services/no-split-locator',
  code: 'TF0404',
  summary: 'Each backing service is attached by one address and not by many variables.',
  scope: 'project',
  severity: 'note',
  needs: ['connection'],

  *check(facts) {
    const groups = new Map<string, Connection[]>();
    for (const connection of facts.of('connection')) {
      if (!WITH_URL.has(connection.service) || !facts.isProduction(connection) || facts.appOf(connection)?.type !== 'service') continue;
      const names = namesOf(connection);
      if (names.length >= 3 && !hasAddress(connection, facts)) groups.set(names.join(), [...(groups.get(names.join()) ?? []), connection]);
    }
    for (const group of groups.values()) {
      const [first, ...others] = group.toSorted((a, b) => lineOf(a) - lineOf(b));
      if (!first) continue;
      const names = namesOf(first);
      const message = `${first.service} is attached by ${names.length} variables (${names.join(', ')}) and by no single address.`;
      const related = others.map(({ service, location }) => ({ location, message: `So is ${service}.` }));
      yield violates(first, first.service, message, { related });
    }
  },
});

function namesOf({ locator }: Connection): readonly string[] {
  return [...new Set(partsOf(locator).flatMap(({ name }) => name ?? []))];
}

function lineOf({ location }: Connection): number {
  return location.range?.start.line ?? 0;
}

/** The variables that the parts of an address come from: host, port, user, password, database, or what a URL is put together from. */
function partsOf(locator: Value): readonly Environment[] {
  const parts = locator.kind === 'record' ? locator.entries.map(({ value }) => value) : locator.kind === 'text' ? locator.parts : [];
  const [url] = locator.kind === 'record' ? locator.entries.filter(({ key }) => key === 'url') : [];
  const values = url ? partsOf(url.value) : parts.flatMap(contributors);
  return values.filter((each): each is Environment => each.kind === 'environment');
}

/** The same app takes the address of such a service whole, here or elsewhere. */
function hasAddress(connection: Connection, facts: Facts<'connection'>): boolean {
  const app = facts.appOf(connection)?.path ?? '';
  const related = facts
    .for('connection', app)
    .filter(({ service }) => service === connection.service || service === 'sql' || connection.service === 'sql');
  return related.some(({ locator }) =>
    [locator, ...urlOf(locator)].some((value) => outcomesOf(value).some((outcome) => outcome.value.kind === 'environment')),
  );
}

function urlOf(locator: Value): readonly Value[] {
  return locator.kind === 'record' ? locator.entries.filter(({ key }) => key === 'url').map(({ value }) => value) : [];
}
