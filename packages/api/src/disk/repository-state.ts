import { join, relative } from 'node:path';
import { withSlashes } from './directories.js';
import { GITLINK, ORDINARY_FILE } from './git-listing.js';
import { parseGitModules } from './git-modules.js';
import type { Listing } from './listing.js';
import { readText } from './read-text.js';
import { commonGitDirectory, type VersionControl, type WorkTree } from './version-control.js';

const MODULES_BYTES = 1024 * 1024;

/** What version control says about the folder. All paths are relative to it, with forward slashes. */
export interface RepositoryState {
  /** Absent where the folder is in no work tree, or where the work tree around it ignores it. */
  readonly vcs?: VersionControl;
  /** The work tree's top: `.`, `..`, `../..`. */
  readonly top?: string;
  /** How many files below the root are tracked; absent where that is unknown. */
  readonly trackedCount?: number;
  /** Whether what stands at a path of the tree is tracked; undefined where that is unknown. */
  tracked(path: string): boolean | undefined;
  /** git's mode (`100755`, `120000` for a link, `160000` for a submodule) of what is tracked and no ordinary file. */
  readonly modes: Readonly<Record<string, string>>;
  /** Folders that `.gitmodules` declares and git tracks, whether or not they are filled. */
  readonly submodules: readonly string[];
  /** Folders with a repository of their own that is neither declared a submodule nor another work tree of this one. */
  readonly nested: readonly string[];
}

/**
 * @param root absolute, with links resolved
 * @param workTree that the root counts to
 */
export function describeRepository(root: string, workTree: WorkTree | undefined, listing: Listing): RepositoryState {
  const { tracked, files } = listing;
  const modes = [...(tracked ?? [])].filter(([, mode]) => mode !== ORDINARY_FILE);
  const submodules = workTree && tracked ? findSubmodules(root, workTree.top, tracked) : [];
  const shared = workTree?.gitDirectory === undefined ? undefined : commonGitDirectory(workTree.gitDirectory);
  const nested = [...listing.repositories].filter(
    ([path, gitDirectory]) => !submodules.includes(path) && commonGitDirectory(gitDirectory) !== shared,
  );
  return {
    ...(workTree && { vcs: workTree.vcs, top: withSlashes(relative(root, workTree.top)) || '.' }),
    ...(tracked && { trackedCount: [...tracked.values()].filter((mode) => mode !== GITLINK).length }),
    // A link that is read stands for a file that is not listed, so not tracked.
    tracked: (path) => (tracked ? tracked.has(path) && files.has(path) : undefined),
    modes: Object.fromEntries(modes),
    submodules,
    nested: nested.map(([path]) => path).sort(),
  };
}

function findSubmodules(root: string, top: string, tracked: ReadonlyMap<string, string>): readonly string[] {
  let text: string;
  try {
    text = readText(join(top, '.gitmodules'), MODULES_BYTES);
  } catch {
    return [];
  }
  const declared = new Set(parseGitModules(text).map((path) => withSlashes(relative(root, join(top, path)))));
  return [...tracked].flatMap(([path, mode]) => (mode === GITLINK && declared.has(path) ? [path] : [])).sort();
}
