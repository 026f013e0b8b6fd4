import { defineRule, environmentsIn, trail, upholds, violates, type Facts, type Observation, type StateStore } from '@factorlint/core';
import { placeOf, wordsFor } from '../data/backends.js';
import { backendsOf, modulesInForce } from '../data/settings-in-force.js';

export const noLocalCache = defineRule({
  id: 'processes/no-local-cache',
  code: 'TF0602',
  summary: 'The cache is shared by all processes.',
  scope: 'project',
  severity: 'warning',
  needs: ['state-store', 'setting'],

  *check(facts) {
    for (const store of facts.of('state-store')) {
      if (store.purpose === 'cache' && !store.library.startsWith('django') && facts.isProduction(store)) yield* judgeStore(store);
    }
    yield* judgeSettings(facts);
  },
});

function* judgeStore(store: StateStore): Iterable<Observation> {
  const where = placeOf(store);
  if (where === 'shared') yield upholds(store, store.library, `The cache of ${store.library} is shared by all processes.`);
  if (where !== 'memory' && where !== 'local-disk') return;
  const severity = store.condition ? 'note' : 'warning';
  yield violates(store, store.library, `The cache of ${store.library} is kept ${wordsFor(where)}.`, {
    severity,
    confidence: 'likely',
  });
}

function* judgeSettings(facts: Facts<'setting'>): Iterable<Observation> {
  for (const module of modulesInForce(facts)) {
    for (const setting of module.all) {
      if (setting.keys[0] !== 'CACHES' || setting.keys[1] !== 'default') continue;
      if (setting.keys.length === 2 && environmentsIn(setting.value).length > 0)
        yield upholds(setting.value, 'CACHES.default', 'The cache is attached by a variable.');
      if (setting.keys.length !== 3 || setting.keys[2] !== 'BACKEND') continue;
      for (const { where, value, conditional } of backendsOf(setting)) {
        if (where === 'shared') yield upholds(value, 'CACHES.default', 'The cache is shared by all processes.');
        if (where !== 'memory' && where !== 'local-disk') continue;
        const severity = conditional ? 'note' : 'warning';
        yield violates(value, 'CACHES.default', `The cache is kept ${wordsFor(where)}.`, { severity, related: trail(value) });
      }
    }
  }
}
