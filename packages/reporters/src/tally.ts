import type { Finding, Report, RuleResult, Severity, Status } from '@factorlint/core';

/** What a report comes to, in numbers. */
export interface Tally {
  /** Violations that count, by severity. */
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  /** Violations that a waiver excuses. */
  readonly waived: number;
  /** Violations that were there before, where only what is new is reported. */
  readonly known: number;
  /** Rules that are upheld, and those that had anything to say or could not be assessed. */
  readonly upheld: number;
  readonly concerned: number;
  /** Rules that broke. */
  readonly failures: number;
  /** Violations that count and come with an edit: with a safe one, and with a suggestion only. */
  readonly fixable: number;
  readonly suggested: number;
}

const NOTHING: Tally = {
  error: 0,
  warning: 0,
  note: 0,
  waived: 0,
  known: 0,
  upheld: 0,
  concerned: 0,
  failures: 0,
  fixable: 0,
  suggested: 0,
};

/** Counts over some rules' results. */
export function tally(results: Iterable<RuleResult>): Tally {
  const sums = { ...NOTHING };
  for (const { status, failure, findings, known = 0 } of results) {
    sums.known += known;
    if (status === 'upheld') sums.upheld += 1;
    if (status !== 'not-applicable') sums.concerned += 1;
    if (failure !== undefined) sums.failures += 1;
    for (const finding of findings.filter(({ outcome }) => outcome === 'violates')) {
      if (finding.waiver !== undefined) sums.waived += 1;
      else {
        sums[severityOf(finding)] += 1;
        if (finding.edits?.some(({ safe }) => safe)) sums.fixable += 1;
        else if (finding.edits && finding.edits.length > 0) sums.suggested += 1;
      }
    }
  }
  return sums;
}

/** Counts over a whole report. */
export function tallyReport({ verdicts }: Report): Tally {
  return tally(verdicts.flatMap(({ results }) => results));
}

/** Of a violation; every one has it. */
export function severityOf({ severity }: Finding): Severity {
  return severity ?? 'note';
}

/**
 * Counts of factors: those that are upheld, and those that had anything to say or could not be assessed. Where none has a verdict, there
 * was nothing to judge.
 */
export function tallyFactors({ verdicts }: Report): Pick<Tally, 'upheld' | 'concerned'> {
  const count = (...statuses: readonly Status[]) => verdicts.filter(({ status }) => statuses.includes(status)).length;
  const decided = count('violated', 'noted', 'upheld');
  return { upheld: count('upheld'), concerned: decided === 0 ? 0 : decided + count('not-assessed') };
}
