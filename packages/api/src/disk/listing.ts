import { join } from 'node:path';
import { openDirectories } from './directories.js';
import { isIgnoredByGit, listWithGit } from './git-command.js';
import { GITLINK, type GitListing } from './git-listing.js';
import { noIgnoreRules, withGitIgnore, withIgnoreFile, type IgnoreRules } from './ignore-rules.js';
import { readGitIndex } from './read-git-index.js';
import type { SkippedPath } from './skipped-path.js';
import { commonGitDirectory, findGitDirectory, type WorkTree } from './version-control.js';
import { walk, type WalkStart } from './walk.js';

/** What is below a root, checked against the disk; all paths relative to the root. */
export interface Listing {
  readonly files: ReadonlySet<string>;
  readonly links: readonly string[];
  /** Folders with a repository of their own (submodules, nested and linked work trees), and where git keeps its index. */
  readonly repositories: ReadonlyMap<string, string>;
  readonly skipped: readonly SkippedPath[];
  /** Mode of each path of git's index; absent where no index could be read. */
  readonly tracked?: ReadonlyMap<string, string>;
}

/**
 * Lists what is in a folder of a git work tree.
 * @param root absolute, with links resolved
 * @param prefix from the work tree's top to the root
 * @returns undefined where the work tree ignores the root and tracks nothing in it
 */
export function listWorkTree(root: string, { top, gitDirectory }: WorkTree, prefix: string): Listing | undefined {
  const listed = listWithGit(root, top);
  if (listed) {
    const isEmpty = listed.tracked?.size === 0 && listed.untracked.length === 0 && listed.repositories.length === 0;
    return isEmpty && isIgnoredByGit(root, top, prefix) ? undefined : onDisk(root, listed);
  }

  const rules = rulesAbove(top, prefix, gitDirectory);
  const tracked = gitDirectory === undefined ? undefined : readGitIndex(gitDirectory, prefix);
  if (prefix !== '' && (tracked?.size ?? 0) === 0 && rules.ignores(`${prefix}/`)) return undefined;
  const walked = listWalk(root, { rules, prefix });
  if (!tracked) return walked;
  const committed = onDisk(root, { tracked, untracked: [], repositories: [] });
  return {
    files: new Set([...walked.files, ...committed.files]),
    links: [...new Set([...walked.links, ...committed.links])],
    repositories: new Map([...walked.repositories, ...committed.repositories]),
    skipped: [...new Map([...walked.skipped, ...committed.skipped].map((entry) => [entry.path, entry])).values()],
    tracked,
  };
}

/** Lists what a walk finds: nothing is known to be tracked. */
export function listWalk(root: string, start: WalkStart): Listing {
  const walked = walk(root, start);
  return { ...walked, files: new Set(walked.files) };
}

/**
 * The rules that a work tree's ignore files set for a folder from outside it.
 * @param prefix from the top to the folder
 */
export function rulesAbove(top: string, prefix: string, gitDirectory?: string): IgnoreRules {
  const own = gitDirectory === undefined ? undefined : join(commonGitDirectory(gitDirectory), 'info', 'exclude');
  const start = own === undefined ? noIgnoreRules() : withIgnoreFile(noIgnoreRules(), '', own);
  const segments = prefix === '' ? [] : prefix.split('/');
  return segments.reduce((rules, _, depth) => withGitIgnore(rules, top, segments.slice(0, depth).join('/')), start);
}

/** Keeps of a listing what the disk has: a file may be deleted, replaced by a link or a pipe, or lie behind a linked folder. */
function onDisk(root: string, { tracked, untracked, repositories }: GitListing): Listing {
  const directories = openDirectories(root);
  const files = new Set<string>();
  const links: string[] = [];
  const skipped: SkippedPath[] = [];
  const marked = repositories.filter((path) => directories.typeOf(path) === 'directory');

  for (const path of new Set([...(tracked?.keys() ?? []), ...untracked])) {
    // An index may be forged: nobody tracks what git itself keeps.
    if (path.includes('.git') && path.split('/').includes('.git')) continue;
    const type = directories.typeOf(path);
    const mode = tracked?.get(path);
    if (mode === GITLINK) {
      if (type === 'directory') marked.push(path);
    } else if (mode === undefined && directories.directory(path.slice(0, Math.max(path.lastIndexOf('/'), 0)))?.neverSource) {
      continue;
    } else if (type === 'file') files.add(path);
    else if (type === 'link') links.push(path);
    else if (type === 'special') skipped.push({ path, kind: 'special', reason: 'It is a pipe, a socket or a device.' });
  }
  return {
    files,
    links,
    repositories: withRepositories(root, [...marked, ...directories.markedByGit()]),
    skipped,
    ...(tracked && { tracked }),
  };
}

/** Those of some folders that really have a repository, and where git keeps its index. */
function withRepositories(root: string, folders: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    folders.flatMap((folder) => {
      const gitDirectory = findGitDirectory(join(root, folder));
      return gitDirectory === undefined ? [] : [[folder, gitDirectory] as const];
    }),
  );
}
