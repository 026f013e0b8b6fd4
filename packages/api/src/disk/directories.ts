import { readdirSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { isNeverSource, VIRTUAL_ENVIRONMENT_MARK } from './skipped-folders.js';

export type EntryType = 'file' | 'directory' | 'link' | 'special';

/** One real folder below the root, as the disk lists it. */
export interface Directory {
  readonly entries: ReadonlyMap<string, EntryType>;
  /** It is, or lies in, a folder of dependencies or caches. */
  readonly neverSource: boolean;
}

/** Names that the file system takes for the same one. */
const fold =
  process.platform === 'win32' || process.platform === 'darwin'
    ? (name: string) => name.normalize('NFC').toLowerCase()
    : (name: string) => name;

/** The real folders below a root, each listed once. No link is followed. */
export interface Directories {
  /** Undefined where there is no such folder, or where a link is on the way. */
  directory(path: string): Directory | undefined;
  /** What stands at this path, if anything does. */
  typeOf(path: string): EntryType | undefined;
  /** The folders listed so far that have an entry `.git`, but for the root. */
  markedByGit(): readonly string[];
}

/** @param root absolute, with links resolved */
export function openDirectories(root: string): Directories {
  const known = new Map<string, Directory | undefined>();
  const marked: string[] = [];

  function list(path: string, parent: Directory | undefined, name: string): Directory | undefined {
    if (path !== '' && parent?.entries.get(fold(name)) !== 'directory') return undefined;
    const listing = listEntries(join(root, path));
    if (listing === 'unreadable') return undefined;
    const entries = new Map(listing.map((entry) => [fold(entry.name), typeOfEntry(entry)]));
    if (path !== '' && entries.has('.git')) marked.push(path);
    const ownMark = path !== '' && (isNeverSource(name) || entries.has(VIRTUAL_ENVIRONMENT_MARK));
    return { entries, neverSource: ownMark || (parent?.neverSource ?? false) };
  }

  function directory(path: string): Directory | undefined {
    if (known.has(path)) return known.get(path);
    let current = remembered('', undefined, '');
    let reached = '';
    for (const name of path === '' ? [] : path.split('/')) {
      reached = reached === '' ? name : `${reached}/${name}`;
      current = remembered(reached, current, name);
      if (!current) return undefined;
    }
    return current;
  }

  function remembered(path: string, parent: Directory | undefined, name: string): Directory | undefined {
    if (!known.has(path)) known.set(path, list(path, parent, name));
    return known.get(path);
  }

  return {
    directory,
    typeOf(path) {
      const slash = path.lastIndexOf('/');
      return directory(path.slice(0, Math.max(slash, 0)))?.entries.get(fold(path.slice(slash + 1)));
    },
    markedByGit: () => marked,
  };
}

/** What a folder holds, unless it cannot be listed. */
export function listEntries(path: string): readonly Dirent[] | 'unreadable' {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return 'unreadable';
  }
}

export function typeOfEntry(entry: Dirent): EntryType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'special';
}

/** A path of this system, as reports write it. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
