import { defineRule, outcomesOf, textOf, upholds, violates, type EntryPoint, type Facts, type Observation } from '@factorlint/core';

const DEVELOPMENT = /(?:^|[._])(?:dev|devel|development|local|test|tests|testing)$/i;
const DEPLOYED: ReadonlySet<EntryPoint['role']> = new Set(['wsgi', 'asgi', 'celery', 'worker']);

export const noDevSettingsDefault = defineRule({
  id: 'config/no-dev-settings-default',
  code: 'TF0313',
  summary: 'A deployed entry point does not fall back to settings for development.',
  scope: 'project',
  severity: 'warning',
  needs: ['entry-point', 'process'],

  *check(facts) {
    for (const entry of facts.of('entry-point')) {
      if (DEPLOYED.has(entry.role) && entry.settings && facts.kindOf(entry.location.path) === 'production') yield* judge(entry, facts);
    }
  },
});

function* judge(entry: EntryPoint, facts: Facts): Iterable<Observation> {
  for (const { value } of entry.settings ? outcomesOf(entry.settings) : []) {
    const module = textOf(value);
    if (module === undefined) continue;
    const message = `This ${entry.role} entry falls back to ${module}.`;
    if (!DEVELOPMENT.test(module)) yield upholds(value, entry.role, message);
    else yield violates(value, entry.role, message, { severity: isAlwaysSet(entry, facts) ? 'note' : 'warning' });
  }
}

/** Every process of the app gets the variable from its image or deploy. */
function isAlwaysSet(entry: EntryPoint, facts: Facts): boolean {
  const processes = facts
    .for('process', facts.appOf(entry)?.path ?? '')
    .filter(({ role }) => role === 'web' || role === 'worker' || role === 'scheduler');
  return processes.length > 0 && processes.every(({ environment }) => environment.some(({ name }) => name === 'DJANGO_SETTINGS_MODULE'));
}
