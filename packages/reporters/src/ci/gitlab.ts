import type { Report, Severity } from '@factorlint/core';
import { fingerprints } from '../findings/fingerprints.js';
import { violationsOf } from '../findings/told.js';
import { pathFromTop, type FormatOptions } from '../format-options.js';
import { jsonText } from '../json.js';
import { severityOf } from '../tally.js';
import { visible } from '../text/visible.js';

/** Source: "Code Quality", "Code Quality report format" in GitLab's documentation. */
const SEVERITIES = { error: 'critical', warning: 'major', note: 'info' } as const satisfies Readonly<Record<Severity, string>>;

/**
 * The violations as a Code Quality report of GitLab. A fingerprint is unique in it and does not change when other lines do. Ends with a
 * line feed.
 */
export function gitlab(report: Report, options: FormatOptions): string {
  const fingerprintOf = fingerprints(options);
  return jsonText(
    violationsOf(report).map((told) => {
      const { location, message } = told.finding;
      const { start, end } = location.range ?? { start: { line: 1 }, end: { line: 1 } };
      return {
        description: visible(message),
        check_name: told.rule.id,
        fingerprint: fingerprintOf(told),
        severity: SEVERITIES[severityOf(told.finding)],
        location: { path: pathFromTop(location.path, options), lines: { begin: start.line, end: end.line } },
      };
    }),
  );
}
