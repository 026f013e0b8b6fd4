import { defineRule, outcomesOf, upholds, violates, type Facts, type Setting } from '@factorlint/core';

export const requireLoggingConfig = defineRule({
  id: 'logs/require-logging-config',
  code: 'TF1108',
  summary: 'The application says where its log lines go.',
  scope: 'project',
  severity: 'note',
  needs: ['setting', 'log-sink', 'log-format', 'app'],

  *check(facts) {
    const told = new Set<string>();
    const modules = new Set(facts.of('setting').flatMap(({ production, module }) => (production ? [module] : [])));
    for (const module of modules) {
      const settings = facts.of('setting').filter((setting) => setting.module === module);
      const first = settings.find(({ framework }) => framework === 'django');
      if (!first || facts.appOf(first)?.type !== 'service') continue;
      const observation = judge(module, settings, first, facts);
      const place = observation && JSON.stringify(observation.location);
      if (!observation || place === undefined || told.has(place)) continue;
      told.add(place);
      yield observation;
    }
  },
});

/** Django's own configuration prints only in debug mode and mails errors to ADMINS else. Source: docs.djangoproject.com/en/stable/ref/logging/. */
function judge(module: string, settings: readonly Setting[], anchor: Setting, facts: Facts) {
  const anchored = { location: { path: module } };
  const [logging] = settings.filter(({ keys }) => keys[0] === 'LOGGING');
  if (logging) {
    const empty = logging.keys.length === 1 && outcomesOf(logging.value).some(({ value }) => isEmpty(value));
    if (empty)
      return violates(logging, 'LOGGING', 'LOGGING may be empty, and Django then logs nothing but mails to ADMINS outside of debug mode.');
    return upholds(logging, 'LOGGING', 'LOGGING says where log lines go.');
  }
  const app = facts.appOf(anchor)?.path ?? '';
  const isDoneElsewhere =
    settings.some(({ keys }) => keys[0] === 'LOGGING_CONFIG') ||
    [...facts.for('log-sink', app), ...facts.for('log-format', app)].some((each) => facts.isProduction(each));
  if (isDoneElsewhere) return undefined;
  return violates(anchored, 'LOGGING', `${module} sets no LOGGING: outside of debug mode Django logs nothing but mails to ADMINS.`, {
    confidence: 'likely',
  });
}

function isEmpty(value: Setting['value']): boolean {
  // `getattr(module, "LOGGING", {})`
  if (value.kind === 'call') return value.arguments.length === 3 && value.arguments.slice(2).some(isEmpty);
  return value.kind === 'record' && value.entries.length === 0 && !value.open;
}
