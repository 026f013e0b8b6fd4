import { loadConfiguration, type Configuration } from '@factorlint/api';
import { UsageError, type Io } from './io.js';
import type { Arguments, Options } from './options.js';

/** The options of every command that obeys a configuration. */
export const CONFIGURATION_OPTIONS = {
  config: { value: '<file>', help: 'The configuration to use; by default the nearest one, up to the top of the repository.' },
  'no-config': { help: 'Obeys no configuration.' },
} as const satisfies Options;

/**
 * The configuration for a folder. One that is code and is not run is told on stderr.
 * @throws {UsageError | InvalidConfiguration}
 */
export function configurationFor(root: string, given: Arguments, io: Io): Configuration {
  const file = given.last('config');
  if (given.has('no-config')) {
    if (file !== undefined) throw new UsageError('--config and --no-config cannot stand together.');
    return { layers: [], notRun: [] };
  }
  const configuration = loadConfiguration(root, { cwd: io.cwd, ...(file !== undefined && { file }) });
  for (const { reason } of configuration.notRun) io.stderr.write(`factorlint: ${reason}\n`);
  return configuration;
}
