import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableFile } from '@factorlint/core';
import { parseGitIndex } from './git-index.js';
import { readRegularFile } from './regular-file.js';
import { commonGitDirectory } from './version-control.js';

/** Most bytes of an index. */
const INDEX_BYTES = 512 * 1024 * 1024;
const SETTINGS_BYTES = 1024 * 1024;

/**
 * What a work tree tracks, without git's help.
 * @param gitDirectory where git keeps the work tree's index
 * @param prefix from the work tree's top to a folder, `''` for the top
 * @returns the modes by path, of what is below that folder and relative to it; undefined where it cannot be told
 */
export function readGitIndex(gitDirectory: string, prefix: string): ReadonlyMap<string, string> | undefined {
  const path = join(gitDirectory, 'index');
  // A repository that nothing was ever added to has no index.
  if (!existsSync(path)) return existsSync(join(gitDirectory, 'HEAD')) ? new Map() : undefined;
  const entries = parse(path, join(commonGitDirectory(gitDirectory), 'config'));
  if (!entries || prefix === '') return entries;
  const below = [...entries].filter(([name]) => name.startsWith(`${prefix}/`));
  return new Map(below.map(([name, mode]) => [name.slice(prefix.length + 1), mode]));
}

function parse(index: string, settings: string): ReadonlyMap<string, string> | undefined {
  try {
    const hashBytes = usesSha256(readRegularFile(settings, SETTINGS_BYTES).toString('utf8')) ? 32 : 20;
    return parseGitIndex(readRegularFile(index, INDEX_BYTES), hashBytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

/** Source: git-config(1), `extensions.objectFormat`. */
function usesSha256(settings: string): boolean {
  return /^\s*objectformat\s*=\s*"?sha256/imu.test(settings);
}
