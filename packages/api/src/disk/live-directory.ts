import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openDirectory, type DiskOptions, type DiskTree } from './open-directory.js';

/** A folder on disk that is kept open: what it says of itself is what the last look found. */
export interface LiveTree extends DiskTree {
  /**
   * Looks again. Gives the paths that have changed, come or gone since the last look, or whose tracking has: what
   * `Session.refresh` takes.
   * @throws {InvalidRoot} when the folder is gone
   */
  look(): readonly string[];
}

/**
 * Opens a folder that is looked at more than once.
 * @throws {InvalidRoot} as `openDirectory` does
 */
export function openLiveDirectory(root: string, options: DiskOptions = {}): LiveTree {
  let tree = openDirectory(root, options);
  let stamps = stampsOf(tree);
  return {
    get root() {
      return tree.root;
    },
    get paths() {
      return tree.paths;
    },
    get repository() {
      return tree.repository;
    },
    get skipped() {
      return tree.skipped;
    },
    read: (path) => tree.read(path),
    raw: (path) => tree.raw(path),
    look() {
      tree = openDirectory(root, options);
      const before = stamps;
      stamps = stampsOf(tree);
      const gone = [...before.keys()].filter((path) => !stamps.has(path));
      return [...gone, ...[...stamps].flatMap(([path, stamp]) => (before.get(path) === stamp ? [] : [path]))];
    },
  };
}

/** What changes when a file does, by path. */
function stampsOf({ root, paths, repository }: DiskTree): ReadonlyMap<string, string> {
  return new Map(paths.map((path) => [path, `${stampOf(join(root, path))} ${String(repository.tracked(path))}`]));
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}
