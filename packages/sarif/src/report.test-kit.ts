import type { Finding, Location, Report, RuleResult, RuleSummary } from '@factorlint/core';
import { inMemory } from '@factorlint/core';
import type { Result, Run } from 'sarif';
import type { SarifOptions } from './options.js';
import { toSarif } from './to-sarif.js';

export const SECRET_RULE: RuleSummary = {
  id: 'config/no-hardcoded-secret',
  code: 'TF0302',
  summary: 'Credentials come from the environment and never stand in the code.',
  severity: 'error',
  scope: 'file',
};

export const PORT_RULE: RuleSummary = {
  id: 'port-binding/no-hardcoded-port',
  code: 'TF0703',
  summary: 'The port comes from the environment.',
  severity: 'warning',
  scope: 'file',
};

/** A place on one line: `at('a.js', 3, 5, 9)`. */
export function at(path: string, line: number, start: number, end: number): Location {
  return { path, range: { start: { line, column: start }, end: { line, column: end } } };
}

/** A violation, unless the details say otherwise. */
export function finding(location: Location, details: Partial<Finding> = {}): Finding {
  return { outcome: 'violates', severity: 'error', confidence: 'certain', message: 'It is wrong.', key: 'key', location, ...details };
}

export function result(rule: RuleSummary, ...findings: readonly Finding[]): RuleResult {
  return { rule, status: findings.some(({ outcome }) => outcome === 'violates') ? 'violated' : 'upheld', findings };
}

/** A report with these results in one factor. */
export function reportOf(results: readonly RuleResult[], details: Partial<Report> = {}): Report {
  return {
    $schema: 'https://factorlint.dev/schema/report-1.json',
    version: 1,
    tool: { name: 'factorlint', version: '1.2.3' },
    apps: [{ path: '', name: 'shop', kind: 'service' }],
    verdicts: [
      {
        factor: { number: 3, slug: 'config', title: 'Store config in the environment' },
        status: 'violated',
        apps: [{ app: '', status: 'violated' }],
        results,
      },
    ],
    model: { paths: [], processes: [], services: [], environment: [] },
    waivers: [],
    gaps: [],
    coverage: { read: { javascript: 1 }, unread: {} },
    redactions: [],
    ...details,
  };
}

/** The run of a report over files. */
export function runOf(report: Report, files: Readonly<Record<string, string>>, options: Partial<SarifOptions> = {}): Run {
  return toSarif(report, { read: inMemory(files).read, ...options }).runs[0]!;
}

export function resultsOf(...given: Parameters<typeof runOf>): readonly Result[] {
  return runOf(...given).results ?? [];
}
