import { defineRule, violates } from '@factorlint/core';
import { assetBuildIn } from '../data/asset-build.js';
import { firstTime, isLongRunning, productionProcesses } from '../data/production.js';

export const noAssetBuildAtStart = defineRule({
  id: 'build-release-run/no-asset-build-at-start',
  code: 'TF0505',
  summary: 'Starting a process builds no assets.',
  scope: 'project',
  severity: 'warning',
  needs: ['process', 'deploy-path'],

  *check(facts) {
    const isNew = firstTime();
    for (const [process, path] of productionProcesses(facts)) {
      if (!isLongRunning(process)) continue;
      for (const step of process.before) {
        const tool = assetBuildIn(step.arguments);
        if (tool === undefined || !isNew([step.location, tool])) continue;
        yield violates(step, `${process.name}/${tool}`, `Every start of ${process.name} builds assets (${tool}).`, {
          severity: step.conditional ? 'note' : 'warning',
          paths: [path.id],
          related: [{ location: process.location, message: `${process.name} is declared here.` }],
        });
      }
    }
  },
});
