import { relative, resolve } from 'node:path';
import { withSlashes } from './directories.js';
import { runGit } from './git-command.js';
import type { DiskTree } from './open-directory.js';

/** Where an analysed folder comes from, as its version control says. What is unknown is absent. */
export interface Origin {
  /** The address of the remote `origin`, as it is configured: it may hold credentials. */
  readonly uri?: string;
  /** The commit that is checked out. */
  readonly revision?: string;
  /** Absent where a commit is checked out by itself, as pipelines do. */
  readonly branch?: string;
  /** The folder's path below the top of its work tree, with forward slashes; '' for the top itself. */
  readonly folder: string;
}

/** Asks git, where the folder is in a work tree of its. */
export function describeOrigin({ root, repository: { vcs, top = '.' } }: Pick<DiskTree, 'root' | 'repository'>): Origin {
  const folder = withSlashes(relative(resolve(root, top), root));
  if (vcs !== 'git') return { folder };
  const uri = lineOf(runGit(root, ['remote', 'get-url', 'origin']));
  const revision = lineOf(runGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']));
  const branch = lineOf(runGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']));
  return {
    ...(uri !== undefined && { uri }),
    ...(revision !== undefined && { revision }),
    ...(branch !== undefined && { branch }),
    folder,
  };
}

function lineOf(answer: string | undefined): string | undefined {
  return answer?.split(/\r?\n/u)[0] || undefined;
}
