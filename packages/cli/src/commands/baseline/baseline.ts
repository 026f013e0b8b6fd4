import { existsSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  analyzeTree,
  baselineText,
  compareReport,
  knownViolations,
  load,
  nearestNames,
  openDirectory,
  pruneBaseline,
  type DiskTree,
  type Report,
} from '@factorlint/api';
import { tallyReport, visible } from '@factorlint/reporters';
import { BASELINE_FILE, readBaseline } from '../../comparison.js';
import { CONFIGURATION_OPTIONS, configurationFor } from '../../configuration.js';
import type { CommandHelp } from '../../help.js';
import { UsageError, type ExitStatus, type Io } from '../../io.js';
import { sizeOf, type Arguments } from '../../options.js';
import { progressOn } from '../../progress.js';

export const baselineHelp: CommandHelp = {
  usage: 'factorlint baseline write|prune|show [path] [options]',
  summary: 'Writes down the violations that are there, so that check --baseline reports only new ones.',
  options: {
    baseline: { value: '<file>', help: `The baseline: ${BASELINE_FILE} in the folder by default.` },
    'max-file-size': { value: '<size>', help: 'Files above it are not read: 2MiB by default.' },
    ...CONFIGURATION_OPTIONS,
  },
  notes: [
    [
      '  write  writes the baseline of what is there now',
      '  prune  takes out what is no longer there, follows files that were renamed, and adds nothing',
      '  show   lists what it knows, and what of it is fixed',
    ].join('\n'),
  ],
};

const ACTIONS = { write, prune, show } as const;

/**
 * Writes, prunes or shows a baseline.
 * @throws {UsageError | InvalidRoot | InvalidConfiguration}
 */
export async function baseline(given: Arguments, io: Io): Promise<ExitStatus> {
  const [name = '', path = '.', ...further] = given.positionals;
  if (!Object.hasOwn(ACTIONS, name)) {
    const near = nearestNames(name, Object.keys(ACTIONS));
    throw new UsageError(
      'baseline is followed by write, prune or show.',
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined,
    );
  }
  if (further.length > 0) throw new UsageError(`baseline ${name} takes one path.`);
  const size = given.last('max-file-size');
  const tree = openDirectory(resolve(io.cwd, path), size === undefined ? {} : { maxFileSize: sizeOf('max-file-size', size) });
  const asked = given.last('baseline');
  const file = asked === undefined ? join(tree.root, BASELINE_FILE) : resolve(io.cwd, asked);
  const shown = asked ?? (relative(io.cwd, file) || BASELINE_FILE);
  const action = ACTIONS[name as keyof typeof ACTIONS];
  return action({ tree, file, shown, io, analyze: () => analyze(tree, given, io) });
}

interface Setting {
  readonly tree: DiskTree;
  /** Absolute. */
  readonly file: string;
  /** The file as messages name it. */
  readonly shown: string;
  readonly io: Io;
  readonly analyze: () => Promise<Report>;
}

async function analyze(tree: DiskTree, given: Arguments, io: Io): Promise<Report> {
  const configuration = configurationFor(tree.root, given, io);
  await load();
  const progress = progressOn(io.stderr);
  try {
    return analyzeTree(tree, { configuration, onFile: progress.onFile });
  } finally {
    progress.end();
  }
}

async function write({ tree, file, shown, io, analyze: judge }: Setting): Promise<ExitStatus> {
  const before = existsSync(file) ? readBaseline(file, shown) : undefined;
  const report = await judge();
  if (isBroken(report, io)) return 3;
  const violations = knownViolations(report);
  writeBaseline(file, shown, baselineText(violations));
  const changes = before && compareReport(report, before, tree.paths);
  const difference = changes ? ` (${countNew(changes)} new, ${sum(changes.comparison?.fixed ?? [])} gone)` : '';
  io.stdout.write(`Wrote ${shown}: ${plural(sum(violations))}${difference}.\n`);
  return 0;
}

async function prune({ tree, file, shown, io, analyze: judge }: Setting): Promise<ExitStatus> {
  const before = readBaseline(file, shown);
  const report = await judge();
  if (isBroken(report, io)) return 3;
  const { kept, fixed } = pruneBaseline(report, before, tree.paths);
  writeBaseline(file, shown, baselineText(kept));
  io.stdout.write(`Took ${plural(sum(fixed))} out of ${shown}; ${sum(kept)} left.\n`);
  return 0;
}

async function show({ tree, file, shown, io, analyze: judge }: Setting): Promise<ExitStatus> {
  const before = readBaseline(file, shown);
  const { fixed = [] } = compareReport(await judge(), before, tree.paths).comparison ?? {};
  const isFixed = new Map(fixed.map((each) => [`${each.path}\0${each.rule}\0${each.key}`, each.count]));
  const lines: string[] = [];
  let path: string | undefined;
  for (const each of before.violations) {
    if (each.path !== path) lines.push(visible((path = each.path)));
    const gone = isFixed.get(`${each.path}\0${each.rule}\0${each.key}`) ?? 0;
    const times = each.count > 1 ? `  ${each.count} times` : '';
    const state = gone === 0 ? '' : gone === each.count ? '  fixed' : `  ${gone} fixed`;
    lines.push(`  ${each.rule}${each.key === '' ? '' : `  ${visible(each.key)}`}${times}${state}`);
  }
  io.stdout.write([...lines, `${plural(sum(before.violations))} in ${shown}, ${sum(fixed)} of them fixed.`, ''].join('\n'));
  return 0;
}

/** Nothing is written down about a repository that could not be judged. */
function isBroken(report: Report, io: Io): boolean {
  const nothingRead = report.gaps.length > 0 && Object.keys(report.coverage.read).length === 0;
  const isBad = tallyReport(report).failures > 0 || nothingRead;
  if (isBad)
    io.stderr.write('factorlint: A rule broke, or nothing could be read: the baseline stays as it is. factorlint check says more.\n');
  return isBad;
}

function writeBaseline(file: string, shown: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${shown} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function countNew(report: Report): number {
  const { error, warning, note } = tallyReport(report);
  return error + warning + note;
}

function sum(violations: readonly { readonly count: number }[]): number {
  return violations.reduce((all, { count }) => all + count, 0);
}

function plural(count: number): string {
  return `${count} ${count === 1 ? 'violation' : 'violations'}`;
}
