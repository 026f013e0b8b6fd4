import { defineRule, literalText, shownText, violates, type Facts, type Workload } from '@factorlint/core';
import { adminServerTitle } from '../data/admin-servers.js';

export const noAdminServer = defineRule({
  id: 'admin-processes/no-admin-server',
  code: 'TF1202',
  summary: 'Deploys run no special servers for administration.',
  scope: 'project',
  severity: 'note',
  needs: ['workload', 'process', 'deploy-path'],

  *check(facts) {
    for (const workload of facts.of('workload')) {
      if (!isRunning(workload, facts)) continue;
      const title = titleOf(workload, facts);
      if (title !== undefined) yield violates(workload, workload.name, `${workload.name} is a server for administration (${title}).`);
    }
  },
});

/** On a production path, and not only when somebody asks for a profile. */
function isRunning(workload: Workload, facts: Facts): boolean {
  return (workload.profiles?.length ?? 0) === 0 && !workload.once && facts.isProduction(workload);
}

function titleOf(workload: Workload, facts: Facts): string | undefined {
  const image = workload.image ? adminServerTitle(shownText(workload.image)) : undefined;
  if (image !== undefined) return image;
  const process = facts.in('process', workload.location.path).find(({ name }) => name === workload.name);
  const words = process?.main?.arguments.map((word) => literalText(word) ?? '') ?? [];
  return words.map(adminServerTitle).find((title) => title !== undefined);
}
