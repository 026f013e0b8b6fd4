import { readdirSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { UnreadableFile, type FileTree } from '@factorlint/core';
import { withSlashes } from './directories.js';
import { noIgnoreRules } from './ignore-rules.js';
import { InvalidRoot } from './invalid-root.js';
import { resolveLinks } from './links.js';
import { listWalk, listWorkTree, rulesAbove, type Listing } from './listing.js';
import { readText } from './read-text.js';
import { readRegularFile } from './regular-file.js';
import { describeRepository, type RepositoryState } from './repository-state.js';
import type { SkippedPath } from './skipped-path.js';
import { findWorkTree, type WorkTree } from './version-control.js';

/** 2 MiB. */
export const DEFAULT_MAX_FILE_SIZE = 2 * 1024 * 1024;

/** 32 MiB. */
const MAX_RAW_SIZE = 32 * 1024 * 1024;

export interface DiskOptions {
  /** Most bytes of a file that is read; 2 MiB by default. */
  readonly maxFileSize?: number;
}

/** A folder on disk. Lists once, when it is opened; reads a file each time it is asked. */
export interface DiskTree extends FileTree {
  /** The folder, absolute, with links resolved. */
  readonly root: string;
  /**
   * A file of the tree decoded as UTF-8 whatever it holds, its byte-order mark kept: for fingerprints that others compute so.
   * @throws {UnreadableFile} when it is very large or cannot be opened
   */
  raw(path: string): string;
  readonly repository: RepositoryState;
  /** Where its files stand, where that is a folder: for who reads them in another thread. */
  readonly place?: FilePlace;
  /** What is below the root but not in `paths`, beside what is ignored; by path. */
  readonly skipped: readonly SkippedPath[];
}

export interface FilePlace {
  /** The absolute path of a file, links resolved. */
  of(path: string): string;
  /** Most bytes of a file that is read. */
  readonly limit: number;
}

/**
 * Opens a folder as a tree of files. In a git work tree these are the tracked ones and those neither tracked nor ignored; elsewhere what
 * a walk finds that no ignore file keeps out. Repositories inside are not entered. Runs no program but git, and none for git.
 * @throws {InvalidRoot} when `root` is missing, no folder, or cannot be listed
 */
export function openDirectory(root: string, options: DiskOptions = {}): DiskTree {
  const directory = realDirectory(root);
  const limit = options.maxFileSize ?? DEFAULT_MAX_FILE_SIZE;
  const { workTree, listing } = list(directory);
  const links = resolveLinks(directory, listing.links, (path) => listing.files.has(path));

  const found = new Map([...listing.files].map((path) => [path, path]));
  for (const { path, target } of links.followed) found.set(path, target);
  const paths = [...found.keys()].filter(isSayable).sort();
  const unsayable = [...found.keys()].filter((path) => !isSayable(path));

  const onDisk = (path: string) => {
    const target = found.get(path);
    if (target === undefined) throw new UnreadableFile('There is no such file in the tree.');
    return join(directory, target);
  };

  return {
    root: directory,
    paths,
    read: (path) => readText(onDisk(path), limit),
    raw: (path) => readRegularFile(onDisk(path), MAX_RAW_SIZE).toString('utf8'),
    repository: describeRepository(directory, workTree, listing),
    place: { of: onDisk, limit },
    skipped: [
      ...listing.skipped,
      ...links.skipped,
      ...unsayable.map((path): SkippedPath => ({ path, kind: 'unreadable', reason: 'Its name is not valid UTF-8.' })),
      ...[...listing.repositories.keys()]
        .filter((folder) => !paths.some((path) => path.startsWith(`${folder}/`)))
        .map((path): SkippedPath => ({ path, kind: 'repository', reason: 'It is a work tree of its own; analyse it by itself.' })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function realDirectory(root: string): string {
  try {
    const directory = realpathSync.native(resolve(root));
    readdirSync(directory);
    return directory;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new InvalidRoot(`There is no folder ${root}.`);
    if (code === 'ENOTDIR') throw new InvalidRoot(`${root} is not a folder. Give the folder that holds the repository.`);
    if (code === 'EACCES' || code === 'EPERM') throw new InvalidRoot(`Permission to list the folder ${root} is denied.`);
    throw new InvalidRoot(`The folder ${root} cannot be opened (${String(code ?? error)}).`);
  }
}

/** A work tree that ignores the folder is no work tree of it. */
function list(root: string): { readonly workTree?: WorkTree; readonly listing: Listing } {
  const workTree = findWorkTree(root);
  if (!workTree) return { listing: listWalk(root, { rules: noIgnoreRules(), prefix: '' }) };
  const prefix = withSlashes(relative(workTree.top, root));
  if (workTree.vcs !== 'git') return { workTree, listing: listWalk(root, { rules: rulesAbove(workTree.top, prefix), prefix }) };
  const listing = listWorkTree(root, workTree, prefix);
  return listing ? { workTree, listing } : { listing: listWalk(root, { rules: noIgnoreRules(), prefix: '' }) };
}

/** A name whose bytes are not UTF-8 arrives with a replacement character, and cannot be opened by what is left of it. */
function isSayable(path: string): boolean {
  return !path.includes('\uFFFD');
}
