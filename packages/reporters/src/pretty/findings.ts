import {
  compareLocations,
  formatLocation,
  type Finding,
  type Location,
  type Related,
  type Report,
  type RuleResult,
  type RuleSummary,
  type Verdict,
} from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { severityOf, tally } from '../tally.js';
import { displayWidth } from '../text/width.js';
import { pad, plural, truncate, wrap } from '../text/layout.js';
import { visible } from '../text/visible.js';
import { appName, countsText, statusWord } from './checklist.js';
import { excerpt } from './excerpt.js';
import type { Page } from './page.js';

/** How many findings of one rule are quoted before the rest is listed, one line each. */
const QUOTED = 5;
/** How many notes and waived findings of one rule are listed before the rest is counted. */
const LISTED = 5;
/** A message that must be cut to less says nothing. */
const READABLE = 32;
/** How many related places are named under a finding. */
const RELATED = 4;
const GRAVITY = ['error', 'warning', 'note'] as const;
const INDENT = '  ';

interface Ruled {
  readonly rule: RuleSummary;
  readonly finding: Finding;
}

/** What the rules of a factor found: violations, then evidence. Empty where they found nothing. */
export function factorSection(verdict: Verdict, apps: Report['apps'], page: Page): readonly string[] {
  const found = verdict.results.flatMap(({ rule, findings }) => findings.map((finding): Ruled => ({ rule, finding })));
  if (found.length === 0) return [];
  const violations = found.filter(({ finding }) => finding.outcome === 'violates').sort(byGravity);
  return [heading(verdict, page), '', ...violationsByApp(violations, apps, page), ...evidence(verdict.results, page)];
}

function heading({ factor, status, results }: Verdict, page: Page): string {
  const { style, symbols, width } = page;
  const name = `${roman(factor.number)}  ${factorName(factor.slug)}`;
  const verdict = [statusWord(status), countsText(tally(results))].filter((part) => part !== '').join(` ${symbols.dot} `);
  const title = width - name.length - verdict.length - factor.title.length >= 16 ? `  ${factor.title}` : '';
  const line = symbols.rule.repeat(Math.max(2, width - name.length - title.length - verdict.length - 3));
  return `${style.bold(name)}${style.dim(`${title} ${line}`)} ${style.of(status)(verdict)}`;
}

function byGravity(a: Ruled, b: Ruled): number {
  const waived = Number(a.finding.waiver !== undefined) - Number(b.finding.waiver !== undefined);
  const gravity = GRAVITY.indexOf(severityOf(a.finding)) - GRAVITY.indexOf(severityOf(b.finding));
  return waived || gravity || compareLocations(a.finding.location, b.finding.location);
}

function violationsByApp(violations: readonly Ruled[], apps: Report['apps'], page: Page): readonly string[] {
  if (apps.length < 2) return violationList(violations, page);
  const concerned = [...new Set(violations.map(({ finding }) => finding.app ?? ''))].sort();
  return concerned.flatMap((path) => {
    const app = apps.find((each) => each.path === path);
    const own = violations.filter(({ finding }) => (finding.app ?? '') === path);
    return [`${INDENT}${page.style.bold(app ? appName(app) : 'in no app')}`, '', ...violationList(own, page)];
  });
}

function violationList(violations: readonly Ruled[], page: Page): readonly string[] {
  const seen = new Map<string, number>();
  const unlisted = new Map<string, number>();
  const lines: string[] = [];
  let isList = false;
  for (const each of violations) {
    const isMinor = each.finding.waiver !== undefined || severityOf(each.finding) === 'note';
    const group = `${each.rule.id} ${isMinor ? 'minor' : 'counted'}`;
    const count = (seen.get(group) ?? 0) + 1;
    seen.set(group, count);
    if (page.verbose || (!isMinor && count <= QUOTED)) {
      lines.push(...(isList ? [''] : []), ...violationBlock(each, page), '');
      isList = false;
    } else if (isMinor && count > LISTED) {
      unlisted.set(each.rule.id, (unlisted.get(each.rule.id) ?? 0) + 1);
    } else {
      lines.push(...violationLine(each, page));
      isList = true;
    }
  }
  for (const [id, count] of unlisted) lines.push(`${INDENT}${page.style.dim(`and ${count} more of ${id}; --verbose names them`)}`);
  return isList ? [...lines, ''] : lines;
}

function headOf({ rule, finding }: Ruled, page: Page): { readonly plain: string; readonly styled: string } {
  const { style } = page;
  const place = placeOf(finding.location);
  const severity = severityOf(finding);
  const weight = finding.confidence === 'likely' && severity !== 'note' ? `${severity}, likely` : severity;
  const plain = `${place}  ${weight}  ${rule.id}`;
  return { plain, styled: `${style.bold(place)}  ${style.severity(severity)(weight)}  ${style.dim(rule.id)}` };
}

