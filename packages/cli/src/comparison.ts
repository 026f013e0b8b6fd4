import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  compareReport,
  InvalidBaseline,
  knownViolations,
  openCommit,
  openHead,
  openIndex,
  parseBaseline,
  type Before,
  type DiskTree,
  type Report,
} from '@factorlint/api';
import { UsageError, type Io } from './io.js';
import { sizeOf, type Arguments, type Options } from './options.js';

/** Where a baseline stands when nobody names it. */
export const BASELINE_FILE = '.factorlint-baseline.json';

/** The options of a command that can report only what is new. */
export const COMPARISON_OPTIONS = {
  baseline: { value: '<file>', help: `Reports only what this baseline does not know: ${BASELINE_FILE}, as factorlint baseline writes it.` },
  'baseline-strict': { help: 'Fails also when the baseline knows violations that are no longer there.' },
  since: { value: '<commit>', help: 'Reports only what was not there where this commit (main, v1.2) and the current one parted.' },
  staged: { help: 'Judges what is staged, and reports only what the last commit had not.' },
} as const satisfies Options;

/** Which tree is judged, and how its report comes to be about what is new. */
export interface Comparison {
  /** The tree to judge, of that of the folder. */
  readonly second: (tree: DiskTree) => DiskTree;
  /** @param judge analyses a tree as the first one was */
  readonly compare: (report: Report, tree: DiskTree, judge: (tree: DiskTree) => Report) => Report;
  /** Whether the tree that is judged is the folder on disk. */
  readonly isOnDisk: boolean;
}

const WHOLE: Comparison = { second: (tree) => tree, compare: (report) => report, isOnDisk: true };

/**
 * Reads the options about what is known, and the baseline that they name.
 * @throws {UsageError}
 */
export function readComparison(given: Arguments, io: Io): Comparison {
  const exclusive = ['baseline', 'since', 'staged'].filter((name) => given.has(name));
  if (exclusive.length > 1) throw new UsageError(`--${exclusive.join(' and --')} cannot stand together.`);
  const [file, since] = [given.last('baseline'), given.last('since')];
  if (file !== undefined) return withBaseline(readBaseline(resolve(io.cwd, file), file), io);
  if (given.has('baseline-strict')) throw new UsageError('The option --baseline-strict is for --baseline.');
  const size = given.last('max-file-size');
  const options = size === undefined ? {} : { maxFileSize: sizeOf('max-file-size', size) };
  if (since !== undefined) return { ...WHOLE, compare: withTree(since, (tree) => openCommit(tree, since, options)) };
  if (!given.has('staged')) return WHOLE;
  return { second: (tree) => openIndex(tree, options), compare: withTree('HEAD', (tree) => openHead(tree, options)), isOnDisk: false };
}

function withBaseline(before: Before, io: Io): Comparison {
  const compare: Comparison['compare'] = (report, tree) => {
    const compared = compareReport(report, before, tree.paths);
    sayFixed(compared, io);
    return compared;
  };
  return { ...WHOLE, compare };
}

/** Compares with what the folder held before. */
function withTree(name: string, first: (tree: DiskTree) => DiskTree): Comparison['compare'] {
  return (report, tree, judge) => {
    const before = first(tree);
    return compareReport(report, { name, violations: knownViolations(judge(before)), paths: before.paths }, tree.paths);
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
