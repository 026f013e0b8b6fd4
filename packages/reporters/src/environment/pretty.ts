import { processName } from '../text/process-name.js';
import type { Location, Report } from '@factorlint/core';
import { lineText } from '../text/place.js';
import { appName } from '../pretty/checklist.js';
import type { Page } from '../pretty/page.js';
import { pad, plural, truncate, wrap } from '../text/layout.js';
import { visible } from '../text/visible.js';
import { displayWidth } from '../text/width.js';
import {
  contractsOf,
  countContract,
  hasSecretDefault,
  isDocumented,
  stateOn,
  typeOf,
  variablesRead,
  type AppContract,
  type State,
  type Variable,
} from './contract.js';
import { valueText } from './value-text.js';

const INDENT = '  ';
/** Names are padded up to this share of the width; a longer one moves its row. */
const WIDEST_NAME = 0.42;
const TYPE_WIDTH = 8;

/** The environment contract for a person at a terminal: lines. */
export function environmentLines(report: Report, page: Page): readonly string[] {
  const contracts = contractsOf(report);
  if (contracts.length === 0) return [page.style.bold('Nothing reads the environment, and nothing supplies or documents a variable.')];
  return contracts.flatMap((contract, index) => [
    ...(index > 0 ? [''] : []),
    ...contractLines(contract, contracts.length > 1 || report.apps.length > 1, page),
  ]);
}

function contractLines(contract: AppContract, isNamed: boolean, page: Page): readonly string[] {
  const { style, symbols } = page;
  const rows = variablesRead(contract);
  const nameWidth = Math.min(Math.floor(page.width * WIDEST_NAME), Math.max(8, ...rows.map(({ name }) => name.length)));
  const section = (title: string, variables: readonly Variable[]) =>
    variables.length === 0
      ? []
      : [
          '',
          sectionHead(title, contract, nameWidth, page),
          ...variables.flatMap((variable) => variableLines(variable, contract, nameWidth, page)),
        ];
  const title = isNamed ? appName(contract.app) : 'Environment';
  return [
    ...wrap(`${title} ${symbols.dash} ${summaryOf(contract).join(` ${symbols.dot} `)}`, page.width).map((line, index) =>
      index === 0 ? style.bold(line) : line,
    ),
    ...legend(contract, page),
    ...section('Required', contract.required),
    ...section('Not required', contract.optional),
    ...remarks(contract, page),
  ];
}

/** The title, and the numbers of the deploy paths above their marks. */
function sectionHead(title: string, { paths }: AppContract, nameWidth: number, { style }: Page): string {
  const column = nameWidth + INDENT.length + 2;
  if (title.length + 2 > column || paths.length === 0) return style.bold(title);
  const numbers = paths.map((_, index) => pad(String(index + 1), 2)).join('');
  return `${style.bold(title)}${' '.repeat(column - title.length)}${style.dim(numbers.trimEnd())}`;
}

function summaryOf(contract: AppContract): readonly string[] {
  const counts = countContract(contract);
  return [
    ...(counts.read > 0 ? [plural(counts.read, 'variable')] : ['no variable read by what a deploy runs']),
    ...(counts.required > 0 ? [`${counts.required} required`] : []),
    ...(counts.missing > 0 ? [`${counts.missing} missing`] : []),
    ...(!isDocumented(contract) && counts.read > 0 ? ['none documented'] : []),
    ...(counts.undocumented > 0 ? [`${counts.undocumented} undocumented`] : []),
    ...(counts.nearMisses > 0 ? [plural(counts.nearMisses, 'near miss').replace(/misss$/, 'misses')] : []),
    ...(counts.neverRead > 0 ? [`${counts.neverRead} never read`] : []),
  ];
}