function violationBlock(each: Ruled, page: Page): readonly string[] {
  const { finding } = each;
  const inner = `${INDENT}  `;
  const paint = page.style.severity(severityOf(finding));
  return [
    `${INDENT}${headOf(each, page).styled}`,
    ...wrap(visible(finding.message), page.width - INDENT.length).map((line) => `${INDENT}${line}`),
    ...waiverLine(finding, INDENT, page),
    ...excerpt(finding.location, inner, paint, page),
    ...relatedLines(finding.related ?? [], inner, page),
    ...(page.verbose && finding.paths ? [`${inner}${page.style.dim(`on ${visible(finding.paths.join(', '))}`)}`] : []),
  ];
}

function violationLine(each: Ruled, page: Page): readonly string[] {
  const { plain, styled } = headOf(each, page);
  const message = visible(each.finding.message);
  const waiver = waiverLine(each.finding, `${INDENT}  `, page);
  const isShort = INDENT.length + displayWidth(plain) + 2 + displayWidth(message) <= page.width;
  if (isShort) return [`${INDENT}${styled}  ${message}`, ...waiver];
  return [`${INDENT}${styled}`, ...wrap(message, page.width - 4).map((line) => `${INDENT}  ${line}`), ...waiver];
}

function waiverLine({ waiver }: Finding, indent: string, page: Page): readonly string[] {
  if (waiver === undefined) return [];
  return wrap(`waived: ${visible(waiver)}`, page.width - indent.length).map((line) => `${indent}${page.style.dim(line)}`);
}

function relatedLines(related: readonly Related[], indent: string, page: Page): readonly string[] {
  const { style, symbols, verbose, width } = page;
  const shown = verbose ? related : related.slice(0, related.length === RELATED + 1 ? RELATED + 1 : RELATED);
  const arrow = `${symbols.related} `;
  const hanging = ' '.repeat(displayWidth(arrow));
  const lines = shown.flatMap(({ location, message }) => {
    const place = placeOf(location);
    const room = width - indent.length - arrow.length - displayWidth(place) - 2;
    const text = visible(message);
    const head = `${indent}${style.dim(arrow)}${place}`;
    if (displayWidth(text) <= room) return [`${head}  ${style.dim(text)}`];
    return [head, ...wrap(text, width - indent.length - hanging.length).map((line) => `${indent}${hanging}${style.dim(line)}`)];
  });
  const rest = related.length - shown.length;
  return rest > 0 ? [...lines, `${indent}${style.dim(`${hanging}and ${plural(rest, 'more place')}`)}`] : lines;
}

/** One line a rule; all places where everything is asked for. The factor is the section's: its slug is left out. */
function evidence(results: readonly RuleResult[], page: Page): readonly string[] {
  const proofs = results
    .map(({ rule, findings }) => ({ rule, name: shortName(rule), findings: findings.filter(({ outcome }) => outcome === 'upholds') }))
    .filter(({ findings }) => findings.length > 0);
  if (proofs.length === 0) return [];
  const nameWidth = Math.max(...proofs.map(({ name }) => name.length));
  return [...proofs.flatMap(({ rule, findings }) => (page.verbose ? wholeEvidence : evidenceLine)(rule, findings, nameWidth, page)), ''];
}

function shortName({ id }: RuleSummary): string {
  return id.slice(id.indexOf('/') + 1);
}

function evidenceLine(rule: RuleSummary, findings: readonly Finding[], nameWidth: number, page: Page): readonly string[] {
  const { style, symbols, width } = page;
  const [first] = findings;
  if (!first) return [];
  const places = findings.reduce((sum, { related }) => sum + 1 + (related?.length ?? 0), 0);
  const name = pad(shortName(rule), width < 80 ? 0 : nameWidth);
  const place = `${placeOf(first.location)}${places > 1 ? ` +${places - 1}` : ''}`;
  const room = width - INDENT.length - displayWidth(`${symbols.marks.upheld} ${name}  ${place}  `);
  const text = visible(first.message);
  const message = room >= Math.min(READABLE, displayWidth(text)) ? `${truncate(text, room, symbols.ellipsis)}  ` : '';
  return [`${INDENT}${style.of('upheld')(symbols.marks.upheld)} ${name}  ${message}${style.dim(place)}`];
}

function wholeEvidence(rule: RuleSummary, findings: readonly Finding[], _: number, page: Page): readonly string[] {
  const { style, symbols } = page;
  const places = findings.flatMap(({ location, message, related }) => [{ location, message }, ...(related ?? [])]);
  return [`${INDENT}${style.of('upheld')(symbols.marks.upheld)} ${shortName(rule)}`, ...relatedLines(places, `${INDENT}  `, page)];
}

/** As an editor or a terminal takes it; the folder itself has no name of its own. */
function placeOf(location: Location): string {
  return location.path === '.' ? 'the repository' : visible(formatLocation(location));
}
