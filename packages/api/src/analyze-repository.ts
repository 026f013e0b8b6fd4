import type { Report } from '@factorlint/core';
import { resolve } from 'node:path';
import { openCache } from './cache/index.js';
import { configurationOf, loadConfiguration, NO_CONFIGURATION, type Config, type Configuration } from './configuration/index.js';
import { openDirectory, type DiskOptions } from './disk/index.js';
import { load } from './load.js';
import { analyzeTree, type AnalysisOptions } from './session.js';

export type RepositoryOptions = Omit<AnalysisOptions, 'configuration' | 'cache'> &
  DiskOptions & {
    /**
     * `false`: nothing is configured · a text: the file to use · an object: what it says, relative to the root · absent: the nearest file,
     * as the command finds it.
     */
    readonly config?: false | string | Config;
    /**
     * Whether what files say is kept for the next run · `true`: in the user's folder for caches · a text: in this file, or folder (it is
     * there, or the text ends with a slash) · absent: no.
     */
    readonly cache?: boolean | string;
  };

/**
 * The configuration that the options of `analyzeRepository` mean.
 * @throws {InvalidConfiguration}
 */
function configurationFor(root: string, config: RepositoryOptions['config']): Configuration {
  if (config === false) return NO_CONFIGURATION;
  if (typeof config === 'object') return configurationOf(config, resolve(root));
  return loadConfiguration(root, config === undefined ? {} : { file: config });
}

/**
 * Judges a folder on disk.
 * @param root the folder; paths in the report are relative to it
 * @throws {InvalidRoot} when it is missing, no folder, or cannot be listed
 * @throws {UnknownName} when the options select what does not exist
 * @throws {InvalidConfiguration} when its configuration cannot be used
 * @throws {ForeignFile} when the file named for the cache is none
 */
export async function analyzeRepository(root: string, options: RepositoryOptions = {}): Promise<Report> {
  await load();
  const { config, cache: kept = false, ...rest } = options;
  const tree = openDirectory(root, options);
  const cache = kept === false ? undefined : openCache(tree.root, typeof kept === 'string' ? { location: kept } : {});
  const report = analyzeTree(tree, { ...rest, configuration: configurationFor(tree.root, config), ...(cache && { cache }) });
  cache?.save();
  return report;
}
