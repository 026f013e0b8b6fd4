import { defineRule, trail, upholds, violates } from '@factorlint/core';
import { placeOf } from '../data/backends.js';
import { backendsOf, modulesInForce } from '../data/settings-in-force.js';

export const noInMemoryChannelLayer = defineRule({
  id: 'processes/no-in-memory-channel-layer',
  code: 'TF0607',
  summary: 'Messages between connections go through a store that all processes share.',
  scope: 'project',
  severity: 'warning',
  needs: ['state-store', 'setting'],

  *check(facts) {
    for (const store of facts.of('state-store')) {
      if (store.purpose !== 'channel-layer' || store.library.startsWith('django') || !facts.isProduction(store)) continue;
      const where = placeOf(store);
      if (where === 'shared') yield upholds(store, store.library, `Messages of ${store.library} reach all processes.`);
      if (where === 'memory') yield violates(store, store.library, `Messages of ${store.library} stay in the process that sends them.`);
    }
    for (const module of modulesInForce(facts)) {
      const setting = module.get('CHANNEL_LAYERS', 'default', 'BACKEND');
      for (const { where, value, conditional } of setting ? backendsOf(setting) : []) {
        if (where === 'shared') yield upholds(value, 'CHANNEL_LAYERS.default', 'Messages between connections reach all processes.');
        if (where !== 'memory') continue;
        yield violates(value, 'CHANNEL_LAYERS.default', 'Messages between connections stay in the process that sends them.', {
          severity: conditional ? 'note' : 'warning',
          related: trail(value),
        });
      }
    }
  },
});
