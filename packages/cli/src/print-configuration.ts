import { relative, sep } from 'node:path';
import { effectiveSettings, type Configuration } from '@factorlint/api';

/** The configuration that counts, as JSON: the setting of every rule, and beside it what each file says about paths. */
export function printConfiguration(configuration: Configuration, root: string): string {
  const name = (path: string) => relative(root, path).split(sep).join('/') || '.';
  const layers = configuration.layers.map(({ file, folder, config: { overrides, ignores, deployPaths, waivers } }) => ({
    ...(file !== undefined && { file: name(file) }),
    folder: name(folder),
    ...(overrides && { overrides }),
    ...(ignores && { ignores }),
    ...(deployPaths && { deployPaths }),
    ...(waivers && { waivers }),
  }));
  return `${JSON.stringify({ rules: effectiveSettings(configuration), layers }, null, 2)}\n`;
}
