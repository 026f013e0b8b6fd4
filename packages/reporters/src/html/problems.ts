import { formatLocation } from '@factorlint/core';
import { waiverSentence } from '../pretty/problems.js';
import { plural } from '../text/layout.js';
import { markup, type Markup } from './markup.js';
import type { HtmlPage } from './page.js';

/** What could not be analysed and waivers that excuse nothing; nothing where all went well. */
export function problemsSection({ report: { gaps, waivers, coverage } }: HtmlPage): Markup {
  const unread = Object.entries(coverage.unread).sort(([a], [b]) => (a < b ? -1 : 1));
  if (gaps.length === 0 && waivers.length === 0 && unread.length === 0) return markup``;
  return markup`<section id="problems" aria-labelledby="problems-heading">
<h2 id="problems-heading">What the report cannot tell</h2>
${gaps.length > 0 && markup`<h3>Could not be analysed</h3><ul>${gaps.map(({ path, reason }) => markup`<li><code class="place">${path}</code> ${reason}</li>\n`)}</ul>`}
${unread.length > 0 && markup`<h3>Languages that are not read</h3><ul>${unread.map(([extension, count]) => markup`<li>${plural(count, 'file')} of <code>${extension}</code></li>`)}</ul>`}
${waivers.length > 0 && markup`<h3>Waivers without effect</h3><ul>${waivers.map((waiver) => markup`<li><code class="place">${formatLocation(waiver.location)}</code> ${waiverSentence(waiver)}</li>\n`)}</ul>`}</section>
`;
}
