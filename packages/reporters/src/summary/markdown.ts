import {
  isCounted,
  formatLocation,
  type Finding,
  type Location,
  type Report,
  type RuleResult,
  type RuleSummary,
  type Severity,
  type Status,
  type Verdict,
} from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { isInFile } from '../findings/told.js';
import { sourceAddress, type FormatOptions } from '../format-options.js';
import { countsText } from '../pretty/checklist.js';
import { waiverSentence } from '../pretty/problems.js';
import { ruleAddress } from '../site.js';
import { severityOf, tally, tallyFactors, tallyReport } from '../tally.js';
import { plural } from '../text/layout.js';
import { markdownCode, markdownTable, markdownText } from '../text/markdown.js';
import { fitted, type Block } from './fitted.js';

export interface MarkdownOptions extends FormatOptions {
  /** `summary`: of a job, the default · `comment`: of a pull or merge request. */
  readonly place?: 'summary' | 'comment';
}

/**
 * Bytes that GitHub takes. Sources: "Step isolation and limits" of job summaries (1 MiB, a larger one is refused whole); the API refuses a
 * comment of more than 65,536 characters, and bytes are never fewer.
 */
const MOST = { summary: 1_048_576, comment: 65_536 } as const;
/** Kept free for the last line. */
const RESERVE = 1_000;

const MARKS: Readonly<Record<Status, string>> = { violated: '❌', noted: '🔹', upheld: '✅', 'not-applicable': '➖', 'not-assessed': '❔' };
const KINDS = { error: '🔴 error', warning: '🟠 warning', note: '🔹 note' } as const;

/**
 * The report as a page of GitHub's Markdown: the twelve factors as a table, then what each factor found, violations before evidence. It
 * keeps to the limit of its place: what does not fit is counted in the last line. Ends with a line feed.
 */
export function markdown(report: Report, options: MarkdownOptions): string {
  const most = MOST[options.place ?? 'summary'];
  const blocks = [
    ...headBlocks(report),
    ...report.verdicts.flatMap((verdict) => violationBlocks(verdict, options)),
    ...report.verdicts.flatMap((verdict) => noteBlocks(verdict, options)),
    ...problemBlocks(report),
    ...report.verdicts.flatMap((verdict) => evidenceBlocks(verdict, options)),
  ];
  const { lines, leftOut } = fitted(blocks, most - RESERVE);
  const rest = leftOut === 0 ? [] : ['', `_${plural(leftOut, 'more finding')} did not fit here._`];
  return `${[...lines, ...rest].join('\n').trimEnd()}\n`;
}

/** Whoever posts a comment knows an earlier one by its first line. */
const MARKER = '<!-- factorlint -->';

function headBlocks(report: Report): readonly Block[] {
  const { upheld, concerned } = tallyFactors(report);
  const counts = tallyReport(report);
  const verdict = concerned === 0 ? 'there was nothing to judge' : `${upheld} of ${concerned} factors upheld`;
  const parts = [
    countsText(counts) === '' ? 'No violations' : countsText(counts),
    `${counts.upheld} of ${plural(counts.concerned, 'rule')} upheld`,
    ...(counts.waived > 0 ? [`${counts.waived} waived`] : []),
    ...(report.gaps.length > 0 ? [plural(report.gaps.length, 'gap')] : []),
    ...(counts.failures > 0 ? [`${plural(counts.failures, 'rule')} broken`] : []),
  ];
  const rows = report.verdicts.map(({ factor, status, results }) => {
    const own = tally(results);
    const isDecided = status !== 'not-applicable' && status !== 'not-assessed';
    return [
      roman(factor.number),
      `[${factorName(factor.slug)}](https://12factor.net/${factor.slug})`,
      `${MARKS[status]} ${status.replace('-', ' ')}`,
      isDecided ? `${own.upheld} of ${own.concerned}` : '',
      countsText(own),
    ];
  });
  return [
    {
      findings: 0,
      lines: [
        MARKER,
        `## Twelve factors: ${verdict}`,
        '',
        parts.join(' · '),
        '',
        ...markdownTable(['', 'Factor', 'Verdict', 'Rules upheld', 'Findings'], rows),
        '',
      ],
    },
  ];
}

interface Ruled {
  readonly rule: RuleSummary;
  readonly finding: Finding;
}

/** Errors, then warnings. */
function violationBlocks({ factor, results }: Verdict, options: FormatOptions): readonly Block[] {
  const told = (['error', 'warning'] as const).flatMap((severity) => countedOf(results, severity));
  if (told.length === 0) return [];
  const heading = { findings: 0, lines: [`### ${roman(factor.number)} ${factorName(factor.slug)}`, ''] };
  return [heading, ...told.map((each) => violationBlock(each, options)), { findings: 0, lines: [''] }];
}

