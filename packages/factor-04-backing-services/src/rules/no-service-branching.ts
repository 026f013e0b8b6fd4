import { defineRule, outcomesOf, textOf, violates, type Condition, type Setting } from '@factorlint/core';

/** Settings whose value is the implementation of a service, by the last of their keys. Source: Django's settings reference. */
const IMPLEMENTATION = /^(?:ENGINE|BACKEND|EMAIL_BACKEND|DEFAULT_FILE_STORAGE|SESSION_ENGINE)$/;

/** Variables that name an environment. */
const ENVIRONMENT_NAME =
  /^(?:\w+_)?(?:ENV|ENVIRONMENT|STAGE|DEPLOY_ENV|APP_ENV|NODE_ENV|DJANGO_ENV|FLASK_ENV)$|^(?:DYNO|KUBERNETES_SERVICE_HOST)$/;

export const noServiceBranching = defineRule({
  id: 'backing-services/no-service-branching',
  code: 'TF0403',
  summary: 'Which backing service is used is decided by its address and not by branches in the code.',
  scope: 'file',
  severity: 'note',
  needs: ['setting', 'environment-branch'],

  *check(facts) {
    for (const setting of facts.of('setting')) {
      if (!setting.production || !IMPLEMENTATION.test(setting.keys.at(-1) ?? '')) continue;
      const name = decider(setting);
      if (name === undefined) continue;
      const key = setting.keys.join('.');
      yield violates(setting.value, key, `${key} is chosen by the name of the environment (${name}).`, { confidence: 'likely' });
    }
    // In settings, what a branch chooses has been judged above.
    const isSettings = facts.of('setting').length > 0;
    for (const branch of isSettings ? [] : facts.of('environment-branch')) {
      if (branch.selects !== 'service' || !facts.isProduction(branch)) continue;
      const name = branch.on.kind === 'environment' ? (branch.on.name ?? '') : '';
      yield violates(branch, name, `A backing service is chosen by the name of the environment (${name}).`, { confidence: 'likely' });
    }
  },
});

/** The variable that names the environment and decides between two different implementations. */
function decider({ value }: Setting): string | undefined {
  const outcomes = outcomesOf(value);
  const texts = new Set(outcomes.map((outcome) => textOf(outcome.value)).filter((text) => text !== undefined));
  if (texts.size < 2) return undefined;
  return outcomes.flatMap(({ when }) => when.flatMap(nameOf)).find((name) => ENVIRONMENT_NAME.test(name));
}

function nameOf({ value }: Condition): readonly string[] {
  return value.kind === 'environment' && value.name !== undefined ? [value.name] : [];
}
