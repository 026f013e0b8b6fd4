import { formatLocation, type Report } from '@factorlint/core';
import { failuresOf, violationsOf } from './findings/told.js';
import { pageOf, type PageOptions } from './pretty/page-of.js';
import type { Page } from './pretty/page.js';
import { summary } from './pretty/summary.js';
import { severityOf } from './tally.js';
import { visible } from './text/visible.js';

/** One line for each violation, `path:line:column: severity message (rule)` as compilers write it, then the counts. Ends with a line feed. */
export function concise(report: Report, options: PageOptions): string {
  const page = pageOf(report, options);
  return `${conciseLines(report, page).join('\n')}\n`;
}

/** @param withNotes notes too, and not only errors and warnings */
export function conciseLines(report: Report, page: Page, withNotes = true): readonly string[] {
  const told = violationsOf(report).filter(({ finding }) => withNotes || severityOf(finding) !== 'note');
  return [
    ...told.map(({ rule, finding }) => {
      const severity = severityOf(finding);
      const place = visible(formatLocation(finding.location));
      return `${page.style.bold(place)}: ${page.style.severity(severity)(severity)} ${visible(finding.message)} ${page.style.dim(`(${rule.id})`)}`;
    }),
    ...failuresOf(report).map(({ rule, failure }) => `${rule.id} broke off: ${visible(failure)}`),
    ...summary(report, page),
  ];
}
