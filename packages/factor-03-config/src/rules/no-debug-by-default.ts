import {
  type Facts,
  constantOf,
  defineRule,
  outcomesOf,
  trail,
  upholds,
  violates,
  type Observation,
  type Setting,
  type Value,
  type ValueOutcome,
} from '@factorlint/core';

export const noDebugByDefault = defineRule({
  id: 'config/no-debug-by-default',
  code: 'TF0304',
  summary: 'Debug mode is off unless the environment asks for it.',
  scope: 'project',
  severity: 'error',
  needs: ['setting'],
  fixable: 'suggestion',

  *check(facts) {
    for (const setting of facts.of('setting')) {
      if (setting.production && setting.keys.length === 1 && setting.keys[0] === 'DEBUG') yield* judge(setting, facts);
    }
  },
});

function* judge(setting: Setting, facts: Facts): Iterable<Observation> {
  const outcomes = outcomesOf(setting.value);
  const on = outcomes.find((outcome) => isOn(outcome.value) && !asksForIt(outcome));
  const fallback = on?.fallbackOf?.name;
  if (on && fallback !== undefined) {
    yield violates(on.value, 'DEBUG', `DEBUG is on when the variable ${fallback} is missing.`, {
      related: trail(on.value),
      ...turnedOff(on.value),
    });
  } else if (on && setting.overlaid) {
    yield violates(on.value, 'DEBUG', `DEBUG is on in ${setting.module}, unless what it loads at run time turns it off.`, {
      severity: 'note',
      related: [...trail(on.value), { location: setting.overlaid, message: 'Settings that only the run knows are taken over here.' }],
    });
  } else if (on) {
    yield violates(on.value, 'DEBUG', `DEBUG is on in ${setting.module}, and nothing turns it off.`, {
      related: trail(on.value),
      // In settings for development it is meant to be on: what has to change is that a deploy uses them.
      ...(facts.kindOf(on.value.location.path) === 'production' && {
        change: {
          kind: 'read-environment',
          place: on.value.location,
          name: 'DEBUG',
          missing: { kind: 'literal', value: false, location: on.value.location },
          coercion: 'boolean',
        },
      }),
    });
  } else {
    const read = outcomes.find(({ value }) => value.kind === 'environment')?.value;
    const name = read?.kind === 'environment' && read.name !== undefined ? ` unless the variable ${read.name} turns it on` : '';
    const isConstant = outcomes.every(({ value }) => value.kind === 'literal');
    if (read || isConstant)
      yield upholds(setting.value, 'DEBUG', isConstant ? `DEBUG is off in ${setting.module}.` : `DEBUG is off${name}.`);
  }
}

/** What is taken for on, and the same word for off. */
const ON: ReadonlyMap<unknown, string | number | boolean> = new Map<unknown, string | number | boolean>([
  [true, false],
  [1, 0],
  ['true', 'false'],
  ['True', 'False'],
  ['TRUE', 'FALSE'],
  ['1', '0'],
  ['on', 'off'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
]);

function turnedOff(value: Value): Pick<Observation, 'change'> {
  const was = constantOf(value);
  const off = ON.get(was);
  if (was === undefined || was === null || off === undefined) return {};
  return { change: { kind: 'set-value', place: value.location, was, value: off } };
}

function isOn(value: Value): boolean {
  return value.kind === 'literal' && ON.has(value.value);
}

/** On only under a condition that something else sets: the environment asks for it. A missing variable asks for nothing. */
function asksForIt({ when, fallbackOf }: ValueOutcome): boolean {
  return when.length > 0 && fallbackOf === undefined;
}
