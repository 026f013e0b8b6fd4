import { analyzeTree, fixTree, writeFixes, type DiskTree, type FixedTree, type FixOptions, type Report } from '@factorlint/api';
import { unifiedDiff } from '@factorlint/reporters';
import { UsageError, type Io } from './io.js';
import type { Arguments, Options } from './options.js';

/** The options of a command that can fix what it finds. */
export const FIX_OPTIONS = {
  fix: { help: 'Applies the fixes that change nothing that works, and reports what is left.' },
  'unsafe-fixes': { help: 'With --fix or --fix-dry-run: also the fixes that may change what the program does. Read them.' },
  'fix-dry-run': { help: 'Shows the fixes as a diff and writes nothing; there is no report. Secrets are masked.' },
} as const satisfies Options;

export interface FixMode {
  readonly apply: 'no' | 'write' | 'show';
  readonly unsafe: boolean;
}

/**
 * Reads the options about fixes.
 * @throws {UsageError} where they say nothing together
 */
export function fixMode(given: Arguments): FixMode {
  const [write, show, unsafe] = [given.has('fix'), given.has('fix-dry-run'), given.has('unsafe-fixes')];
  if (unsafe && !write && !show) throw new UsageError('The option --unsafe-fixes is for --fix or --fix-dry-run.');
  if (show && given.has('format')) throw new UsageError('--fix-dry-run shows a diff and no report: --format cannot stand beside it.');
  return { apply: show ? 'show' : write ? 'write' : 'no', unsafe };
}

/**
 * Fixes a folder on disk and says on stderr what came of it. Gives the report about what is left.
 * @param onFixed called before anything is said
 */
export function applyFixes(tree: DiskTree, options: FixOptions, onFixed: () => void, io: Io): Report {
  const fixed = fixTree(tree, options);
  onFixed();
  const { written, kept } = writeFixes(tree, fixed.files);
  for (const { path, reason } of kept) io.stderr.write(`factorlint: ${path} is not fixed. ${reason}\n`);
  if (kept.length === 0) {
    if (written.length > 0) io.stderr.write(`Fixed ${countsOf(fixed)}.\n`);
    return fixed.after;
  }
  io.stderr.write(`Fixed findings in ${written.length} of ${files(fixed.files.length)}.\n`);
  return analyzeTree(tree, options);
}

/** Prints what fixing would change. Gives whether it would change anything. */
export function showFixes(tree: DiskTree, options: FixOptions, color: boolean, io: Io): boolean {
  const fixed = fixTree(tree, options);
  const hidden = { before: fixed.before.redactions, after: fixed.after.redactions };
  io.stdout.write(unifiedDiff(fixed.files, { hidden, color }));
  io.stderr.write(fixed.files.length === 0 ? 'Nothing would be fixed.\n' : `Would fix ${countsOf(fixed)}.\n`);
  return fixed.files.length > 0;
}

function countsOf(fixed: FixedTree): string {
  return `${fixed.fixed} ${fixed.fixed === 1 ? 'finding' : 'findings'} in ${files(fixed.files.length)}`;
}

function files(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}