/** The deploy paths, numbered, and what the marks mean. */
function legend(contract: AppContract, page: Page): readonly string[] {
  const { style } = page;
  const { paths } = contract;
  if (variablesRead(contract).length === 0) return [];
  if (paths.length === 0) return ['', style.dim('No deploy path of this repository runs it: who supplies a variable cannot be said.')];
  const marks = (['supplied', 'unseen', 'missing', 'default'] as const).map((state) => `${markOf(state, page)} ${WORDS[state]}`);
  const isMixed = variablesRead(contract).some((variable) => paths.some((path) => stateOn(variable, path)?.isMixed));
  return [
    '',
    ...paths.map(({ form, name, purpose }, index) => {
      const label = truncate(visible(`${form}  ${name}`), page.width - 24, page.symbols.ellipsis);
      return `${INDENT}${style.bold(String(index + 1))}  ${label}  ${style.dim(purpose)}`;
    }),
    '',
    ...wrap([...marks, ...(isMixed ? ['* not so in every process'] : [])].join(` ${page.symbols.dot} `), page.width - 2).map(
      (line) => `${INDENT}${line}`,
    ),
  ];
}

const WORDS: Readonly<Record<State, string>> = {
  supplied: 'supplied',
  unseen: 'from outside, cannot be seen',
  missing: 'missing',
  default: 'left to its default',
};

function markOf(state: State, { symbols, style }: Page): string {
  if (state === 'supplied') return style.of('upheld')(symbols.marks.upheld);
  if (state === 'missing') return style.of('violated')(symbols.marks.violated);
  return state === 'unseen' ? style.severity('note')(symbols.marks['not-assessed']) : style.dim(symbols.marks['not-applicable']);
}

function variableLines(variable: Variable, contract: AppContract, nameWidth: number, page: Page): readonly string[] {
  const { paths } = contract;
  const { style, symbols, width } = page;
  const cells = paths.map((path) => {
    const found = stateOn(variable, path);
    return found ? `${markOf(found.state, page)}${found.isMixed ? '*' : ' '}` : '  ';
  });
  const head = `${INDENT}${pad(visible(variable.name), nameWidth)}`;
  const type = typeOf(variable);
  const standard = variable.default === undefined ? '' : `= ${visible(valueText(variable.default, variable.secret === true))}`;
  const room = Math.max(10, width - displayWidth(head) - paths.length * 2 - TYPE_WIDTH - 5);
  const flags = [...(variable.secret ? ['secret'] : []), ...(variable.phase === 'build' ? ['at build'] : [])].map(
    (flag) => `  ${style.special(flag)}`,
  );
  const line = `${style.bold(head)}  ${cells.join('')}  ${pad(type, TYPE_WIDTH)} ${truncate(standard, room, symbols.ellipsis)}${flags.join('')}`;
  return [line.trimEnd(), ...detailLines(variable, contract, page)];
}

function detailLines(variable: Variable, contract: AppContract, page: Page): readonly string[] {
  const { symbols, style, width } = page;
  const used = variable.reads.filter(({ form }) => form !== 'interpolation');
  const parts = [
    `read ${places(
      used.map(({ location }) => location),
      page,
    )}`,
    ...(variable.declared.length > 0
      ? [`documented ${places(variable.declared, page)}`]
      : isDocumented(contract)
        ? ['not documented']
        : []),
    ...suppliers(variable, page),
  ];
  const faults = [
    ...missingOn(variable, contract),
    ...(variable.nearMiss === undefined ? [] : [`${variable.nearMiss} is what ${places(variable.nearMissAt ?? [], page)} names`]),
    ...(variable.overridden ? [`without effect: replaced in ${places(variable.overridden, page)}`] : []),
    ...(hasSecretDefault(variable) ? ['a secret with a constant for a default'] : []),
  ];
  return [
    ...wrap(parts.join(` ${symbols.dot} `), width - 6).map((text) => `      ${style.dim(text)}`),
    ...faults.flatMap((fault) =>
      wrap(visible(fault), width - 8).map((text, index) => `      ${index === 0 ? style.severity('warning')('!') : ' '} ${text}`),
    ),
  ];
}

/** `missing on 2: web, worker`, by the numbers of the deploy paths. */
function missingOn({ provisions }: Variable, { paths }: AppContract): readonly string[] {
  return paths.flatMap(({ id }, index) => {
    const lacking = provisions.filter(({ state, path }) => state === 'missing' && path === id);
    const names = lacking.flatMap(({ process }) => (process === undefined ? [] : processName(process)));
    return lacking.length > 0 ? [`missing on ${index + 1}: ${names.join(', ')}`] : [];
  });
}

