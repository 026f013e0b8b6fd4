import type { FactCache } from '@factorlint/core';
import { loadEntries, saveEntries } from './cache-file.js';
import { codeFingerprint } from './code-fingerprint.js';
import { cacheOver } from './fact-cache.js';
import { cacheFile, type Surroundings } from './location.js';

export interface CacheOptions extends Partial<Surroundings> {
  /** A file, or a folder, which is there or ends with a slash; by default in the user's folder for caches. */
  readonly location?: string;
}

/** What files of a repository said in an earlier run, kept in a file. */
export interface RepositoryCache extends FactCache {
  /** For another tree of the same repository: knows all that this one knows, and keeps nothing. */
  aside(): FactCache;
  /**
   * Writes what has changed since it was opened. Several may write at a time: the last one counts.
   * @returns why it could not be written, in a sentence; undefined: it is as it should be
   */
  save(): string | undefined;
}

/**
 * Opens what is kept of a repository. What is missing, damaged or was written by another version counts as nothing.
 * @param root absolute, with links resolved
 * @returns undefined where nothing says where to keep it, or which code this is
 * @throws {ForeignFile} where the file that is named is no cache
 */
export function openCache(root: string, options: CacheOptions = {}): RepositoryCache | undefined {
  const { location, env = process.env, platform = process.platform, cwd = process.cwd() } = options;
  const file = cacheFile(root, location, { env, platform, cwd });
  const fingerprint = file && codeFingerprint();
  if (!file || fingerprint === undefined) return undefined;
  const known = loadEntries(file, fingerprint);
  const cache = cacheOver((path) => known.get(path));
  return {
    get: cache.get,
    put: cache.put,
    bindings: cache.bindings,
    putBindings: cache.putBindings,
    withhold: cache.withhold,
    aside: () => cacheOver((path) => cache.current.get(path) ?? known.get(path)),
    save: () => (cache.isChanged() ? saveEntries(file.path, cache.current, fingerprint) : undefined),
  };
}