function noteBlocks({ factor, results }: Verdict, options: FormatOptions): readonly Block[] {
  const notes = countedOf(results, 'note');
  const title = `${roman(factor.number)} ${factorName(factor.slug)}: ${plural(notes.length, 'note')}`;
  return folded(
    title,
    notes.map((note) => violationBlock(note, options)),
  );
}

function countedOf(results: readonly RuleResult[], severity: Severity): readonly Ruled[] {
  return results.flatMap(({ rule, findings }) =>
    findings.filter((finding) => isCounted(finding) && severityOf(finding) === severity).map((finding) => ({ rule, finding })),
  );
}

function violationBlock({ rule, finding }: Ruled, options: FormatOptions): Block {
  const head = `- **${KINDS[severityOf(finding)]}** ${placeText(finding.location, options)} ${markdownSentence(finding.message)}`;
  return { findings: 1, lines: [`${head} ([${rule.code}](${ruleAddress(rule.id)}))`, ...alsoLines(finding, options)] };
}

/** A list that is closed until somebody opens it. As a whole it may be large: it is cut into several. */
function folded(title: string, blocks: readonly Block[]): readonly Block[] {
  const pieces: Block[] = [];
  for (let at = 0; at < blocks.length; at += FOLDED) {
    const own = blocks.slice(at, at + FOLDED);
    const part = blocks.length > FOLDED ? `, ${at + 1} to ${at + own.length}` : '';
    pieces.push({
      findings: own.reduce((sum, { findings }) => sum + findings, 0),
      lines: ['<details>', `<summary>${title}${part}</summary>`, '', ...own.flatMap(({ lines }) => lines), '', '</details>', ''],
    });
  }
  return pieces;
}

const FOLDED = 50;

function alsoLines({ related = [] }: Finding, options: FormatOptions): readonly string[] {
  return related.slice(0, 3).map(({ location, message }) => `  - ${placeText(location, options)} ${markdownSentence(message)}`);
}

function evidenceBlocks({ factor, results }: Verdict, options: FormatOptions): readonly Block[] {
  const proofs = results.map(({ rule, findings }) => ({ rule, own: findings.filter(({ outcome }) => outcome === 'upholds') }));
  const blocks = proofs.flatMap(({ rule, own: [first, ...rest] }): readonly Block[] => {
    if (!first) return [];
    const more = rest.length > 0 ? ` and ${plural(rest.length, 'more place')}` : '';
    return [
      {
        findings: 1,
        lines: [`- ✅ ${markdownSentence(rule.summary)} ${placeText(first.location, options)} ${markdownSentence(first.message)}${more}`],
      },
    ];
  });
  return folded(`${roman(factor.number)} ${factorName(factor.slug)}: evidence`, blocks);
}

function problemBlocks({ verdicts, gaps, waivers }: Report): readonly Block[] {
  const broken = verdicts.flatMap(({ results }) =>
    results.flatMap(({ rule, failure }) => (failure === undefined ? [] : [`- ${rule.id} broke off: ${markdownSentence(failure)}`])),
  );
  const unread = gaps.map(({ path, reason }) => `- ${markdownCode(path)} ${markdownSentence(reason)}`);
  const idle = waivers.map((waiver) => `- ${markdownCode(formatLocation(waiver.location))} ${markdownSentence(waiverSentence(waiver))}`);
  const block = (line: string): Block => ({ findings: 0, lines: [line] });
  return [
    ...(broken.length > 0 ? [{ findings: 0, lines: ['### Broke off, a fault of factorlint', '', ...broken, ''] }] : []),
    ...folded(`Could not be analysed: ${plural(gaps.length, 'file')}`, unread.map(block)),
    ...folded(`Waivers without effect: ${waivers.length}`, idle.map(block)),
  ];
}

function placeText(location: Location, options: FormatOptions): string {
  if (!isInFile({ location })) return 'the repository:';
  const code = markdownCode(formatLocation(location));
  const address = sourceAddress(location.path, location.range?.start.line, options);
  // What an address keeps of brackets would end the link.
  return address === undefined ? code : `[${code}](${address.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))})`;
}

/** A sentence as it is: what stands in back-ticks is code, and nobody is called by an at sign. */
function markdownSentence(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part.slice(1, -1)) : markdownText(part).replace(/@(?=\w)/g, '@<!-- -->')))
    .join('');
}
