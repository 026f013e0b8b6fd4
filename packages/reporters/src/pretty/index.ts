import { compareLocations, formatLocation, type Report } from '@factorlint/core';
import { severityOf, tallyReport, type Tally } from '../tally.js';
import { plural, wrap } from '../text/layout.js';
import { visible } from '../text/visible.js';
import { appTable, checklist, countsText } from './checklist.js';
import { factorSection } from './findings.js';
import type { Page } from './page.js';
import { pageOf, type PageOptions } from './page-of.js';
import { problems } from './problems.js';

export interface PrettyOptions extends PageOptions {
  /** One line for each error and warning and one for the counts; nothing else. */
  readonly quiet?: boolean;
}

/** The report for a person at a terminal. Ends with a line feed. What it quotes holds no secret and no control character. */
export function pretty(report: Report, options: PrettyOptions): string {
  const page = pageOf(report, options);
  const lines = options.quiet ? quietReport(report, page) : wholeReport(report, page);
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

/** `path:line:column: severity message (rule)`, as compilers write it. */
function quietReport(report: Report, page: Page): readonly string[] {
  const results = report.verdicts.flatMap((verdict) => verdict.results);
  const counted = results
    .flatMap(({ rule, findings }) => findings.map((finding) => ({ rule, finding })))
    .filter(({ finding }) => finding.outcome === 'violates' && finding.waiver === undefined && severityOf(finding) !== 'note')
    .sort((a, b) => compareLocations(a.finding.location, b.finding.location));
  const broken = results.flatMap(({ rule, failure }) => (failure === undefined ? [] : [`${rule.id} broke off: ${visible(failure)}`]));
  return [
    ...counted.map(({ rule, finding }) => {
      const severity = severityOf(finding);
      const place = visible(formatLocation(finding.location));
      return `${page.style.bold(place)}: ${page.style.severity(severity)(severity)} ${visible(finding.message)} ${page.style.dim(`(${rule.id})`)}`;
    }),
    ...broken,
    ...summary(report, page),
  ];
}

/** One line of counts. */
function summary(report: Report, page: Page): readonly string[] {
  const { style, symbols } = page;
  if (isEmpty(report)) return [style.bold('There was nothing to judge.')];
  const counts = tallyReport(report);
  const violations = countsText(counts);
  const paint = counts.error > 0 ? style.of('violated') : counts.warning > 0 ? style.severity('warning') : style.of('upheld');
  const rest = [
    `${counts.upheld} of ${plural(counts.concerned, 'rule')} upheld`,
    ...(counts.waived > 0 ? [`${counts.waived} waived`] : []),
    ...(report.gaps.length > 0 ? [plural(report.gaps.length, 'gap')] : []),
    ...(report.waivers.length > 0 ? [`${plural(report.waivers.length, 'waiver')} without effect`] : []),
    ...(counts.failures > 0 ? [`${plural(counts.failures, 'rule')} broken`] : []),
  ].join(` ${symbols.dot} `);
  const head = violations === '' ? 'No violations' : violations;
  const lines = wrap(`${head} ${symbols.dot} ${rest}`, page.width);
  const painted = lines.map((line, index) =>
    index === 0 && line.startsWith(head) ? `${style.bold(paint(head))}${line.slice(head.length)}` : line,
  );
  return [...painted, ...fixesLine(counts, page)];
}

/** What could be fixed, and how; nothing where nothing could. */
function fixesLine({ fixable, suggested }: Tally, page: Page): readonly string[] {
  const safe = fixable > 0 ? `${fixable} fixable with --fix` : undefined;
  const further = fixable > 0 ? `${suggested} more with --unsafe-fixes` : `${suggested} fixable with --fix --unsafe-fixes`;
  const parts = [safe, suggested > 0 ? further : undefined].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : wrap(`${parts.join(', ')}; --fix-dry-run shows how.`, page.width).map((line) => page.style.dim(line));
}

function isEmpty({ verdicts, coverage, gaps }: Report): boolean {
  const findings = verdicts.flatMap(({ results }) => results.flatMap((result) => result.findings));
  return findings.length === 0 && Object.keys(coverage.read).length === 0 && gaps.length === 0;
}
