import { defineRule, violates } from '@factorlint/core';

export const noInstallAtStart = defineRule({
  id: 'build-release-run/no-install-at-start',
  code: 'TF0507',
  summary: 'Starting a process installs nothing.',
  scope: 'project',
  severity: 'warning',
  needs: ['install-command'],

  *check(facts) {
    for (const install of facts.of('install-command')) {
      if (install.when === 'start' && facts.isProduction(install))
        yield violates(install, install.text.slice(0, 80), `Every start runs \`${install.text}\`.`);
    }
  },
});
