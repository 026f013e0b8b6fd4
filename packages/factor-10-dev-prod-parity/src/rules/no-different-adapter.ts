import {
  constantOf,
  defineRule,
  outcomesOf,
  shownText,
  textOf,
  violates,
  type Facts,
  type Observation,
  type Setting,
} from '@factorlint/core';

export const noDifferentAdapter = defineRule({
  id: 'dev-prod-parity/no-different-adapter',
  code: 'TF1005',
  summary: 'Development talks to the same kinds of service as production.',
  scope: 'project',
  severity: 'note',
  needs: ['setting', 'background-work'],

  *check(facts) {
    const told = new Set<string>();
    for (const setting of facts.of('setting')) {
      const observation = judge(setting, facts);
      const place = observation && JSON.stringify(observation.location);
      if (!observation || place === undefined || told.has(place)) continue;
      told.add(place);
      yield observation;
    }
  },
});

const EAGER: ReadonlySet<string> = new Set(['CELERY_TASK_ALWAYS_EAGER', 'CELERY_ALWAYS_EAGER', 'task_always_eager']);

function judge(setting: Setting, facts: Facts): Observation | undefined {
  const [first = ''] = setting.keys;
  const isDevelopment = facts.kindOf(setting.module) === 'development';
  if (isDevelopment && setting.location.path === setting.module) {
    if (EAGER.has(first) && constantOf(setting.value) === true)
      return violates(setting, first, 'Development runs tasks in the web process and never through the broker.');
    const backend = first === 'CACHES' && setting.keys[2] === 'BACKEND' ? textOf(setting.value) : undefined;
    const shared = backend !== undefined && /\.(?:locmem|dummy)\./.test(backend) ? sharedCache(setting, facts) : undefined;
    if (!shared || backend === undefined) return undefined;
    return violates(setting, setting.keys.join('.'), `Development caches with ${backend} and production with ${shownText(shared.value)}.`, {
      related: [{ location: shared.location, message: 'The cache of production is named here.' }],
    });
  }
  return undefined;
}

/** The cache of the same name in settings of production that is a service. */
function sharedCache({ keys }: Setting, facts: Facts): Setting | undefined {
  return facts
    .of('setting')
    .find(
      (each) =>
        each.production &&
        each.keys.join('.') === keys.join('.') &&
        outcomesOf(each.value).every(({ value }) => /redis|memcached|valkey/i.test(textOf(value) ?? '')),
    );
}
