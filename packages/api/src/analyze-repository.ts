import type { Report } from '@factorlint/core';
import { openDirectory, type DiskOptions } from './disk/index.js';
import { load } from './load.js';
import { analyzeTree, type AnalysisOptions } from './session.js';

export type RepositoryOptions = AnalysisOptions & DiskOptions;

/**
 * Judges a folder on disk.
 * @param root the folder; paths in the report are relative to it
 * @throws {InvalidRoot} when it is missing, no folder, or cannot be listed
 * @throws {UnknownName} when the options select what does not exist
 */
export async function analyzeRepository(root: string, options: RepositoryOptions = {}): Promise<Report> {
  await load();
  return analyzeTree(openDirectory(root, options), options);
}
