import { openSession as openCoreSession, type FileTree, type Finding, type FindingInFile, type Gap, type Report } from '@factorlint/core';
import { derivations } from '@factorlint/core/derivations';
import { languages } from '@factorlint/core/languages';
import { givenFacts, type DiskTree } from './disk/index.js';
import { factors } from './factors.js';
import { requireLoaded } from './load.js';
import { select, type Selection } from './selection.js';
import { packageVersion } from './version.js';

export interface AnalysisOptions extends Selection {
  /** Told before each file is read: its path, its index from 0, and how many there are. */
  readonly onFile?: (path: string, index: number, count: number) => void;
}

/** A repository that is kept open: what has not changed is not read again. Synchronous. */
export interface Session {
  /** Puts a text in place of a file's, as an editor's buffer does; undefined gives the tree's own text back. */
  update(path: string, text: string | undefined): void;
  /** Tells that files of the tree have changed. */
  refresh(changedPaths: Iterable<string>): void;
  /** The findings whose place is in one file, each with its rule. */
  findings(path: string): readonly FindingInFile[];
  report(): Report;
}

/**
 * Opens a tree of files. Nothing is read before the first question. What version control says comes with a tree from
 * `openDirectory`; about any other, rules on what is tracked are `not-assessed`.
 * @throws {NotLoaded} when `load` was not awaited before
 * @throws {UnknownName} when the options select what does not exist
 */
export function openSession(tree: FileTree | DiskTree, options: AnalysisOptions = {}): Session {
  requireLoaded();
  const onDisk = 'repository' in tree ? tree : undefined;
  const session = openCoreSession(tree, {
    languages,
    derivations,
    factors: select(factors, options),
    known: factors.flatMap(({ rules }) => rules.map(({ id }) => id)),
    version: packageVersion(),
    ...(onDisk && { given: givenFacts(onDisk) }),
    ...(options.onFile && { onFile: options.onFile }),
  });
  const further = onDisk ? gapsOf(onDisk) : [];

  let raw: Report | undefined;
  let published: Report | undefined;
  const report = () => {
    const current = session.report();
    if (!published || raw !== current) published = toPublished(current, further);
    raw = current;
    return published;
  };
  return {
    update: (path, text) => session.update(path, text),
    refresh: (changedPaths) => session.refresh(changedPaths),
    findings: (path) => session.findings(path).map(({ rule, finding }) => ({ rule, finding: withoutChange(finding) })),
    report,
  };
}

/**
 * A session that is asked once.
 * @throws {NotLoaded | UnknownName} as `openSession` does
 */
export function analyzeTree(tree: FileTree | DiskTree, options: AnalysisOptions = {}): Report {
  return openSession(tree, options).report();
}

/** What stands below the folder and is no file of the tree. A link to what is in the tree anyway hides nothing. */
function gapsOf({ skipped }: DiskTree): readonly Gap[] {
  return skipped.filter(({ kind }) => kind !== 'duplicate').map(({ path, reason }) => ({ path: path === '' ? '.' : path, reason }));
}

/** The report as its schema describes it: what a rule wants changed is not part of it. */
function toPublished(report: Report, further: readonly Gap[]): Report {
  const verdicts = report.verdicts.map((verdict) => ({
    ...verdict,
    results: verdict.results.map((result) => ({ ...result, findings: result.findings.map(withoutChange) })),
  }));
  const gaps = [...report.gaps, ...further].sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
  return { ...report, verdicts, gaps };
}

function withoutChange(finding: Finding): Finding {
  const { change, ...rest } = finding;
  void change;
  return rest;
}
