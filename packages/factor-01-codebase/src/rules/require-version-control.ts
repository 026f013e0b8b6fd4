import { defineRule, upholds, violates, type Observation, type Repository } from '@factorlint/core';

/** The names that people know the systems by. */
const NAMES = { git: 'git', mercurial: 'Mercurial', jujutsu: 'Jujutsu', subversion: 'Subversion' } as const;

export const requireVersionControl = defineRule({
  id: 'codebase/require-version-control',
  code: 'TF0101',
  summary: 'The application is one codebase under version control.',
  scope: 'project',
  severity: 'error',
  needs: ['repository'],

  *check(facts) {
    if (facts.paths.length === 0) return;
    for (const repository of facts.of('repository')) {
      yield* judge(repository);
      for (const path of repository.nested) {
        const inner = { location: { path } };
        yield violates(inner, path, `${path} is a work tree of its own inside this one, and no declared submodule.`, {
          severity: 'warning',
        });
      }
    }
  },
});

function* judge(repository: Repository): Iterable<Observation> {
  switch (repository.control) {
    case 'none':
      yield violates(repository, 'version-control', 'No version control system knows this folder.');
      break;
    case 'trace':
      yield violates(repository, 'version-control', 'Files of a version control system are here, its history is not.', {
        severity: 'note',
      });
      break;
    default:
      if (repository.tracked !== 0) yield upholds(repository, 'version-control', `${NAMES[repository.control]} tracks this codebase.`);
  }
}
