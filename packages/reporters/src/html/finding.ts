import type { Edit, Finding, Related } from '@factorlint/core';
import { severityOf } from '../tally.js';
import type { ExcerptLine, Part } from '../source/excerpt-lines.js';
import { markup, type Markup } from './markup.js';
import { chip, type HtmlPage, type Kind } from './page.js';
import { placeLink } from './place.js';

/** Other places of a finding that are listed. */
const MOST_RELATED = 12;

/** What a finding is to whoever filters. */
export function kindOf(finding: Finding): Kind {
  if (finding.outcome === 'upholds') return 'evidence';
  return finding.waiver === undefined ? severityOf(finding) : 'waived';
}

/**
 * One finding: where, how grave, what is so, what stands there, what else belongs to it, what would fix it.
 * @param isQuoted what stands there is shown
 */
export function findingItem(finding: Finding, isQuoted: boolean, page: HtmlPage): Markup {
  const kind = kindOf(finding);
  const { location, message, related = [], edits = [], paths = [], waiver, confidence } = finding;
  const certainty = confidence === 'likely' && finding.outcome === 'violates' && kind !== 'note' ? ', likely' : '';
  const lines = isQuoted ? page.excerpt(location) : [];
  return markup`<li class="finding ${kind}" id="${page.ids.get(finding)}" data-kind="${kind}" data-path="${location.path}">
<p class="head">${chip(kind, `${kind}${certainty}`)} ${placeLink(location, page.options)}</p>
<p class="message">${message}</p>
${waiver !== undefined && markup`<p class="aside">Waived: ${waiver}</p>`}${lines.length > 0 && excerptTable(lines)}${relatedList(related, page)}${paths.length > 0 && markup`<p class="aside">On ${paths.join(', ')}.</p>`}${finding.outcome === 'violates' && edits.length > 0 && editList(edits)}</li>
`;
}

/** What stands at a place. */
function excerptTable(lines: readonly ExcerptLine[]): Markup {
  const rows = lines.map(
    ({ line, parts, cutLeft, cutRight }) =>
      markup`<span class="line${parts.some(({ isMarked }) => isMarked) ? ' own' : ''}"><span class="number">${line}</span><span class="text">${cutLeft && '…'}${parts.map(partOf)}${cutRight && '…'}</span></span>\n`,
  );
  return markup`<pre class="excerpt" tabindex="0" aria-label="What stands there"><code>${rows}</code></pre>`;
}

function partOf({ text, kind, isMarked }: Part): Markup {
  const shown = kind === 'plain' ? markup`${text}` : markup`<span class="${kind}">${text}</span>`;
  return isMarked ? markup`<mark>${shown}</mark>` : shown;
}

function relatedList(related: readonly Related[], page: HtmlPage): Markup | undefined {
  if (related.length === 0) return undefined;
  const items = related
    .slice(0, MOST_RELATED)
    .map(({ location, message }) => markup`<li>${placeLink(location, page.options)} ${message}</li>`);
  const rest = related.length - items.length;
  return markup`<ul class="related">${items}${rest > 0 && markup`<li>and ${rest} more</li>`}</ul>`;
}

function editList(edits: readonly Edit[]): Markup {
  const items = edits.map(
    ({ safe, title }) => markup`<li>${title} <span class="aside">(${safe ? '--fix' : '--fix --unsafe-fixes'})</span></li>`,
  );
  return markup`<p class="aside">What would fix it:</p><ul class="edits">${items}</ul>`;
}
