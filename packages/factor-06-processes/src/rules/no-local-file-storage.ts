import { defineRule, trail, upholds, violates, type Observation, type StateStore } from '@factorlint/core';
import { backendsOf, modulesInForce, type InForce } from '../data/settings-in-force.js';

export const noLocalFileStorage = defineRule({
  id: 'processes/no-local-file-storage',
  code: 'TF0603',
  summary: 'Files of users are kept in a store that all processes share.',
  scope: 'project',
  severity: 'warning',
  needs: ['state-store', 'setting'],

  *check(facts) {
    for (const store of facts.of('state-store')) {
      if (store.purpose === 'upload' && !store.library.startsWith('django') && facts.isProduction(store)) yield* judgeStore(store);
    }
    for (const module of modulesInForce(facts)) yield* judgeModule(module);
  },
});

function* judgeStore(store: StateStore): Iterable<Observation> {
  if (store.where === 'shared')
    yield upholds(store, store.library, `Files that ${store.library} takes are kept in a store that all processes share.`);
  if (store.where !== 'local-disk') return;
  yield violates(store, store.library, `Files that ${store.library} takes are kept on the local disk.`, {
    severity: store.condition ? 'note' : 'warning',
  });
}

function* judgeModule(module: InForce): Iterable<Observation> {
  const setting = module.get('STORAGES', 'default', 'BACKEND') ?? module.get('DEFAULT_FILE_STORAGE');
  if (!setting) {
    const root = module.get('MEDIA_ROOT');
    if (root)
      yield violates(root, 'MEDIA_ROOT', 'Files of users are kept on the local disk, by default.', {
        confidence: 'likely',
        severity: 'note',
      });
    return;
  }
  const backends = backendsOf(setting);
  const [shared, ...others] = backends.filter(({ where }) => where === 'shared');
  if (shared) {
    const related = others.map(({ value: { location } }) => ({ location, message: 'Another store that all processes share.' }));
    yield upholds(shared.value, setting.keys.join('.'), 'Files of users are kept in a store that all processes share.', { related });
  }
  for (const { where, value, conditional } of shared ? [] : backends) {
    if (where !== 'local-disk' && where !== 'memory') continue;
    yield violates(value, setting.keys.join('.'), 'Files of users are kept on the local disk.', {
      severity: conditional ? 'note' : 'warning',
      related: trail(value),
    });
  }
}
