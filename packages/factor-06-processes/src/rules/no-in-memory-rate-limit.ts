import { defineRule, isFromEnvironment, upholds, violates, type StateStore } from '@factorlint/core';
import { placeOf } from '../data/backends.js';

export const noInMemoryRateLimit = defineRule({
  id: 'processes/no-in-memory-rate-limit',
  code: 'TF0608',
  summary: 'Rate limits are counted for all processes together.',
  scope: 'file',
  severity: 'note',
  needs: ['state-store'],

  *check(facts) {
    const limiters = new Map<string, StateStore[]>();
    for (const store of facts.of('state-store')) {
      if (store.purpose !== 'rate-limit' || !facts.isProduction(store) || facts.kindOf(store.location.path) !== 'production') continue;
      const where = placeOf(store);
      if (where === 'shared') yield upholds(store, store.library, `${store.library} counts in a store that all processes share.`);
      else if (where === 'unknown' && store.store && isFromEnvironment(store.store))
        yield upholds(store, store.library, `The environment says where ${store.library} counts.`);
      if (where === 'memory') limiters.set(store.library, [...(limiters.get(store.library) ?? []), store]);
    }
    for (const [library, [first, ...rest]] of limiters) {
      if (!first) continue;
      yield violates(first, library, `${library} counts in the memory of each process: with several, the limit is several times as high.`, {
        ...(rest.length > 0 ? { related: rest.map(({ location }) => ({ location, message: 'So does this one.' })) } : {}),
      });
    }
  },
});
