import { defineRule, violates, type Facts, type ModuleState } from '@factorlint/core';

export const noMutableModuleState = defineRule({
  id: 'processes/no-mutable-module-state',
  code: 'TF0605',
  summary: 'What one request leaves behind is not kept in variables of the process.',
  scope: 'project',
  severity: 'warning',
  needs: ['module-state', 'app', 'framework'],

  *check(facts) {
    for (const state of facts.of('module-state')) {
      if (!servesRequests(state, facts)) continue;
      const [first, ...rest] = state.writtenFrom;
      const message = state.keyed
        ? `${state.name} keeps something of a user or a request: no other process sees it.`
        : `Functions write to ${state.name}: no other process sees it.`;
      yield violates(state, state.name, message, {
        severity: state.keyed ? 'warning' : 'note',
        confidence: 'likely',
        related: [first, ...rest]
          .filter((location) => location !== undefined)
          .map((location) => ({ location, message: 'It is written here.' })),
      });
    }
  },
});

const LANGUAGES: readonly RegExp[] = [/\.pyi?$/, /\.[cm]?[jt]sx?$/];

/** Code of a web application, in the language in which it answers requests: scripts of a page that a Python server sends keep what they like. */
function servesRequests(state: ModuleState, facts: Facts<'module-state' | 'app' | 'framework'>): boolean {
  const { path } = state.location;
  const app = facts.appOf(state);
  if (app?.type !== 'service' || !app.web || facts.kindOf(path) !== 'production' || !facts.isProduction(state)) return false;
  const language = LANGUAGES.find((pattern) => pattern.test(path));
  return facts.for('framework', app.path).some(({ serves, location }) => serves === 'web' && language?.test(location.path) === true);
}
