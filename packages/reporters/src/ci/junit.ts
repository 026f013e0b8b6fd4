import { formatLocation, isCounted, type Finding, type Report, type RuleResult, type Verdict } from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { pathFromTop, type FormatOptions } from '../format-options.js';
import { countsText } from '../pretty/checklist.js';
import { severityOf, tally } from '../tally.js';
import { visible } from '../text/visible.js';
import { xmlAttributes, xmlText } from '../text/xml.js';

/** Places of one case. What reads the format keeps it in memory. */
const MOST_PLACES = 200;

type Outcome = 'passed' | 'failed' | 'error' | 'skipped';

/**
 * The report as JUnit's XML: a suite for each factor and a case for each rule, so that rules that are upheld are told too. A rule that is
 * violated fails; one that had nothing to judge, or could not, is skipped. Ends with a line feed.
 */
export function junit(report: Report, options: FormatOptions): string {
  const results = report.verdicts.flatMap((verdict) => verdict.results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: 'factorlint', ...countsOf(results), time: 0 })}>`,
    ...report.verdicts.flatMap((verdict) => suite(verdict, options)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite({ factor, results }: Verdict, options: FormatOptions): readonly string[] {
  const name = `${roman(factor.number)} ${factorName(factor.slug)}`;
  return [
    `  <testsuite${xmlAttributes({ name, ...countsOf(results), time: 0 })}>`,
    ...results.flatMap((result) => testCase(result, factor.slug, options)),
    '  </testsuite>',
  ];
}

function countsOf(results: readonly RuleResult[]) {
  const count = (outcome: Outcome) => results.filter((result) => outcomeOf(result) === outcome).length;
  return { tests: results.length, failures: count('failed'), errors: count('error'), skipped: count('skipped') };
}

function outcomeOf({ status, failure, findings }: RuleResult): Outcome {
  if (failure !== undefined) return 'error';
  if (status === 'violated') return findings.some((finding) => isCounted(finding) && severityOf(finding) !== 'note') ? 'failed' : 'skipped';
  return status === 'upheld' || status === 'noted' ? 'passed' : 'skipped';
}

function testCase(result: RuleResult, slug: string, options: FormatOptions): readonly string[] {
  const { rule, failure, status, findings } = result;
  const name = `${rule.code} ${rule.id.slice(rule.id.indexOf('/') + 1)}: ${rule.summary}`;
  const open = `    <testcase${xmlAttributes({ name, classname: `factorlint.${slug}`, time: 0 })}`;
  const outcome = outcomeOf(result);
  const counted = findings.filter((finding) => isCounted(finding) && severityOf(finding) !== 'note');
  const other = findings.filter((finding) => !counted.includes(finding));
  const body = [
    ...(outcome === 'error'
      ? [`      <error${xmlAttributes({ message: `The rule broke off: ${visible(failure ?? '')}`, type: 'failure' })}/>`]
      : []),
    ...(outcome === 'failed' ? [failed(result, counted, options)] : []),
    ...(outcome === 'skipped'
      ? [
          `      <skipped${xmlAttributes({ message: status === 'violated' ? WHY.known : WHY[status === 'not-assessed' ? status : 'not-applicable'] })}/>`,
        ]
      : []),
    ...(other.length > 0 ? [`      <system-out>${xmlText(lines(other, options).join('\n'))}</system-out>`] : []),
  ];
  return body.length === 0 ? [`${open}/>`] : [`${open}>`, ...body, '    </testcase>'];
}

const WHY = {
  'not-applicable': 'There was nothing to judge.',
  'not-assessed': 'Nobody could look.',
  known: 'Its violations were there before.',
} as const;

function failed(result: RuleResult, counted: readonly Finding[], options: FormatOptions): string {
  const { error, warning } = tally([result]);
  const message = `${countsText({ error, warning, note: 0 })}: ${visible(counted[0]?.message ?? '')}`;
  return `      <failure${xmlAttributes({ message, type: error > 0 ? 'error' : 'warning' })}>${xmlText(lines(counted, options).join('\n'))}</failure>`;
}

/** One line a place: where, how grave, what is so. */
function lines(findings: readonly Finding[], options: FormatOptions): readonly string[] {
  const shown = findings.slice(0, MOST_PLACES).map((finding) => {
    const place = formatLocation({ ...finding.location, path: pathFromTop(finding.location.path, options) });
    const waiver = finding.waiver === undefined ? '' : ` (waived: ${visible(finding.waiver)})`;
    return `${visible(place)}: ${finding.outcome === 'upholds' ? 'upheld' : severityOf(finding)}: ${visible(finding.message)}${waiver}`;
  });
  return findings.length > shown.length ? [...shown, `and ${findings.length - shown.length} more`] : shown;
}
