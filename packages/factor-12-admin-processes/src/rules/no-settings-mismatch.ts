import {
  defineRule,
  outcomesOf,
  textOf,
  upholds,
  violates,
  type Change,
  type EntryPoint,
  type Facts,
  type Observation,
  type Value,
} from '@factorlint/core';

export const noSettingsMismatch = defineRule({
  id: 'admin-processes/no-settings-mismatch',
  code: 'TF1204',
  summary: 'Admin commands use the settings of the web process.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['entry-point', 'image-stage', 'process'],

  *check(facts) {
    for (const manage of facts.of('entry-point')) {
      const web =
        manage.role === 'manage' && manage.settings && facts.kindOf(manage.location.path) === 'production'
          ? webEntry(manage, facts)
          : undefined;
      if (web?.settings && manage.settings) yield* judge(manage, manage.settings, web.settings, facts);
    }
  },
});

function webEntry(manage: EntryPoint, facts: Facts): EntryPoint | undefined {
  const app = facts.appOf(manage)?.path ?? '';
  return facts
    .for('entry-point', app)
    .find(
      ({ role, settings, location }) =>
        (role === 'wsgi' || role === 'asgi') && settings !== undefined && facts.kindOf(location.path) === 'production',
    );
}

function* judge(manage: EntryPoint, own: Value, other: Value, facts: Facts): Iterable<Observation> {
  const mine = defaultOf(own);
  const theirs = defaultOf(other);
  if (mine === undefined || theirs === undefined) return;
  if (mine === theirs) {
    yield upholds(own, 'DJANGO_SETTINGS_MODULE', `${manage.location.path} and the web process fall back to the same settings, ${mine}.`);
  } else if (!isSetByImage(manage, facts)) {
    yield violates(own, 'DJANGO_SETTINGS_MODULE', `${manage.location.path} falls back to ${mine}, the web process to ${theirs}.`, {
      related: [{ location: other.location, message: 'The web process falls back here.' }],
      ...changeOf(manage, theirs, facts),
    });
  }
}

/** The image names the settings of the web process for every command, and a developer's machine keeps its own default. */
function changeOf(manage: EntryPoint, value: string, facts: Facts): { readonly change?: Change } {
  const app = facts.appOf(manage)?.path ?? '';
  const [stage, ...others] = facts.for('image-stage', app).filter((each) => each.final && facts.isProduction(each));
  if (!stage || others.length > 0 || DEVELOPMENT.test(value) || !/^[\w.]+$/.test(value)) return {};
  return { change: { kind: 'set-image-variable', place: stage.location, name: 'DJANGO_SETTINGS_MODULE', value, safe: false } };
}

/** Settings that no image of production should name. */
const DEVELOPMENT = /(?:^|[._])(?:dev|devel|development|local|test|tests|testing)$/i;

function defaultOf(value: Value): string | undefined {
  return outcomesOf(value)
    .map((outcome) => textOf(outcome.value))
    .find((text) => text !== undefined);
}

/** An image that sets the variable sets it for every command that runs in it. */
function isSetByImage(manage: EntryPoint, facts: Facts): boolean {
  const names = [
    ...facts.of('image-stage').filter((stage) => facts.isProduction(stage)),
    ...facts.for('process', facts.appOf(manage)?.path ?? ''),
  ].flatMap(({ environment }) => environment);
  return names.some(({ name }) => name === 'DJANGO_SETTINGS_MODULE');
}
