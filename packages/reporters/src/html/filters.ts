import type { Status } from '@factorlint/core';
import { factorName, roman } from '../factor-name.js';
import { kindOf } from './finding.js';
import { markup, type Markup } from './markup.js';
import type { HtmlPage, Kind } from './page.js';

const KINDS: readonly Kind[] = ['error', 'warning', 'note', 'waived', 'evidence'];
const STATUSES: readonly Status[] = ['violated', 'noted', 'upheld', 'not-applicable', 'not-assessed'];

/** Choices that hide what is not asked for. Without scripts they are not shown, and everything is. */
export function filterForm({ report }: HtmlPage): Markup {
  const findings = report.verdicts.flatMap(({ results }) => results.flatMap((result) => result.findings));
  const paths = [...new Set(findings.map(({ location }) => location.path))].filter((path) => path !== '' && path !== '.').sort();
  const factors = report.verdicts.map(
    ({ factor }) => markup`<option value="${factor.slug}">${roman(factor.number)} ${factorName(factor.slug)}</option>`,
  );
  const kinds = KINDS.filter((kind) => findings.some((finding) => kindOf(finding) === kind));
  return markup`<form class="filters" id="filters" role="search" aria-label="Filter the findings" hidden>
<label>Factor <select name="factor"><option value="">all</option>${factors}</select></label>
<label>Rules that are <select name="status"><option value="">anything</option>${STATUSES.map((status) => markup`<option value="${status}">${status.replace('-', ' ')}</option>`)}</select></label>
<label class="file">File <input type="search" name="path" list="paths" placeholder="part of a path" autocomplete="off" spellcheck="false"></label>
<datalist id="paths">${paths.map((path) => markup`<option value="${path}"></option>`)}</datalist>
<fieldset><legend>Findings</legend>${kinds.map((kind) => markup`<label class="check ${kind}"><input type="checkbox" name="kind" value="${kind}" checked> ${kind}</label>`)}</fieldset>
<p class="buttons"><button type="button" name="expand">Open all</button> <button type="button" name="collapse">Close all</button> <button type="reset">Reset</button></p>
<output class="shown" aria-live="polite"></output>
</form>
`;
}
