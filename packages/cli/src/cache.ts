import { ForeignFile, openCache, type RepositoryCache } from '@factorlint/api';
import { UsageError, type Io } from './io.js';
import type { Arguments, Options } from './options.js';

/** The options of a command that keeps what it has read. */
export const CACHE_OPTIONS = {
  'no-cache': { help: 'Reads every file anew, and keeps nothing for the next run.' },
  'cache-location': { value: '<path>', help: "Where what files say is kept: a file or a folder/; by default in the user's cache folder." },
} as const satisfies Options;

/**
 * What was kept of a folder, where anything is to be.
 * @param root absolute, with links resolved
 * @throws {UsageError} where the options say nothing together, or name a file that is no cache
 */
export function cacheFor(root: string, given: Arguments, { env, platform, cwd }: Io): RepositoryCache | undefined {
  const location = given.last('cache-location');
  if (given.has('no-cache')) {
    if (location !== undefined) throw new UsageError('--cache-location and --no-cache cannot stand together.');
    return undefined;
  }
  try {
    return openCache(root, { env, platform, cwd, ...(location !== undefined && { location }) });
  } catch (error) {
    if (error instanceof ForeignFile) throw new UsageError(error.message, 'Name another file, or a folder, with --cache-location.');
    throw error;
  }
}

/** Keeps what was read for the next run. That it cannot be kept is only told where somebody said where. */
export function saveCache(cache: RepositoryCache | undefined, given: Arguments, io: Io): void {
  const problem = cache?.save();
  if (problem !== undefined && given.has('cache-location')) io.stderr.write(`factorlint: ${problem}\n`);
}
