import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

/** What of a process tells where its user's caches are. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's name of the operating system. */
  readonly platform: string;
  /** Absolute. */
  readonly cwd: string;
}

/** Where what is known of one repository is kept. */
export interface CacheFile {
  /** Absolute. */
  readonly path: string;
  /** Whether somebody named this very file: it may be another's. */
  readonly isNamed: boolean;
}

/**
 * @param root of the repository, absolute, with links resolved
 * @param given a file, or a folder, which is there or ends with a slash, as seen from `cwd`; by default the user's folder for caches
 * @returns undefined where the user has no such folder
 */
export function cacheFile(root: string, given: string | undefined, surroundings: Surroundings): CacheFile | undefined {
  const name = `${hash('sha256', root, 'hex').slice(0, 32)}.cache`;
  if (given !== undefined) {
    const path = resolve(surroundings.cwd, given);
    const isFolder = /[/\\]$/.test(given) || isDirectory(path);
    return { path: isFolder ? join(path, name) : path, isNamed: !isFolder };
  }
  const folder = userCacheDirectory(surroundings);
  return folder === undefined ? undefined : { path: join(folder, 'factorlint', name), isNamed: false };
}

/** Sources: XDG Base Directory Specification; Apple, File System Programming Guide; Microsoft, KNOWNFOLDERID, FOLDERID_LocalAppData. */
function userCacheDirectory({ env, platform }: Surroundings): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local, HOME: home } = env;
  if (named !== undefined && isAbsolute(named)) return named;
  if (platform === 'win32') return local !== undefined && isAbsolute(local) ? local : undefined;
  if (home === undefined || !isAbsolute(home)) return undefined;
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
