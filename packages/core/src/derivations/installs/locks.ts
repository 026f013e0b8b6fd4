import type { Ecosystem, InstallCommand, Lockfile } from '../../vocabulary/facts/index.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

type Manager = InstallCommand['manager'];

/** The lock files of the repository, asked by where a command runs. */
export interface Locks {
  /** Whether a lock file of this name lies in one of the folders; undefined where no lock file is called so. */
  named(name: string, folders: readonly string[]): boolean | undefined;
  /** The lock file that a manager would take when it runs in one of the folders, nearest first; else the only one in the repository. */
  of(manager: Manager, folders: readonly string[]): Lockfile | undefined;
  /** The lock files of other managers of the same ecosystem in the nearest folder that has one. */
  others(manager: Manager, folders: readonly string[]): readonly Lockfile[];
}

const ECOSYSTEMS: Readonly<Record<Manager, Ecosystem>> = {
  pip: 'python',
  uv: 'python',
  poetry: 'python',
  pdm: 'python',
  pipenv: 'python',
  npm: 'node',
  yarn: 'node',
  pnpm: 'node',
  bun: 'node',
  other: 'other',
};

/** Names that scripts ask for. Sources: the package managers' documentation. */
const LOCK_NAMES: ReadonlySet<string> = new Set(
  'uv.lock poetry.lock pdm.lock Pipfile.lock package-lock.json npm-shrinkwrap.json pnpm-lock.yaml yarn.lock bun.lock bun.lockb'.split(' '),
);

export function locksOf(lockfiles: readonly Lockfile[]): Locks {
  const byFolder = new Map<string, Lockfile[]>();
  for (const lock of lockfiles) {
    const folder = folderOf(lock.location.path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), lock]);
  }
  const inFolder = (folder: string): readonly Lockfile[] => byFolder.get(folder) ?? [];
  return {
    named: (name, folders) =>
      LOCK_NAMES.has(name)
        ? folders.some((folder) => inFolder(folder).some(({ location }) => basename(location.path) === name))
        : undefined,
    of(manager, folders) {
      for (const folder of folders) {
        const found = inFolder(folder).find((lock) => lock.manager === manager);
        if (found) return found;
      }
      const all = lockfiles.filter((lock) => lock.manager === manager);
      return all.length === 1 ? all[0] : undefined;
    },
    others(manager, folders) {
      for (const folder of folders) {
        const found = inFolder(folder).filter(
          (lock) =>
            lock.ecosystem === ECOSYSTEMS[manager] && lock.manager !== manager && lock.manager !== 'pip' && lock.manager !== 'other',
        );
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}
