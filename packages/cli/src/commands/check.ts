import { resolve } from 'node:path';
import {
  analyzeInThreads,
  analyzeTree,
  load,
  openDirectory,
  type AnalysisOptions,
  type DiskTree,
  type FactCache,
  type Report,
} from '@factorlint/api';
import { CACHE_OPTIONS, cacheFor, saveCache } from '../cache.js';
import { CONCURRENCY_OPTIONS, threadsFor, type Threads } from '../concurrency.js';
import { COMPARISON_OPTIONS, readComparison } from '../comparison.js';
import { CONFIGURATION_OPTIONS, configurationFor } from '../configuration.js';
import { exitStatus } from '../exit-status.js';
import { applyFixes, FIX_OPTIONS, fixMode, showFixes, type FixMode } from '../fixes.js';
import type { CommandHelp } from '../help.js';
import { UsageError, type ExitStatus, type Io } from '../io.js';
import { printConfiguration } from '../print-configuration.js';
import { oneOf, sizeOf, type Arguments } from '../options.js';
import { OUTPUT_OPTIONS, paints, readOutput } from '../output/output.js';
import { progressOn } from '../progress.js';

export const checkHelp: CommandHelp = {
  usage: 'factorlint [check] [path] [options]',
  summary: 'Judges the repository at path (by default the current folder) against the twelve factors.',
  options: {
    ...OUTPUT_OPTIONS,
    'fail-on': { value: '<severity>', help: 'The lowest severity that fails: error (default), warning, note, or never.' },
    'fail-on-gaps': { help: 'Fails also when something could not be analysed.' },
    'fail-on-waivers': { help: 'Fails also when a waiver has no reason, is not used, or names no rule.' },
    factor: {
      value: '<name>',
      multiple: true,
      help: 'Judges only this factor: its slug or number. May be repeated, or a list with commas.',
    },
    rule: {
      value: '<id>',
      multiple: true,
      help: 'Judges only this rule (besides the factors given): its id or code. May be repeated, or a list.',
    },
    'max-file-size': { value: '<size>', help: 'Files above it are not read: 2MiB by default.' },
    ...COMPARISON_OPTIONS,
    ...FIX_OPTIONS,
    ...CONFIGURATION_OPTIONS,
    ...CACHE_OPTIONS,
    ...CONCURRENCY_OPTIONS,
    'print-config': { help: 'Shows the configuration that counts, and judges nothing.' },
  },
  notes: [
    [
      'Exit status:',
      '  0  nothing at or above the threshold',
      '  1  there is',
      '  2  wrong use, or a file that cannot be written',
      '  3  a rule broke, or there were files and not one could be read',
      'With --fix it is about what is left. With --fix-dry-run: 0 nothing would be fixed, 1 something would.',
    ].join('\n'),
  ],
};

/**
 * Judges a folder and writes the report.
 * @throws {UsageError | InvalidRoot | UnknownName} before anything is printed, or because a file cannot be written
 */
export async function check(given: Arguments, io: Io): Promise<ExitStatus> {
  if (given.positionals.length > 1) throw new UsageError(`check takes one path, not ${given.positionals.length}.`);
  const write = readOutput(given, io);
  const fixes = fixMode(given);
  const comparison = readComparison(given, io);
  if (fixes.apply !== 'no' && !comparison.isOnDisk)
    throw new UsageError('What is staged is not fixed: --staged and fixes cannot stand together.');
  const threads = threadsFor(given, io);
  const failOn = oneOf('fail-on', given.last('fail-on'), ['error', 'warning', 'note', 'never']);
  const size = given.last('max-file-size');
  const root = resolve(io.cwd, given.positionals[0] ?? '.');
  const folder = openDirectory(root, size === undefined ? {} : { maxFileSize: sizeOf('max-file-size', size) });
  const tree = comparison.second(folder);
  const configuration = configurationFor(tree.root, given, io);
  if (given.has('print-config')) {
    io.stdout.write(printConfiguration(configuration, tree.root));
    return 0;
  }
  const options = {
    ...selected('factors', given.list('factor')),
    ...selected('rules', given.list('rule')),
    configuration,
  };
  await load();
  if (fixes.apply === 'show') return showFixes(tree, { ...options, unsafe: fixes.unsafe }, paints(given, io), io) ? 1 : 0;
  const cache = fixes.apply === 'no' ? cacheFor(folder.root, given, io) : undefined;
  const judged = await analyze(tree, { ...options, ...keptIn(cache) }, fixes, threads, io);
  const report = comparison.compare(judged, tree, (first) => analyzeTree(first, { ...options, ...keptIn(cache?.aside()) }));
  const status = exitStatus(report, {
    failOn,
    failOnGaps: given.has('fail-on-gaps'),
    failOnWaivers: given.has('fail-on-waivers'),
    failOnFixed: given.has('baseline-strict'),
  });
  write({ report, tree, status });
  saveCache(cache, given, io);
  return status;
}

function selected(name: 'factors' | 'rules', names: readonly string[] | undefined) {
  return names === undefined ? {} : { [name]: names };
}

function keptIn(cache: FactCache | undefined): { readonly cache?: FactCache } {
  return cache ? { cache } : {};
}

async function analyze(
  tree: DiskTree,
  options: AnalysisOptions,
  { apply, unsafe }: FixMode,
  threads: Threads | undefined,
  io: Io,
): Promise<Report> {
  const progress = progressOn(io.stderr);
  const asked = { ...options, edits: true, onFile: progress.onFile };
  try {
    if (apply === 'write') return applyFixes(tree, { ...asked, unsafe }, progress.end, io);
    return threads ? await analyzeInThreads(tree, { ...asked, ...threads }) : analyzeTree(tree, asked);
  } finally {
    progress.end();
  }
}
