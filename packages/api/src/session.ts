import { relative } from 'node:path';
import {
  openSession as openCoreSession,
  type Edit,
  type FactCache,
  type FileTree,
  type Finding,
  type FindingInFile,
  type Gap,
  type Report,
  type Session as CoreSession,
} from '@factorlint/core';
import { derivations } from '@factorlint/core/derivations';
import { languages } from '@factorlint/core/languages';
import { applyConfiguration, NO_CONFIGURATION, type AppliedConfiguration, type Configuration } from './configuration/index.js';
import { givenFacts, type DiskTree } from './disk/index.js';
import { factors } from './factors.js';
import { withSlashes } from './disk/directories.js';
import { requireLoaded } from './load.js';
import { findRule, select, type Selection } from './selection.js';
import { packageVersion } from './version.js';

export interface AnalysisOptions extends Selection {
  /** Told before each file is read: its path, its index from 0, and how many there are. */
  readonly onFile?: (path: string, index: number, count: number) => void;
  /** Findings carry the edits that would make them go, where there are any; by default nobody computes them. */
  readonly edits?: boolean;
  /** From `loadConfiguration` or `configurationOf`; by default nothing is configured. */
  readonly configuration?: Configuration;
  /** What files said in an earlier run; by default every file is read anew. */
  readonly cache?: FactCache;
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
  /** The files that the next answer is going to read. */
  unread(): readonly string[];
  /** Takes what `extractPlainly` has found in one of them elsewhere, as in another thread. */
  supply: CoreSession['supply'];
  /** The edits that would make a finding of this session go, the best first; computed when asked. Ask before the next `update`. */
  edits(finding: Finding): readonly Edit[];
  /**
   * The text of a file that edits are made for: what `update` has put, else the tree's.
   * @throws {UnreadableFile}
   */
  read(path: string): string;
}

/**
 * Opens a tree of files. Nothing is read before the first question. What version control says comes with a tree from
 * `openDirectory`; about any other, rules on what is tracked are `not-assessed`.
 * @throws {NotLoaded} when `load` was not awaited before
 * @throws {UnknownName} when the options select what does not exist
 */
export function openSession(tree: FileTree | DiskTree, options: AnalysisOptions = {}): Session {
  requireLoaded();
  const { configuration = NO_CONFIGURATION, onFile, cache } = options;
  const onDisk = 'repository' in tree ? tree : undefined;
  const asked = new Set<string>((options.rules ?? []).map((name) => findRule(factors, name).id));
  const applied = applyConfiguration(configuration, onDisk?.root ?? process.cwd(), asked);
  const seen = withoutIgnored(tree, applied);
  const session = openCoreSession(seen, {
    languages,
    derivations,
    factors: applied.spoken(select(factors, options)),
    known: factors.flatMap(({ rules }) => rules.map(({ id }) => id)),
    version: packageVersion(),
    severityOf: applied.severityOf,
    excuses: applied.excuses,
    // Asked for at each analysis: a tree that is kept open may have changed.
    get given() {
      return [...(onDisk ? givenFacts({ paths: seen.paths, repository: onDisk.repository }) : []), ...applied.facts(seen.paths)];
    },
    ...(onFile && { onFile }),
    ...(cache && { cache }),
  });
  const further = () => [
    ...(onDisk ? gapsOf(onDisk).filter(({ path }) => !applied.isIgnored(path)) : []),
    ...notRun(configuration, onDisk),
  ];

  const origins = new WeakMap<Finding, Finding>();
  const publish = (findings: readonly Finding[]) => {
    const edits = options.edits ? session.edits(findings) : [];
    return findings.map((finding, index) => {
      const published = toPublished(finding, edits[index]);
      origins.set(published, finding);
      return published;
    });
  };

  let raw: Report | undefined;
  let published: Report | undefined;
  const report = () => {
    const current = session.report();
    if (!published || raw !== current) published = publishReport(current, further(), publish);
    raw = current;
    return published;
  };
  return {
    update: (path, text) => {
      if (!applied.isIgnored(path)) session.update(path, text);
    },
    refresh: (changedPaths) => session.refresh(changedPaths),
    findings(path) {
      const found = session.findings(path);
      const findings = publish(found.map(({ finding }) => finding));
      return found.map(({ rule, finding }, index) => ({ rule, finding: findings[index] ?? finding }));
    },
    report,
    unread: () => session.unread(),
    supply: (path, extraction, basis) => session.supply(path, extraction, basis),
    edits: (finding) => session.edits([origins.get(finding) ?? finding]).filter((edit) => edit !== undefined),
    read: (path) => session.read(path),
  };
}

/**
 * A session that is asked once.
 * @throws {NotLoaded | UnknownName} as `openSession` does
 */
export function analyzeTree(tree: FileTree | DiskTree, options: AnalysisOptions = {}): Report {
  return openSession(tree, options).report();
}

/** The tree without what the configuration ignores. Its paths follow those of a tree that changes. */
function withoutIgnored(tree: FileTree, { isIgnored }: AppliedConfiguration): FileTree {
  let listed: readonly string[] | undefined;
  let left: readonly string[] = [];
  return {
    get paths() {
      if (listed !== tree.paths) left = (listed = tree.paths).filter((path) => !isIgnored(path));
      return left;
    },
    read: (path) => tree.read(path),
  };
}

/** Configuration that counts for nothing, because it is code and was not run. */
function notRun({ notRun: all }: Configuration, tree: DiskTree | undefined): readonly Gap[] {
  return all.map(({ file, reason }) => ({ path: tree ? withSlashes(relative(tree.root, file)) : file, reason }));
}

/** What stands below the folder and is no file of the tree. A link to what is in the tree anyway hides nothing. */
function gapsOf({ skipped }: DiskTree): readonly Gap[] {
  return skipped.filter(({ kind }) => kind !== 'duplicate').map(({ path, reason }) => ({ path: path === '' ? '.' : path, reason }));
}

/** The report as its schema describes it. */
function publishReport(report: Report, further: readonly Gap[], publish: (findings: readonly Finding[]) => readonly Finding[]): Report {
  const all = publish(report.verdicts.flatMap(({ results }) => results.flatMap(({ findings }) => findings)));
  let at = 0;
  const verdicts = report.verdicts.map((verdict) => ({
    ...verdict,
    results: verdict.results.map((result) => ({ ...result, findings: all.slice(at, (at += result.findings.length)) })),
  }));
  const gaps = [...report.gaps, ...further].sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
  return { ...report, verdicts, gaps };
}

/** What a rule wants changed is no part of what is published; how it is written may be. */
function toPublished(finding: Finding, edit: Edit | undefined): Finding {
  const { change, ...rest } = finding;
  void change;
  return edit ? { ...rest, edits: [edit] } : rest;
}
