import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { UnreadableFile } from '@factorlint/core';
import { runGit } from './git-command.js';
import { GITLINK } from './git-listing.js';
import { openObjects, type GitObjects } from './git-objects.js';
import { DEFAULT_MAX_FILE_SIZE, type DiskOptions, type DiskTree } from './open-directory.js';
import { decodeText } from './read-text.js';
import { readRegularFile, tooLarge } from './regular-file.js';

/** A commit cannot be looked at. The message is a sentence for the person who named it. */
export class InvalidRevision extends Error {
  override readonly name = 'InvalidRevision';
}

/**
 * What a folder held at a commit: where the named commit and the one that is checked out parted. Read from git's objects; nothing is
 * checked out, and none of the repository's programs is run.
 * @param tree the folder
 * @param revision as git names it: a branch, a tag, an id
 * @throws {InvalidRevision} where the folder is in no git work tree, or there is no such commit in it
 */
export function openCommit(tree: DiskTree, revision: string, options: DiskOptions = {}): DiskTree {
  const named = commitOf(tree, revision);
  if (named === undefined) {
    const hint = 'In a pipeline that fetches little, fetch it first (actions/checkout: fetch-depth: 0).';
    throw new InvalidRevision(`There is no commit ${revision} here. ${hint}`);
  }
  const parted = runGit(tree.root, ['merge-base', named, 'HEAD'])?.trim();
  return openEntries(tree, treeEntries(tree.root, parted || named), options);
}

/**
 * What a folder holds at the commit that is checked out; nothing where there is none yet.
 * @throws {InvalidRevision} where the folder is in no git work tree
 */
export function openHead(tree: DiskTree, options: DiskOptions = {}): DiskTree {
  const head = commitOf(tree, 'HEAD');
  return openEntries(tree, head === undefined ? [] : treeEntries(tree.root, head), options);
}

/**
 * What a folder holds in git's index: what the next commit will hold.
 * @throws {InvalidRevision} where the folder is in no git work tree
 */
export function openIndex(tree: DiskTree, options: DiskOptions = {}): DiskTree {
  requireGit(tree);
  // `<mode> SP <object> SP <stage> TAB <path> NUL`: of an unmerged file, ours.
  const entries = records(runGit(tree.root, ['ls-files', '-z', '--stage'])).flatMap(([head, path]): Entry[] => {
    const [mode = '', id = '', stage] = head.split(' ');
    return stage === '0' || stage === '2' ? [{ mode, id, path }] : [];
  });
  return openEntries(tree, entries, options);
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

function requireGit({ root, repository }: DiskTree): void {
  if (repository.vcs !== 'git') throw new InvalidRevision(`${root} is in no git work tree, so there is nothing to compare it with.`);
}

function commitOf(tree: DiskTree, revision: string): string | undefined {
  requireGit(tree);
  return runGit(tree.root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])?.trim() || undefined;
}

/** `<mode> SP <type> SP <object> TAB <path> NUL`, relative to the folder. */
function treeEntries(root: string, commit: string): readonly Entry[] {
  return records(runGit(root, ['ls-tree', '-r', '-z', commit])).map(([head, path]) => {
    const [mode = '', , id = ''] = head.split(' ');
    return { mode, id, path };
  });
}

function records(answer: string | undefined): readonly (readonly [head: string, path: string])[] {
  return (answer ?? '')
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => [record.slice(0, record.indexOf('\t')), record.slice(record.indexOf('\t') + 1)]);
}

/** Links are left out: what they lead to is here under its own path. So are submodules: they are repositories of their own. */
function openEntries(tree: DiskTree, entries: readonly Entry[], { maxFileSize = DEFAULT_MAX_FILE_SIZE }: DiskOptions): DiskTree {
  const files = entries.filter(({ mode, path }) => mode.startsWith('100') && !path.includes('\uFFFD'));
  const ids = new Map(files.map(({ path, id }) => [path, id]));
  const paths = [...ids.keys()].sort();
  const objects = openObjects(
    tree.root,
    paths.map((path) => ids.get(path)!),
  );
  return {
    root: tree.root,
    paths,
    read: (path) => textOf(path, contentOf(path, ids, objects, maxFileSize), tree, maxFileSize),
    raw: (path) => contentOf(path, ids, objects, Infinity).toString('utf8'),
    repository: {
      ...tree.repository,
      trackedCount: entries.filter(({ mode }) => mode !== GITLINK).length,
      tracked: (path) => ids.has(path),
      modes: Object.fromEntries(entries.flatMap(({ mode, path }) => (mode === '100644' ? [] : [[path, mode]]))),
    },
    skipped: [],
  };
}

function contentOf(path: string, ids: ReadonlyMap<string, string>, objects: GitObjects, limit: number): Buffer {
  const id = ids.get(path);
  if (id === undefined) throw new UnreadableFile('There is no such file in the tree.');
  const size = objects.size(id);
  if (size !== undefined && size > limit) throw tooLarge(size, limit);
  const bytes = objects.content(id);
  if (!bytes) throw new UnreadableFile('git has not fetched it.');
  return bytes;
}

/** Source: the specification of Git LFS, docs/spec.md. */
const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\nsize \d+\n/;

/** git has only a pointer to what Git LFS keeps: the content is that of the file on disk, where it is the same one. */
function textOf(path: string, bytes: Buffer, { root }: DiskTree, limit: number): string {
  const wanted = bytes.length < 1024 ? LFS_POINTER.exec(bytes.toString('latin1'))?.[1] : undefined;
  if (wanted === undefined) return decodeText(bytes);
  let onDisk: Buffer;
  try {
    onDisk = readRegularFile(join(root, path), limit);
  } catch {
    throw new UnreadableFile('Git LFS keeps it, and it is not on disk.');
  }
  const isSame = onDisk.equals(bytes) || createHash('sha256').update(onDisk).digest('hex') === wanted;
  if (!isSame) throw new UnreadableFile('Git LFS keeps it, and another version is on disk.');
  return decodeText(onDisk);
}
