import { isCounted, type Finding, type KnownViolation, type Report } from '@factorlint/core';
import { factors } from '../factors.js';
import { merged } from './known-violations.js';
import { matchViolations } from './match.js';

/** What a report is compared with. */
export interface Before {
  /** The baseline's file or the commit, as a person named it. */
  readonly name: string;
  readonly violations: readonly KnownViolation[];
  /** The files that there were then, where that is known. */
  readonly paths?: readonly string[];
}

/**
 * The report without the violations that were there before, wherever they stand now; those that are no longer there are named in its
 * `comparison`. Statuses stay as they are: they speak of all violations.
 * @param paths the files of the tree that the report is about
 */
export function compareReport(report: Report, before: Before, paths: readonly string[]): Report {
  const { known, fixed } = match(report, before, paths);
  const knownFindings = new Set<Finding>(known.map(({ finding }) => finding));
  const verdicts = report.verdicts.map((verdict) => ({
    ...verdict,
    results: verdict.results.map((result) => {
      const findings = result.findings.filter((finding) => !knownFindings.has(finding));
      const count = result.findings.length - findings.length;
      return count > 0 ? { ...result, findings, known: count } : result;
    }),
  }));
  return { ...report, verdicts, comparison: { with: before.name, fixed } };
}

/**
 * What a baseline is to know from now on: what it knows and is still there, under the names that files have now. Nothing is added, and what
 * could not be looked at stays.
 * @param report about everything, not a comparison
 */
export function pruneBaseline(report: Report, before: Before, paths: readonly string[]): Pruned {
  const { known, fixed, unseen } = match(report, before, paths);
  return { kept: merged([...known.map(({ path, rule, key }) => ({ path, rule, key, count: 1 })), ...unseen]), fixed };
}

export interface Pruned {
  readonly kept: readonly KnownViolation[];
  readonly fixed: readonly KnownViolation[];
}

function match(report: Report, before: Before, paths: readonly string[]) {
  const present = report.verdicts.flatMap(({ results }) =>
    results.flatMap(({ rule, findings }) =>
      findings.filter(isCounted).map((finding) => ({ finding, path: finding.location.path, rule: rule.id, key: finding.key ?? '' })),
    ),
  );
  const { known, left } = matchViolations(before.violations, present, {
    exists: existsIn(paths),
    existed: existsIn(before.paths ?? before.violations.map(({ path }) => path)),
    appOf: lackingApp(report),
  });
  const isSeen = couldBeSeen(report);
  return { known: [...known], fixed: merged(left.filter(isSeen)), unseen: left.filter((violation) => !isSeen(violation)) };
}

/** A rule of the project that requires something tells what a whole application lacks, at a file that happens to show it. */
function lackingApp({ apps }: Report): (violation: { readonly rule: string; readonly path: string }) => string | undefined {
  const nearestFirst = apps.map(({ path }) => path).sort((a, b) => b.length - a.length);
  const lacking = new Set<string>(
    factors.flatMap(({ rules }) => rules.filter(({ id, scope }) => scope === 'project' && id.includes('/require-')).map(({ id }) => id)),
  );
  return ({ rule, path }) =>
    lacking.has(rule) ? nearestFirst.find((app) => app === '' || path === app || path.startsWith(`${app}/`)) : undefined;
}

/** Whether a violation would have been found if it were still there: its rule was asked and did not break, its file was read. */
function couldBeSeen({ verdicts, gaps }: Report): (violation: KnownViolation) => boolean {
  const spoken = new Set<string>(
    verdicts.flatMap(({ results }) => results.flatMap(({ rule, failure }) => (failure === undefined ? [rule.id] : []))),
  );
  const existing = new Set<string>(factors.flatMap(({ rules }) => rules.map(({ id }) => id)));
  const unread = new Set(gaps.map(({ path }) => path));
  return ({ rule, path }) => (spoken.has(rule) || !existing.has(rule)) && !unread.has(path);
}

/** Whether a path is a file, or a folder that holds one; the root is always there. */
function existsIn(paths: readonly string[]): (path: string) => boolean {
  const there = new Set(['.', '', ...paths]);
  for (const path of paths)
    for (let cut = path.lastIndexOf('/'); cut > 0 && !there.has(path.slice(0, cut)); cut = path.lastIndexOf('/', cut - 1))
      there.add(path.slice(0, cut));
  return (path) => there.has(path.replace(/\/$/, ''));
}
