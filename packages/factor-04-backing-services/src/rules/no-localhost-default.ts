import { defineRule, leadingText, outcomesOf, trail, violates, type Value } from '@factorlint/core';
import { addressOf } from '../data/locators.js';

export const noLocalhostDefault = defineRule({
  id: 'backing-services/no-localhost-default',
  code: 'TF0402',
  summary: 'A missing address of a backing service is an error and never this machine.',
  scope: 'file',
  severity: 'note',
  needs: ['connection'],
  fixable: 'suggestion',

  *check(facts) {
    for (const connection of facts.of('connection')) {
      // A script is run by hand, mostly where its services are on the same machine.
      const isDeployed = facts.isProduction(connection) && facts.kindOf(connection.location.path) !== 'script';
      const address = isDeployed ? addressOf(connection.locator) : undefined;
      for (const { value, fallbackOf } of address ? outcomesOf(address) : []) {
        if (!fallbackOf || !isLocal(value) || !facts.isProduction(value)) continue;
        const name = fallbackOf.name ?? 'its variable';
        yield violates(value, name, `${connection.service} falls back to this machine when ${name} is missing.`, {
          related: trail(value),
          // What is read in one place and used in another may be used under a condition, and is read without it.
          ...(fallbackOf.name !== undefined &&
            !fallbackOf.via?.length && {
              change: { kind: 'read-environment', place: fallbackOf.location, name: fallbackOf.name, missing: 'fails' },
            }),
        });
      }
    }
  },
});

/** The own machine, as a host alone or as the host of a URL. */
function isLocal(value: Value): boolean {
  const text = value.kind === 'text' ? value.parts.map(leadingText).join('') : leadingText(value);
  return /^(?:[a-z][a-z\d+.-]*:\/\/(?:[^@/]*@)?)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/?#]|$)/i.test(text);
}