function suppliers({ provisions }: Variable, page: Page): readonly string[] {
  const by = new Map<string, Set<string>>();
  for (const { state, by: given = [], source } of provisions) {
    if (state !== 'supplied') continue;
    for (const place of given) {
      const key = visible(lineText(place));
      by.set(key, (by.get(key) ?? new Set()).add(source === undefined ? '' : SOURCES[source]));
    }
  }
  const shown = [...by].map(
    ([place, sources]) =>
      `${place}${[...sources]
        .filter((word) => word !== '')
        .map((word) => ` (${word})`)
        .join('')}`,
  );
  if (shown.length === 0) return [];
  const most = page.verbose ? shown.length : 3;
  return [`supplied ${shown.slice(0, most).join(', ')}${shown.length > most ? ` +${shown.length - most}` : ''}`];
}

/** Where a supply's value comes from, where that is not the place itself. */
export const SOURCES: Readonly<Record<NonNullable<Variable['provisions'][number]['source']>, string>> = {
  literal: '',
  host: 'from the machine',
  file: 'a file',
  'config-map': 'a ConfigMap',
  secret: 'a secret',
  generated: 'generated',
  service: 'of a service',
  argument: 'a build argument',
  platform: 'of the platform',
};

/** The first places, `+2` for the rest. */
function places(all: readonly Location[], { verbose }: Page): string {
  const shown = [...new Set(all.map((place) => visible(lineText(place))))];
  const most = verbose ? shown.length : 1;
  return `${shown.slice(0, most).join(', ')}${shown.length > most ? ` +${shown.length - most}` : ''}`;
}

/** What is no row of the table. */
function remarks(contract: AppContract, page: Page): readonly string[] {
  const { suppliedNotRead, documentedNotRead, known, filledIn, aside } = contract;
  const at = (variable: Variable) =>
    places(
      [...variable.supplies, ...variable.declared.map((location) => ({ location }))].map(({ location }) => location),
      page,
    );
  const certainty = ({ unread }: Variable) => (unread === 'likely' ? ', likely' : '');
  return [
    ...remark('Supplied and never read', suppliedNotRead, (each) => `${at(each)}${certainty(each)}`, page),
    ...remark('Documented and never read', documentedNotRead, (each) => `${at(each)}${certainty(each)}`, page),
    ...remark(
      'Filled into deploy files, from the machine that deploys',
      filledIn,
      (each) =>
        places(
          each.reads.map(({ location }) => location),
          page,
        ),
      page,
    ),
    ...remark('Read by libraries and platforms', known, ({ known: by }) => (by ? `${by.by}: ${by.purpose}` : ''), page),
    ...list('Read by tests, tools and scripts only', aside, page),
  ];
}

function remark(title: string, variables: readonly Variable[], say: (variable: Variable) => string, page: Page): readonly string[] {
  if (variables.length === 0) return [];
  const width = Math.min(Math.floor(page.width * WIDEST_NAME), Math.max(...variables.map(({ name }) => name.length)));
  const lines = variables.map((variable) => {
    const head = `${INDENT}${pad(visible(variable.name), width)}  `;
    return `${head}${page.style.dim(truncate(visible(say(variable)), Math.max(12, page.width - displayWidth(head)), page.symbols.ellipsis))}`.trimEnd();
  });
  return ['', page.style.bold(title), ...lines];
}

function list(title: string, variables: readonly Variable[], page: Page): readonly string[] {
  if (variables.length === 0) return [];
  if (page.verbose)
    return remark(
      title,
      variables,
      ({ reads }) =>
        places(
          reads.map(({ location }) => location),
          page,
        ),
      page,
    );
  const names = variables.map(({ name }) => visible(name)).join(', ');
  return ['', page.style.bold(title), ...wrap(names, page.width - 2).map((line) => `${INDENT}${page.style.dim(line)}`)];
}
