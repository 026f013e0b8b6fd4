import { processName } from '../text/process-name.js';
import { formatLocation, type Provision, type Report, type VariableRead } from '@factorlint/core';
import { appName } from '../pretty/checklist.js';
import { excerpt } from '../pretty/excerpt.js';
import type { Page } from '../pretty/page.js';
import { wrap } from '../text/layout.js';
import { visible } from '../text/visible.js';
import { contractsOf, hasSecretDefault, typeOf, type State, type Variable } from './contract.js';
import { SOURCES } from './pretty.js';
import { valueText } from './value-text.js';

/** How many reads are quoted. */
const QUOTED = 3;
const INDENT = '  ';

/** Everything that is known of one variable, for a person at a terminal: lines. Empty where the contract does not know it. */
export function variableLines(report: Report, name: string, page: Page): readonly string[] {
  const contracts = contractsOf(report);
  const found = report.model.environment.filter((variable) => variable.name === name);
  return found.flatMap((variable, index) => {
    const app = contracts.find((contract) => contract.app.path === variable.app)?.app;
    const title = [page.style.bold(visible(name)), ...(report.apps.length > 1 && app ? [`in ${appName(app)}`] : [])].join(' ');
    return [
      ...(index > 0 ? [''] : []),
      title,
      ...sentences(variable, page),
      ...reads(variable, page),
      ...declared(variable, page),
      ...provisions(variable, page),
      ...supplies(variable, page),
    ];
  });
}

function sentences(variable: Variable, page: Page): readonly string[] {
  const { required, secret, phase, known, nearMiss, nearMissAt = [], overridden = [], unread, default: standard } = variable;
  const used = variable.reads.some(({ form }) => form !== 'interpolation');
  const all = [
    ...(used
      ? [
          `${required ? 'Required' : 'Not required'}, ${typeOf(variable)}${standard ? `, by default ${valueText(standard, secret === true)}` : ''}.`,
        ]
      : []),
    ...(secret ? ['It is a secret.'] : []),
    ...(hasSecretDefault(variable) ? ['The code goes on with a constant where it is not set.'] : []),
    ...(phase === 'build' ? ['It counts when the front-end is built, not when it runs.'] : []),
    ...(known ? [`${known.by} reads it: ${known.purpose}.`] : []),
    ...(nearMiss === undefined
      ? []
      : [`${nearMiss} is nearly the same name, and nothing reads that: ${nearMissAt.map(formatLocation).join(', ')}.`]),
    ...(overridden.length > 0 ? [`Setting it does nothing: the setting is replaced in ${overridden.map(formatLocation).join(', ')}.`] : []),
    ...(unread === undefined ? [] : [unread === 'certain' ? 'Nothing reads it.' : 'Nothing that can be read here reads it.']),
  ];
  return all.flatMap((sentence) => wrap(visible(sentence), page.width - 2).map((line) => `${INDENT}${line}`));
}

function heading(text: string, page: Page): readonly string[] {
  return ['', `${INDENT}${page.style.bold(text)}`];
}

function reads({ reads: all, secret }: Variable, page: Page): readonly string[] {
  if (all.length === 0) return [];
  const lines = all.flatMap((read, index) => [
    `${INDENT}${INDENT}${visible(formatLocation(read.location))}  ${page.style.dim(visible(readText(read, secret === true)))}`,
    ...(page.verbose || index < QUOTED ? excerpt(read.location, `${INDENT}${INDENT}${INDENT}`, page.style.severity('note'), page) : []),
    ...(read.via ?? []).map(
      (place) => `${INDENT}${INDENT}${INDENT}${page.style.dim(`${page.symbols.related} through ${visible(formatLocation(place))}`)}`,
    ),
  ]);
  return [...heading('Read', page), ...lines];
}

function readText({ form, reader, required, conditional, production, default: standard, coercion }: VariableRead, secret: boolean): string {
  return [
    form === 'interpolation' ? `filled into ${reader}` : `by ${reader}`,
    ...(coercion ? [coercion] : []),
    ...(required ? ['required'] : []),
    ...(standard ? [`else ${valueText(standard, secret)}`] : []),
    ...(conditional ? ['under a condition'] : []),
    ...(production ? [] : ['not in production']),
  ].join(', ');
}

function declared({ declared: places }: Variable, page: Page): readonly string[] {
  if (places.length === 0) return [];
  return [...heading('Documented', page), ...places.map((place) => `${INDENT}${INDENT}${visible(formatLocation(place))}`)];
}

const STATES: Readonly<Record<State, string>> = {
  supplied: 'supplied',
  unseen: 'may come from outside',
  missing: 'missing: nobody gives it',
  default: 'not given: the code goes on without',
};

/** Processes of a path that fare alike stand on one line. */
function provisions({ provisions: all }: Variable, page: Page): readonly string[] {
  if (all.length === 0) return [];
  const { style, symbols } = page;
  const groups = new Map<string, Provision[]>();
  for (const each of all) {
    const { process, ...rest } = each;
    const key = JSON.stringify(rest);
    void process;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const { path, state, by = [], from = [], source } = group[0]!;
    const who = [path, ...group.flatMap(({ process }) => (process === undefined ? [] : processName(process)))].map(visible).join(', ');
    const paint = state === 'missing' ? style.of('violated') : state === 'supplied' ? style.of('upheld') : style.dim;
    const how = [...(source && SOURCES[source] !== '' ? [SOURCES[source]] : []), ...from].join(', ');
    return [
      `${INDENT}${INDENT}${who}: ${paint(STATES[state])}${how === '' ? '' : style.dim(visible(` (${how})`))}`,
      ...by.map((place) => `${INDENT}${INDENT}${INDENT}${style.dim(`${symbols.related} ${visible(formatLocation(place))}`)}`),
    ];
  });
  return [...heading('Deploys', page), ...lines];
}

/** Places that set it for nobody of the deploys above. */
function supplies({ supplies: all, provisions: given }: Variable, page: Page): readonly string[] {
  const told = new Set(given.flatMap(({ by = [] }) => by.map(formatLocation)));
  const rest = [...new Set(all.map(({ location }) => formatLocation(location)))].filter((place) => !told.has(place));
  if (rest.length === 0) return [];
  return [...heading('Set elsewhere', page), ...rest.map((place) => `${INDENT}${INDENT}${visible(place)}`)];
}
