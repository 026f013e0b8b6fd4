import type { Location } from '@factorlint/core';
import {
  contractsOf,
  countContract,
  hasSecretDefault,
  stateOn,
  typeOf,
  variablesRead,
  type AppContract,
  type DeployPath,
  type State,
  type Variable,
} from '../environment/contract.js';
import { valueText } from '../environment/value-text.js';
import { appName } from '../pretty/checklist.js';
import { plural } from '../text/layout.js';
import { processName } from '../text/process-name.js';
import { joined, markup, type Markup } from './markup.js';
import type { HtmlPage } from './page.js';
import { placeLink } from './place.js';

/** Places of one cell that are named. */
const MOST_PLACES = 3;

/** The environment contract: a table for each app. */
export function environmentSection(page: HtmlPage): Markup {
  const contracts = contractsOf(page.report);
  const body = contracts.map((contract) => contractPart(contract, contracts.length > 1, page));
  return markup`<section id="environment" aria-labelledby="environment-heading">
<h2 id="environment-heading">Environment</h2>
${body.length > 0 ? body : markup`<p>Nothing reads the environment, and nothing supplies or documents a variable.</p>`}</section>
`;
}

function contractPart(contract: AppContract, isNamed: boolean, page: HtmlPage): Markup {
  const { app, paths } = contract;
  const rows = variablesRead(contract);
  const counts = countContract(contract);
  const words = [
    rows.length > 0 ? plural(counts.read, 'variable') : 'No variable is read by what a deploy runs',
    ...(counts.required > 0 ? [`${counts.required} required`] : []),
    ...(counts.missing > 0 ? [`${counts.missing} missing`] : []),
    ...(counts.undocumented > 0 ? [`${counts.undocumented} undocumented`] : []),
    ...(counts.neverRead > 0 ? [`${counts.neverRead} never read`] : []),
  ];
  return markup`${isNamed && markup`<h3>${appName(app)}</h3>`}<p>${words.join(' · ')}</p>
${rows.length > 0 && table(rows, paths, isNamed ? `Environment of ${appName(app)}` : 'Environment contract', page)}${list('Supplied and never read', contract.suppliedNotRead, ({ supplies }) => supplies.map(({ location }) => location), page)}${list('Documented and never read', contract.documentedNotRead, ({ declared }) => declared, page)}${list('Filled into deploy files from the machine that deploys', contract.filledIn, readPlaces, page)}${list('Read by tests, tools and scripts only', contract.aside, readPlaces, page)}`;
}

function readPlaces({ reads }: Variable): readonly Location[] {
  return reads.map(({ location }) => location);
}

function table(rows: readonly Variable[], paths: readonly DeployPath[], caption: string, page: HtmlPage): Markup {
  const head = paths.map(
    ({ form, name, purpose }) => markup`<th scope="col">${form} <code>${name}</code> <span class="aside">${purpose}</span></th>`,
  );
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="environment"><caption>${caption}</caption>
<thead><tr><th scope="col">Variable</th><th scope="col">Type</th><th scope="col">Required</th><th scope="col">Default</th><th scope="col">Read</th><th scope="col">Documented</th>${head}</tr></thead>
<tbody>
${rows.map((variable) => row(variable, paths, page))}</tbody></table></div>
`;
}

function row(variable: Variable, paths: readonly DeployPath[], page: HtmlPage): Markup {
  const { name, secret, phase, required, reads, declared, default: standard } = variable;
  const used = reads.filter(({ form }) => form !== 'interpolation').map(({ location }) => location);
  const flags = [...(secret ? ['secret'] : []), ...(phase === 'build' ? ['at build'] : [])];
  const text = standard === undefined ? '' : valueText(standard, secret === true);
  return markup`<tr><th scope="row"><code>${name}</code>${flags.map((flag) => markup` <span class="chip plain">${flag}</span>`)}</th><td>${typeOf(variable)}</td><td>${required ? 'yes' : 'no'}</td><td>${text !== '' && markup`<code>${text}</code>`}${hasSecretDefault(variable) && markup` <span class="chip warning">a secret</span>`}</td><td>${places(used, page)}</td><td>${declared.length > 0 ? places(declared, page) : markup`<span class="aside">no</span>`}</td>${paths.map((path) => markup`<td>${stateCell(variable, path)}</td>`)}</tr>
`;
}

const STATES: Readonly<Record<State, readonly [sign: string, word: string]>> = {
  supplied: ['✓', 'supplied'],
  unseen: ['?', 'from outside'],
  missing: ['✗', 'missing'],
  default: ['–', 'its default'],
};

function stateCell(variable: Variable, path: DeployPath): Markup | undefined {
  const found = stateOn(variable, path);
  if (!found) return undefined;
  const [sign, word] = STATES[found.state];
  const own = variable.provisions.filter((each) => each.path === path.id && each.state === found.state);
  const names = [...new Set(own.flatMap(({ process }) => (process === undefined ? [] : processName(process))))];
  const where = found.isMixed && names.length > 0 ? ` for ${names.join(', ')}` : '';
  return markup`<span class="state ${found.state}"><span class="sign" aria-hidden="true">${sign}</span> ${word}${where}</span>`;
}

function places(all: readonly Location[], { options }: HtmlPage): Markup {
  const byLine = new Map(all.map((place) => [`${place.path}:${place.range?.start.line ?? ''}`, place]));
  const shown = [...byLine.values()].slice(0, MOST_PLACES).map((place) => placeLink(place, options));
  const rest = byLine.size - shown.length;
  return markup`${joined(shown, '<br>')}${rest > 0 && ` and ${rest} more`}`;
}

function list(
  title: string,
  variables: readonly Variable[],
  of: (variable: Variable) => readonly Location[],
  page: HtmlPage,
): Markup | undefined {
  if (variables.length === 0) return undefined;
  const items = variables.map((variable) => markup`<li><code>${variable.name}</code> ${places(of(variable), page)}</li>\n`);
  return markup`<details class="more"><summary>${title}: ${variables.length}</summary><ul>${items}</ul></details>
`;
}
