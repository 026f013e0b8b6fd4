import {
  defineRule,
  environmentsIn,
  outcomesOf,
  sameLocation,
  violates,
  type Assignment,
  type Facts,
  type Observation,
  type Setting,
} from '@factorlint/core';

export const noIneffectiveEnv = defineRule({
  id: 'config/no-ineffective-env',
  code: 'TF0318',
  summary: 'A variable that the settings read is not overwritten with a constant afterwards.',
  scope: 'project',
  severity: 'warning',
  needs: ['setting', 'assignment'],

  *check(facts) {
    for (const setting of facts.of('setting')) {
      if (setting.production && isConstant(setting) && !isForcedSafe(setting)) yield* judge(setting, facts);
    }
  },
});

function* judge(setting: Setting, facts: Facts<'setting' | 'assignment'>): Iterable<Observation> {
  for (const place of setting.overrides) {
    const assignment = facts
      .in('assignment', place.path)
      .find(({ location, keys }) => sameLocation(location, place) && keys[0] === setting.keys[0]);
    const read = assignment && readIn(assignment);
    if (!read || servesAnother(assignment, setting, facts)) continue;
    const key = setting.keys.join('.');
    yield violates(read, key, `${read.name ?? key} is read here and overwritten in ${setting.location.path}: setting it does nothing.`, {
      related: [{ location: setting.location, message: `${key} is a constant from here on.` }],
      confidence: 'likely',
    });
  }
}

function readIn({ value, keys }: Assignment) {
  return value.kind === 'record' && keys.length === 1 ? undefined : environmentsIn(value)[0];
}

function isConstant({ value }: Setting): boolean {
  return outcomesOf(value).every(({ value: outcome, when }) => outcome.kind === 'literal' && when.length === 0);
}

/** `DEBUG = False` in production is the point of it. */
function isForcedSafe({ keys, value }: Setting): boolean {
  return value.kind === 'literal' && (typeof value.value === 'boolean' || value.value === '' || keys[0] === 'ALLOWED_HOSTS');
}

/** Another module in force for production still uses what was read. */
function servesAnother(assignment: Assignment, setting: Setting, facts: Facts<'setting' | 'assignment'>): boolean {
  return facts
    .of('setting')
    .some((other) => other.production && other.module !== setting.module && sameLocation(other.location, assignment.location));
}
