import { resolve } from 'node:path';
import { analyzeTree, load, openDirectory, type DiskTree, type Report } from '@factorlint/api';
import type { PageOptions } from '@factorlint/reporters';
import type { Io } from '../../io.js';
import { CONFIGURATION_OPTIONS, configurationFor } from '../../configuration.js';
import { oneOf, sizeOf, type Arguments, type Options } from '../../options.js';
import { progressOn } from '../../progress.js';
import { usesColor, usesUnicode, widthOf } from '../../terminal.js';

/** Options of every command that shows a part of the model. */
export const MODEL_OPTIONS: Options = {
  'max-file-size': { value: '<size>', help: 'Files above it are not read: 2MiB by default.' },
  ...CONFIGURATION_OPTIONS,
  verbose: { help: 'All places.' },
};

/** What their help says at its end. */
export const MODEL_NOTES: readonly string[] = [
  ['Exit status:', '  0  it was shown', '  2  wrong use', '  3  there were files and not one could be read, or factorlint broke'].join(
    '\n',
  ),
];

/** A folder, and what its files come to. */
export interface AnalyzedFolder {
  /** Absolute. */
  readonly root: string;
  readonly tree: DiskTree;
  readonly report: Report;
}

/**
 * Reads a folder and derives its model; no rule is judged.
 * @param path relative to the current folder; by default that folder
 * @throws {UsageError | InvalidRoot}
 */
export async function analyzeModel(path: string | undefined, given: Arguments, io: Io): Promise<AnalyzedFolder> {
  const size = given.last('max-file-size');
  const root = resolve(io.cwd, path ?? '.');
  const tree = openDirectory(root, size === undefined ? {} : { maxFileSize: sizeOf('max-file-size', size) });
  const configuration = configurationFor(tree.root, given, io);
  await load();
  const progress = progressOn(io.stderr);
  try {
    return { root, tree, report: analyzeTree(tree, { rules: [], configuration, onFile: progress.onFile }) };
  } finally {
    progress.end();
  }
}

/**
 * How to lay out a page for whoever reads standard output.
 * @throws {UsageError}
 */
export function pageOptions(given: Arguments, io: Io, read: (path: string) => string): PageOptions {
  return {
    read,
    color: usesColor(oneOf('color', given.last('color'), ['auto', 'always', 'never']), io.stdout, io.env),
    width: widthOf(io.stdout, io.env),
    unicode: usesUnicode(io),
    verbose: given.has('verbose'),
  };
}

/** Whether there were files and none could be read. */
export function readNothing({ gaps, coverage }: Report): boolean {
  return gaps.length > 0 && Object.keys(coverage.read).length === 0;
}
