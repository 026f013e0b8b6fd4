import type { Report } from '@factorlint/core';
import { findingsOf } from './findings/told.js';
import { jsonLine } from './json.js';

/**
 * The report as lines of JSON, each an object whose `type` says what it is: `factor`, `finding` (with its rule), `failure`, `gap`,
 * `waiver`. What a line holds has the names and the form that the published schema gives it. Ends with a line feed.
 */
export function jsonLines(report: Report): string {
  const { verdicts, gaps, waivers } = report;
  const lines = [
    ...verdicts.map(({ factor, status, apps }) => ({ type: 'factor', ...factor, status, apps })),
    ...findingsOf(report).map(({ factor, rule, finding }) => ({
      type: 'finding',
      factor: factor.slug,
      rule: rule.id,
      code: rule.code,
      ...finding,
    })),
    ...verdicts.flatMap(({ factor, results }) =>
      results.flatMap(({ rule, failure }) =>
        failure === undefined ? [] : [{ type: 'failure', factor: factor.slug, rule: rule.id, code: rule.code, failure }],
      ),
    ),
    ...gaps.map((gap) => ({ type: 'gap', ...gap })),
    ...waivers.map((waiver) => ({ type: 'waiver', ...waiver })),
  ];
  return lines.map((line) => `${jsonLine(line)}\n`).join('');
}
