import type { Fact } from '@factorlint/core';
import type { DiskTree } from './open-directory.js';
import type { VersionControl } from './version-control.js';

const NAMES = { git: 'git', hg: 'mercurial', jj: 'jujutsu', svn: 'subversion' } as const satisfies Record<VersionControl, string>;

/** What is written for a hosted repository and stays behind when its history does. */
const TRACES = /^(?:\.gitignore|\.gitattributes|\.gitmodules|\.gitlab-ci\.yml|\.hgignore|\.(?:github|gitlab|gitea|forgejo)\/.*)$/u;

/**
 * The facts that a folder's version control states: the repository and, where it is known, what of the tree is tracked. They come with
 * the tree, since no file says them.
 */
export function givenFacts({ paths, repository }: Pick<DiskTree, 'paths' | 'repository'>): readonly Fact[] {
  const { vcs, trackedCount, nested, tracked } = repository;
  const withoutHistory = paths.some((path) => TRACES.test(path)) ? 'trace' : 'none';
  return [
    {
      kind: 'repository',
      location: { path: '.' },
      control: vcs ? NAMES[vcs] : withoutHistory,
      ...(trackedCount !== undefined && { tracked: trackedCount }),
      nested,
    },
    ...paths.flatMap((path): readonly Fact[] => {
      const isTracked = tracked(path);
      return isTracked === undefined ? [] : [{ kind: 'tracked-path', location: { path }, tracked: isTracked }];
    }),
  ];
}
