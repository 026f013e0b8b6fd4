import {
  compareLocations,
  isCounted,
  type Finding,
  type Located,
  type Report,
  type RuleSummary,
  type Severity,
  type Verdict,
} from '@factorlint/core';
import { severityOf } from '../tally.js';

/** A finding with the rule and the factor that it belongs to. */
export interface Told {
  readonly factor: Verdict['factor'];
  readonly rule: RuleSummary;
  readonly finding: Finding;
}

const GRAVITY: readonly Severity[] = ['error', 'warning', 'note'];

/** Every finding, in the order of the report. */
export function findingsOf({ verdicts }: Report): readonly Told[] {
  return verdicts.flatMap(({ factor, results }) =>
    results.flatMap(({ rule, findings }) => findings.map((finding) => ({ factor, rule, finding }))),
  );
}

/** The violations that count, by place. */
export function violationsOf(report: Report): readonly Told[] {
  return findingsOf(report)
    .filter(({ finding }) => isCounted(finding))
    .sort(byPlace);
}

/** By path, line and column, then by rule and what it is about: one order for the same findings, however they come. */
function byPlace(a: Told, b: Told): number {
  return compareLocations(a.finding.location, b.finding.location) || byText(identityOf(a), identityOf(b));
}

/** The gravest first. */
export function byGravity(a: Told, b: Told): number {
  return GRAVITY.indexOf(severityOf(a.finding)) - GRAVITY.indexOf(severityOf(b.finding)) || byPlace(a, b);
}

function identityOf({ rule, finding: { key = '', message } }: Told): string {
  return [rule.code, key, message].join('\0');
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** What broke off, by rule. */
export function failuresOf({ verdicts }: Report): readonly { readonly rule: RuleSummary; readonly failure: string }[] {
  return verdicts.flatMap(({ results }) => results.flatMap(({ rule, failure }) => (failure === undefined ? [] : [{ rule, failure }])));
}

/** Whether a finding stands in a file, and not in the repository as a whole. */
export function isInFile({ location: { path } }: Located): boolean {
  return path !== '' && path !== '.';
}
