import { defineRule, violates, type Change, type Facts, type InstallCommand } from '@factorlint/core';

export const noInstallAtStart = defineRule({
  id: 'build-release-run/no-install-at-start',
  code: 'TF0507',
  summary: 'Starting a process installs nothing.',
  scope: 'project',
  severity: 'warning',
  needs: ['install-command'],
  fixable: 'suggestion',

  *check(facts) {
    for (const install of facts.of('install-command')) {
      if (install.when !== 'start' || !facts.isProduction(install)) continue;
      const change = changeOf(install, facts);
      yield violates(install, install.text.slice(0, 80), `Every start runs \`${install.text}\`.`, change && { change });
    }
  },
});

/** What a package manager runs needs what a build has installed: without one the start would fail. */
function changeOf({ rewritten, manager }: InstallCommand, facts: Facts<'install-command'>): Change | undefined {
  const isBuilt = facts.of('install-command').some((other) => other.manager === manager && other.when === 'build');
  if (!rewritten || !isBuilt) return undefined;
  return { kind: 'replace-words', ...rewritten, title: `Run it without an install (${rewritten.words.at(-1) ?? ''})`, safe: false };
}
