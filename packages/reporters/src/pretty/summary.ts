import type { Report } from '@factorlint/core';
import { tallyReport, type Tally } from '../tally.js';
import { plural, wrap } from '../text/layout.js';
import { countsText } from './checklist.js';
import type { Page } from './page.js';

/** One line of counts. */
export function summary(report: Report, page: Page): readonly string[] {
  const { style, symbols } = page;
  if (isEmpty(report)) return [style.bold('There was nothing to judge.')];
  const counts = tallyReport(report);
  const violations = countsText(counts);
  const paint = counts.error > 0 ? style.of('violated') : counts.warning > 0 ? style.severity('warning') : style.of('upheld');
  const rest = [
    ...(counts.known > 0 ? [`${counts.known} known`] : []),
    `${counts.upheld} of ${plural(counts.concerned, 'rule')} upheld`,
    ...(counts.waived > 0 ? [`${counts.waived} waived`] : []),
    ...(report.gaps.length > 0 ? [plural(report.gaps.length, 'gap')] : []),
    ...(report.waivers.length > 0 ? [`${plural(report.waivers.length, 'waiver')} without effect`] : []),
    ...(counts.failures > 0 ? [`${plural(counts.failures, 'rule')} broken`] : []),
  ].join(` ${symbols.dot} `);
  const head = violations === '' ? (report.comparison ? 'No new violations' : 'No violations') : violations;
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
