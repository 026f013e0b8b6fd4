import {
  defineRule,
  environmentsIn,
  textOf,
  trail,
  upholds,
  violates,
  outcomesOf,
  type Facts,
  type Observation,
  type StateStore,
} from '@factorlint/core';
import { placeOf, wordsFor } from '../data/backends.js';
import { backendsOf, modulesInForce, type InForce, type NamedBackend } from '../data/settings-in-force.js';

export const noInMemorySession = defineRule({
  id: 'processes/no-in-memory-session',
  code: 'TF0601',
  summary: 'Sessions are kept in a store that all processes share.',
  scope: 'project',
  severity: 'error',
  needs: ['state-store', 'setting'],

  *check(facts) {
    for (const store of facts.of('state-store')) {
      if (store.purpose === 'session' && !store.library.startsWith('django') && facts.isProduction(store)) yield* judgeStore(store);
    }
    yield* judgeSettings(facts);
  },
});

function* judgeStore(store: StateStore): Iterable<Observation> {
  const where = placeOf(store);
  if (where === 'shared' || where === 'client') {
    yield upholds(
      store,
      store.library,
      where === 'client'
        ? 'Sessions are kept in signed cookies.'
        : `Sessions of ${store.library} are kept in a store that all processes share.`,
    );
  } else if (where !== 'unknown') {
    const severity = store.condition ? 'note' : 'error';
    yield violates(store, store.library, `Sessions of ${store.library} are kept ${wordsFor(where)}.`, { severity });
  }
}

function* judgeSettings(facts: Facts<'setting'>): Iterable<Observation> {
  for (const module of modulesInForce(facts)) {
    const engine = module.get('SESSION_ENGINE');
    if (!engine) continue;
    for (const backend of [...backendsOf(engine), ...throughCache(module)]) {
      if (backend.where === 'shared' || backend.where === 'client')
        yield upholds(backend.value, 'SESSION_ENGINE', 'Sessions are kept in a store that all processes share.');
      if (backend.where !== 'memory' && backend.where !== 'local-disk') continue;
      const severity = backend.conditional ? 'note' : 'error';
      yield violates(backend.value, 'SESSION_ENGINE', `Sessions are kept ${wordsFor(backend.where)}.`, {
        severity,
        related: trail(backend.value),
      });
    }
  }
}

/** Sessions in the cache are where the cache is; the place is the engine's, the cache's is what proves it. */
function throughCache(module: InForce): readonly NamedBackend[] {
  const engine = module.get('SESSION_ENGINE');
  const usesCache = engine && outcomesOf(engine.value).some(({ value }) => textOf(value)?.endsWith('sessions.backends.cache') === true);
  if (!engine || !usesCache) return [];
  const alias = textOf(module.get('SESSION_CACHE_ALIAS')?.value) ?? 'default';
  const cache = module.get('CACHES', alias, 'BACKEND');
  if (cache) return backendsOf(cache).map((backend) => ({ ...backend, value: engine.value }));
  const given = module.all.filter(({ keys }) => keys[0] === 'CACHES' && (keys.length === 1 || keys[1] === alias));
  if (given.length === 0) return [{ where: 'memory', value: engine.value, conditional: false }];
  const isAttached = given.some(({ value }) => environmentsIn(value).length > 0);
  return isAttached ? [{ where: 'shared', value: engine.value, conditional: false }] : [];
}
