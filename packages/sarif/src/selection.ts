import { compareLocations, type Finding, type Report, type RuleSummary, type Severity } from '@factorlint/core';
import type { Profile } from './options.js';
import type { Places } from './places.js';

/** What becomes one result: findings of one rule with one outcome whose places begin on one line. */
export interface Group {
  readonly rule: RuleSummary;
  /** The gravest, of several equal ones the leftmost. */
  readonly first: Finding;
  /** From left to right. */
  readonly others: readonly Finding[];
}

/** What is told of a report. */
export interface Selection {
  /** By path, line, column and rule. */
  readonly groups: readonly Group[];
  /** Violations that have no file to stand in. */
  readonly homeless: readonly { readonly rule: RuleSummary; readonly finding: Finding }[];
  /** How many results did not fit. */
  readonly leftOut: number;
}

/** Most results that GitHub takes in one run; it refuses a file with more. */
export const MOST_RESULTS = 25_000;

const GRAVITY: readonly Severity[] = ['note', 'warning', 'error'];

/** Of a violation; every one has it. */
export function severityOf({ severity }: Finding): Severity {
  return severity ?? 'note';
}

const gravityOf = (finding: Finding) => GRAVITY.indexOf(severityOf(finding));

/** Chooses what a profile tells and puts together what is one alert to its readers. */
export function select({ verdicts }: Report, places: Places, profile: Profile, level: Severity, most = MOST_RESULTS): Selection {
  const told = verdicts.flatMap(({ results }) =>
    results.flatMap(({ rule, findings }) =>
      findings.filter((finding) => isTold(finding, profile, level)).map((finding) => ({ rule, finding })),
    ),
  );
  const groups = grouped(told.filter(({ finding }) => places.inFile(finding.location)));
  const gravest =
    groups.length > most ? [...groups].sort((a, b) => gravityOf(b.first) - gravityOf(a.first) || byPlace(a, b)).slice(0, most) : groups;
  return {
    groups: [...gravest].sort(byPlace),
    homeless: told.filter(({ finding }) => finding.outcome === 'violates' && !places.inFile(finding.location)),
    leftOut: groups.length - gravest.length,
  };
}

function isTold(finding: Finding, profile: Profile, level: Severity): boolean {
  if (finding.outcome === 'upholds') return profile === 'full';
  if (finding.waiver !== undefined && profile !== 'full') return false;
  return gravityOf(finding) >= GRAVITY.indexOf(level);
}

function grouped(told: readonly { readonly rule: RuleSummary; readonly finding: Finding }[]): readonly Group[] {
  const byLine = new Map<string, { readonly rule: RuleSummary; readonly findings: Finding[] }>();
  for (const { rule, finding } of told) {
    const { location, outcome, waiver } = finding;
    const key = [rule.code, outcome, waiver === undefined ? '' : 'waived', location.range?.start.line ?? 1, location.path].join('\0');
    const known = byLine.get(key);
    if (known) known.findings.push(finding);
    else byLine.set(key, { rule, findings: [finding] });
  }
  return [...byLine.values()].map(({ rule, findings }) => {
    const sorted = findings.sort((a, b) => compareLocations(a.location, b.location) || (identity(a) < identity(b) ? -1 : 1));
    const first = sorted.reduce((gravest, finding) => (gravityOf(finding) > gravityOf(gravest) ? finding : gravest));
    return { rule, first, others: sorted.filter((finding) => finding !== first) };
  });
}

const identity = ({ key = '', message }: Finding) => `${key}\0${message}`;

function byPlace(a: Group, b: Group): number {
  return compareLocations(a.first.location, b.first.location) || (a.rule.code < b.rule.code ? -1 : Number(a.rule.code > b.rule.code));
}
