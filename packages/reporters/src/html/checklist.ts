import type { RuleResult, Verdict } from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { countsText } from '../pretty/checklist.js';
import { ruleAddress } from '../site.js';
import { severityOf, tally } from '../tally.js';
import { plural } from '../text/layout.js';
import { findingItem, kindOf } from './finding.js';
import { joined, markup, type Markup } from './markup.js';
import { chip, statusMark, type HtmlPage, type Kind } from './page.js';

/** Findings of a rule and kind whose source is shown; all others are listed. */
const QUOTED: Readonly<Record<Kind, number>> = { error: 100, warning: 50, note: 20, waived: 20, evidence: 10 };
const ORDER: readonly Kind[] = ['error', 'warning', 'note', 'waived', 'evidence'];

/** Every factor with its rules, and what each rule saw. */
export function checklistSection(page: HtmlPage): Markup {
  return joined(page.report.verdicts.map((verdict) => factorPart(verdict, page)));
}

function factorPart({ factor, status, results, apps }: Verdict, page: HtmlPage): Markup {
  const counts = tally(results);
  const spoken = results.filter((result) => result.findings.length > 0 || result.failure !== undefined);
  const silent = results.filter((result) => !spoken.includes(result));
  const reasons = [...new Set(apps.flatMap(({ why }) => why ?? []))];
  const isDecided = status !== 'not-applicable' && status !== 'not-assessed';
  const name = factorName(factor.slug);
  return markup`<section class="factor" id="factor-${factor.slug}" data-factor="${factor.slug}" aria-labelledby="heading-${factor.slug}">
<h3 id="heading-${factor.slug}"><span class="numeral">${roman(factor.number)}</span> ${name} ${statusMark(status)}</h3>
<p class="title"><a href="https://12factor.net/${factor.slug}">${factor.title}</a>${isDecided && markup`<span class="aside"> · ${counts.upheld} of ${plural(counts.concerned, 'rule')} upheld${countsText(counts) !== '' && ` · ${countsText(counts)}`}</span>`}</p>
${!isDecided && reasons.map((reason) => markup`<p class="aside">${reason}</p>`)}${[...spoken].sort(byStatus).map((result) => rulePart(result, page))}${silent.length > 0 && silentPart(silent)}</section>
`;
}

const STATUS_ORDER = ['violated', 'noted', 'not-assessed', 'upheld', 'not-applicable'];

function byStatus(a: RuleResult, b: RuleResult): number {
  return STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status);
}

function rulePart({ rule, status, failure, findings }: RuleResult, page: HtmlPage): Markup {
  const kinds = ORDER.map((kind) => ({ kind, own: findings.filter((finding) => kindOf(finding) === kind) })).filter(
    ({ own }) => own.length > 0,
  );
  const chips = kinds.map(
    ({ kind, own }) =>
      markup` ${chip(kind, kind === 'evidence' || kind === 'waived' ? `${own.length} ${kind}` : plural(own.length, kind))}`,
  );
  const isOpen =
    failure !== undefined ||
    findings.some((finding) => kindOf(finding) === 'error' || (kindOf(finding) === 'warning' && severityOf(finding) === 'warning'));
  const items = kinds.flatMap(({ kind, own }) => own.map((finding, index) => findingItem(finding, index < QUOTED[kind], page)));
  return markup`<details class="rule" data-status="${status}" data-rule="${rule.id}"${isOpen && markup` open`}>
<summary>${statusMark(status)} <span class="claim">${rule.summary}</span><span class="chips">${chips}</span></summary>
<p class="aside">${rule.code} · <a href="${ruleAddress(rule.id)}">${rule.id}</a></p>
${failure !== undefined && markup`<p class="failure">The rule broke off, a fault of factorlint: ${failure}</p>`}<ul class="findings">
${items}</ul>
</details>
`;
}

/** What had nothing to judge, or could not: named, so that a reader sees every rule. */
function silentPart(results: readonly RuleResult[]): Markup {
  const unseen = results.filter(({ status }) => status === 'not-assessed').length;
  const text = [
    ...(results.length > unseen ? [`${plural(results.length - unseen, 'rule')} had nothing to judge`] : []),
    ...(unseen > 0 ? [`${plural(unseen, 'rule')} could not be assessed`] : []),
  ].join(', ');
  const items = results.map(
    ({ rule, status }) =>
      markup`<li data-status="${status}">${statusMark(status)} ${rule.summary} <span class="aside">${rule.code} · <a href="${ruleAddress(rule.id)}">${rule.id}</a></span></li>\n`,
  );
  return markup`<details class="silent"><summary>${text}</summary><ul>
${items}</ul></details>
`;
}
