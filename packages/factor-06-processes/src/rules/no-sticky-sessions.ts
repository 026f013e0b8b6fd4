import { defineRule, violates } from '@factorlint/core';

export const noStickySessions = defineRule({
  id: 'processes/no-sticky-sessions',
  code: 'TF0604',
  summary: 'Any process can answer any request.',
  scope: 'file',
  severity: 'warning',
  needs: ['affinity'],

  *check(facts) {
    for (const affinity of facts.of('affinity')) {
      if (facts.isProduction(affinity))
        yield violates(affinity, affinity.of ?? affinity.form, `${affinity.form} pins each visitor to one process.`);
    }
  },
});
