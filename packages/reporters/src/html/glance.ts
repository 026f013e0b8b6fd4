import type { Report, Verdict } from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { appName, countsText } from '../pretty/checklist.js';
import { violationsOf } from '../findings/told.js';
import { severityOf, tally, tallyFactors, tallyReport } from '../tally.js';
import { plural } from '../text/layout.js';
import { markup, type Markup } from './markup.js';
import { statusMark, type HtmlPage } from './page.js';

/** What the page is about and what it comes to. */
export function pageHead({ report, options }: HtmlPage): Markup {
  const { upheld, concerned } = tallyFactors(report);
  const counts = tallyReport(report);
  const figures: readonly (readonly [string, number, string])[] = [
    ['error', counts.error, plural(counts.error, 'error').replace(/^\d+ /, '')],
    ['warning', counts.warning, plural(counts.warning, 'warning').replace(/^\d+ /, '')],
    ['note', counts.note, plural(counts.note, 'note').replace(/^\d+ /, '')],
    ...(counts.waived > 0 ? [['waived', counts.waived, 'waived'] as const] : []),
  ];
  const apps = report.apps.map((app) => appName(app)).join(' · ');
  return markup`<header class="top">
<p class="kicker">Twelve-factor report</p>
<h1>${options.name ?? report.apps[0]?.name ?? 'This repository'}</h1>
<p class="verdict">${concerned === 0 ? 'There was nothing to judge.' : markup`<strong>${upheld} of ${concerned}</strong> factors upheld`}</p>
<ul class="figures">${figures.map(([kind, count, word]) => markup`<li class="${count > 0 ? kind : 'none'}"><strong>${count}</strong> ${word}</li>`)}<li class="evidence"><strong>${counts.upheld}</strong> of ${plural(counts.concerned, 'rule')} upheld</li></ul>
${apps !== '' && markup`<p class="aside">${apps}</p>`}</header>
`;
}

/** The twelve factors as cards, and which app upholds which where there are several. */
export function glanceSection(page: HtmlPage): Markup {
  const { report } = page;
  return markup`<section id="glance" aria-labelledby="glance-heading">
<h2 id="glance-heading">At a glance</h2>
<ol class="cards">
${report.verdicts.map(card)}</ol>
${firstThings(page)}${report.apps.length > 1 && appMatrix(report)}</section>
`;
}

function card({ factor, status, results }: Verdict): Markup {
  const counts = tally(results);
  const isDecided = status !== 'not-applicable' && status !== 'not-assessed';
  return markup`<li class="card ${status}"><a href="#factor-${factor.slug}"><span class="numeral">${roman(factor.number)}</span><span class="name">${factorName(factor.slug)}</span>${statusMark(status)}<span class="aside">${isDecided ? `${counts.upheld} of ${plural(counts.concerned, 'rule')} upheld` : ''}</span><span class="aside counts">${countsText(counts)}</span></a></li>
`;
}

function appMatrix({ apps, verdicts }: Report): Markup {
  const head = verdicts.map(
    ({ factor }) => markup`<th scope="col"><abbr title="${factorName(factor.slug)}">${roman(factor.number)}</abbr></th>`,
  );
  const rows = apps.map((app) => {
    const cells = verdicts.map(
      (verdict) => markup`<td>${statusMark(verdict.apps.find((each) => each.app === app.path)?.status ?? 'not-assessed')}</td>`,
    );
    return markup`<tr><th scope="row">${appName(app)}</th>${cells}</tr>\n`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Factors by application"><table class="matrix"><caption>By application</caption>
<thead><tr><th scope="col">Application</th>${head}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

/** How many findings are named before all others. */
const FIRST = 5;

/** What to look at first: errors, one of a rule before a second of any. */
function firstThings({ report, ids }: HtmlPage): Markup | undefined {
  const errors = [...violationsOf(report)].filter(({ finding }) => severityOf(finding) === 'error' && finding.confidence === 'certain');
  const isFirst = errors.map(({ rule }, index) => errors.findIndex((each) => each.rule.id === rule.id) === index);
  const shown = [true, false].flatMap((wanted) => errors.filter((_, index) => isFirst[index] === wanted)).slice(0, FIRST);
  if (shown.length === 0) return undefined;
  const items = shown.map(
    ({ factor, finding }) =>
      markup`<li><a href="#${ids.get(finding)}">${finding.message}</a> <span class="aside">${factorName(factor.slug)} · ${finding.location.path}</span></li>\n`,
  );
  return markup`<div class="first"><h3>To look at first</h3><ol>
${items}</ol></div>
`;
}
