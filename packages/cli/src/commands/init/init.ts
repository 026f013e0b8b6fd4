import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyzeTree, load, loadConfiguration, openDirectory } from '@factorlint/api';
import type { CommandHelp } from '../../help.js';
import { UsageError, type ExitStatus, type Io } from '../../io.js';
import type { Arguments } from '../../options.js';
import { progressOn } from '../../progress.js';
import { starterConfiguration } from './starter-configuration.js';

const NAME = 'factorlint.config.jsonc';

export const initHelp: CommandHelp = {
  usage: 'factorlint init [path]',
  summary: `Writes a ${NAME} to begin with, with the deploy paths that were found.`,
  options: {},
};

/**
 * Writes a first configuration into a folder that has none.
 * @throws {UsageError | InvalidRoot | InvalidConfiguration}
 */
export async function init(given: Arguments, io: Io): Promise<ExitStatus> {
  if (given.positionals.length > 1) throw new UsageError(`init takes one path, not ${given.positionals.length}.`);
  const tree = openDirectory(resolve(io.cwd, given.positionals[0] ?? '.'));
  const file = join(tree.root, NAME);
  const { layers, notRun } = loadConfiguration(tree.root, { cwd: io.cwd });
  const existing = [...layers.flatMap((layer) => layer.file ?? []), ...notRun.map((each) => each.file)].at(-1);
  if (existing !== undefined) throw new UsageError(`There is a configuration already: ${existing}`);
  if (existsSync(file)) throw new UsageError(`There is a ${NAME} already.`);
  await load();
  const progress = progressOn(io.stderr);
  const { model } = analyzeTree(tree, { rules: [], onFile: progress.onFile });
  progress.end();
  writeFileSync(file, starterConfiguration(model.paths), { flag: 'wx' });
  io.stdout.write(`Wrote ${NAME}. factorlint --print-config shows what counts.\n`);
  return 0;
}
