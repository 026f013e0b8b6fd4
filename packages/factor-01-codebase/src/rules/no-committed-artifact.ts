import { defineRule, violates, type Facts } from '@factorlint/core';
import { artifactOf } from '../data/artifacts.js';

export const noCommittedArtifact = defineRule({
  id: 'codebase/no-committed-artifact',
  code: 'TF0103',
  summary: 'What is made at run time or by a build is not in the repository.',
  scope: 'project',
  severity: 'note',
  needs: ['tracked-path', 'path-attribute'],

  *check(facts) {
    const told = new Set<string>();
    for (const file of facts.of('tracked-path')) {
      const { path } = file.location;
      const artifact = file.tracked && file.size !== 0 ? artifactOf(path) : undefined;
      const kind = facts.kindOf(path);
      if (
        !artifact ||
        told.has(artifact.unit) ||
        kind === 'test' ||
        kind === 'example' ||
        kind === 'documentation' ||
        isDeclared(path, facts)
      )
        continue;
      told.add(artifact.unit);
      yield violates(file, artifact.unit, `${artifact.unit} is ${artifact.what} that is made ${artifact.when}, and it is tracked.`, {
        confidence: 'likely',
      });
    }
  },
});

/** `.gitattributes` says that the file is made or binary on purpose. */
function isDeclared(path: string, facts: Facts<'path-attribute'>): boolean {
  return facts.of('path-attribute').some(({ pattern, attributes }) => {
    const folder = pattern.replace(/\/?\*+$/, '');
    const matches = pattern === path || path === folder || path.startsWith(`${folder}/`);
    return matches && attributes.some((each) => /^(?:linguist-generated|linguist-vendored|binary|export-ignore)/.test(each));
  });
}
