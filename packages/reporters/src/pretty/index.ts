import type { Report } from '@factorlint/core';
import { appTable, checklist } from './checklist.js';
import { conciseLines } from '../concise.js';
import { factorSection } from './findings.js';
import type { Page } from './page.js';
import { pageOf, type PageOptions } from './page-of.js';
import { problems } from './problems.js';
import { summary } from './summary.js';

export interface PrettyOptions extends PageOptions {
  /** One line for each error and warning and one for the counts; nothing else. */
  readonly quiet?: boolean;
}

/** The report for a person at a terminal. Ends with a line feed. What it quotes holds no secret and no control character. */
export function pretty(report: Report, options: PrettyOptions): string {
  const page = pageOf(report, options);
  const lines = options.quiet ? conciseLines(report, page, false) : wholeReport(report, page);
  return `${lines.join('\n')}\n`;
}

function wholeReport(report: Report, page: Page): readonly string[] {
  const apps = appTable(report, page);
  return [
    ...checklist(report, page),
    '',
    ...(apps.length > 0 ? [...apps, ''] : []),
    ...report.verdicts.flatMap((verdict) => factorSection(verdict, report.apps, page)),
    ...problems(report, page),
    ...summary(report, page),
  ];
}
