import {
  constantOf,
  defineRule,
  isFromEnvironment,
  upholds,
  violates,
  type Facts,
  type RequestWrites,
  type Setting,
} from '@factorlint/core';

export const requireAtomicRequests = defineRule({
  id: 'disposability/require-atomic-requests',
  code: 'TF0912',
  summary: 'A request that breaks off leaves nothing half written.',
  scope: 'project',
  severity: 'note',
  needs: ['setting', 'request-writes', 'app'],

  *check(facts) {
    const told = new Set<string>();
    for (const database of databases(facts)) {
      const app = facts.appOf(database)?.path ?? '';
      if (told.has(app)) continue;
      told.add(app);
      const atomic = databaseSettings(database.module, facts).find(({ keys }) => keys[2] === 'ATOMIC_REQUESTS');
      if (atomic && (constantOf(atomic.value) === true || isFromEnvironment(atomic.value))) {
        yield upholds(atomic, 'ATOMIC_REQUESTS', 'Each request is one transaction.');
        continue;
      }
      const views = viewsBeside(database, facts);
      const open = views.filter((view) => !view.atomic);
      const [kept] = views;
      if (open.length === 0 && kept) yield upholds(kept, 'transaction', `${kept.name} writes all or nothing.`);
      if (open.length === 0) continue;
      const which = open.length === 1 ? 'One view writes' : `${String(open.length)} views write`;
      yield violates(database, 'ATOMIC_REQUESTS', `${which} more than once, and a request that breaks off leaves the first part.`, {
        confidence: 'likely',
        related: open.slice(0, MOST).map(({ location, name }) => ({ location, message: `${name} writes more than once.` })),
      });
    }
  },
});

/** As many views are shown. */
const MOST = 5;

/** The default database of each settings module of production, where it is set. */
function databases(facts: Facts): readonly Setting[] {
  const modules = new Set(facts.of('setting').flatMap(({ production, module }) => (production ? [module] : [])));
  return [...modules].flatMap((module) => {
    const settings = databaseSettings(module, facts);
    return settings.find(({ keys }) => keys[2] === 'ENGINE') ?? settings.find(({ keys }) => keys.length === 2) ?? [];
  });
}

function databaseSettings(module: string, facts: Facts): readonly Setting[] {
  return facts.of('setting').filter((each) => each.module === module && each.keys[0] === 'DATABASES' && each.keys[1] === 'default');
}

function viewsBeside(database: Setting, facts: Facts): readonly RequestWrites[] {
  const app = facts.appOf(database);
  if (app?.type !== 'service') return [];
  return facts
    .for('request-writes', app.path)
    .filter((view) => facts.kindOf(view.location.path) === 'production' && facts.isProduction(view));
}
