import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareReport, InvalidBaseline, parseBaseline, type Before, type DiskTree, type Report } from '@factorlint/api';
import { UsageError, type Io } from './io.js';
import type { Arguments, Options } from './options.js';

/** Where a baseline stands when nobody names it. */
export const BASELINE_FILE = '.factorlint-baseline.json';

/** The options of a command that can report only what is new. */
export const COMPARISON_OPTIONS = {
  baseline: { value: '<file>', help: `Reports only what this baseline does not know: ${BASELINE_FILE}, as factorlint baseline writes it.` },
  'baseline-strict': { help: 'Fails also when the baseline knows violations that are no longer there.' },
} as const satisfies Options;

/** Gives a report about what is new. */
export type Compare = (report: Report, tree: DiskTree) => Report;

/**
 * Reads the options about what is known, and what they name.
 * @throws {UsageError}
 */
export function readComparison(given: Arguments, io: Io): Compare {
  const file = given.last('baseline');
  if (file === undefined) {
    if (given.has('baseline-strict')) throw new UsageError('The option --baseline-strict is for --baseline.');
    return (report) => report;
  }
  const before = readBaseline(resolve(io.cwd, file), file);
  return (report, tree) => {
    const compared = compareReport(report, before, tree.paths);
    sayFixed(compared, io);
    return compared;
  };
}

/**
 * Reads a baseline.
 * @param path absolute
 * @param name of the file, as messages name it
 * @throws {UsageError} when it is missing or no baseline
 */
export function readBaseline(path: string, name: string): Before {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code !== 'ENOENT') throw new UsageError(`The baseline ${name} cannot be read (${code}).`);
    throw new UsageError(`There is no baseline ${name}.`, 'factorlint baseline write makes one.');
  }
  try {
    return { name, violations: parseBaseline(text) };
  } catch (error) {
    if (error instanceof InvalidBaseline) throw new UsageError(`${name}: ${error.message}`);
    throw error;
  }
}

/** Says on stderr what the baseline knows and is no longer there, so that every format's reader learns of it. */
function sayFixed({ comparison }: Report, io: Io): void {
  const count = comparison?.fixed.reduce((sum, each) => sum + each.count, 0) ?? 0;
  if (count === 0) return;
  const what = count === 1 ? '1 violation' : `${count} violations`;
  io.stderr.write(
    `factorlint: ${what} of the baseline ${count === 1 ? 'is' : 'are'} fixed. factorlint baseline prune takes ${count === 1 ? 'it' : 'them'} out.\n`,
  );
}
