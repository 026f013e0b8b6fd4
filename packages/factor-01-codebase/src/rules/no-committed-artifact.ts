import { defineRule, violates } from '@factorlint/core';
import { artifactOf } from '../data/artifacts.js';

export const noCommittedArtifact = defineRule({
  id: 'codebase/no-committed-artifact',
  code: 'TF0103',
  summary: 'What is made at run time or by a build is not in the repository.',
  scope: 'project',
  severity: 'note',
  needs: ['tracked-path'],

  *check(facts) {
    const told = new Set<string>();
    for (const file of facts.of('tracked-path')) {
      const { path } = file.location;
      const artifact = file.tracked && file.size !== 0 ? artifactOf(path) : undefined;
      const kind = facts.kindOf(path);
      if (!artifact || told.has(artifact.unit) || kind === 'test' || kind === 'example' || kind === 'documentation') continue;
      told.add(artifact.unit);
      yield violates(file, artifact.unit, `${artifact.unit} is ${artifact.what} that is made ${artifact.when}, and it is tracked.`, {
        confidence: 'likely',
      });
    }
  },
});
