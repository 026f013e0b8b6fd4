import { defineRule, violates, type EnvironmentBranch } from '@factorlint/core';

/** Names of environments that only developers and tests have: what is chosen there is for them. */
const NOT_DEPLOYED = /^(?:dev|devel|development|local|test|testing|ci)$/i;

export const noEnvironmentBranching = defineRule({
  id: 'config/no-environment-branching',
  code: 'TF0307',
  summary: 'The code decides by one variable for each decision and never by the name of the environment.',
  scope: 'file',
  severity: 'note',
  needs: ['environment-branch', 'setting'],

  *check(facts) {
    const told = new Set<string>();
    for (const branch of facts.of('environment-branch')) {
      const name = branch.on.kind === 'environment' ? (branch.on.name ?? '') : '';
      // What a branch chooses among services is the matter of backing-services/no-service-branching.
      if (branch.selects === 'service' || told.has(name) || isForDevelopers(branch)) continue;
      // Elsewhere, what a branch does may be no more than a word about the platform.
      if (branch.selects === 'behaviour' && facts.in('setting', branch.location.path).length === 0) continue;
      if (facts.kindOf(branch.location.path) !== 'production' || !facts.isProduction(branch)) continue;
      told.add(name);
      const what = branch.selects === 'credential' ? 'A credential' : 'What the code does';
      yield violates(branch, name, `${what} is decided by the name of the environment (${name}).`, { confidence: 'likely' });
    }
  },
});

function isForDevelopers({ selects, equals }: EnvironmentBranch): boolean {
  return selects === 'behaviour' && equals !== undefined && NOT_DEPLOYED.test(equals);
}
