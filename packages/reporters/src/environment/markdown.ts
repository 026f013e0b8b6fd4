import { processName } from '../text/process-name.js';
import type { Location, Report, Value } from '@factorlint/core';
import { appName } from '../pretty/checklist.js';
import { markdownCode, markdownTable, markdownText } from '../text/markdown.js';
import { lineText } from '../text/place.js';
import {
  contractsOf,
  hasSecretDefault,
  stateOn,
  typeOf,
  variablesRead,
  type AppContract,
  type DeployPath,
  type Variable,
} from './contract.js';
import { SOURCES } from './pretty.js';
import { HIDDEN, valueText } from './value-text.js';

/** The environment contract as a page for people: one table an app. Ends with a line feed. */
export function environmentMarkdown(report: Report): string {
  const contracts = contractsOf(report);
  const lines = contracts.flatMap((contract) => appLines(contract, contracts.length > 1));
  return `${['# Environment', '', ...(lines.length > 0 ? lines : ['Nothing reads the environment.'])].join('\n').trimEnd()}\n`;
}

function appLines(contract: AppContract, isNamed: boolean): readonly string[] {
  const { app, paths } = contract;
  const rows = variablesRead(contract);
  const head = ['Variable', 'Type', 'Required', 'Default', 'Read', 'Documented', ...paths.map(pathHead)];
  const table = markdownTable(
    head,
    rows.map((variable) => [...variableCells(variable), ...paths.map((path) => pathCell(variable, path))]),
  );
  return [
    ...(isNamed ? [`## ${markdownText(appName(app))}`, ''] : []),
    ...(rows.length > 0 ? [...table, ''] : []),
    ...bullets(
      'Near misses',
      rows.filter(({ nearMiss }) => nearMiss !== undefined),
      ({ nearMiss = '', nearMissAt = [] }) => `${markdownCode(nearMiss)} stands in ${places(nearMissAt)}`,
    ),
    ...bullets(
      'Supplied and never read',
      contract.suppliedNotRead,
      ({ supplies, unread }) => `${places(supplies.map(({ location }) => location))}${unread === 'likely' ? ' (likely)' : ''}`,
    ),
    ...bullets(
      'Documented and never read',
      contract.documentedNotRead,
      ({ declared, unread }) => `${places(declared)}${unread === 'likely' ? ' (likely)' : ''}`,
    ),
    ...bullets(
      'Read and then overwritten',
      rows.filter(({ overridden }) => overridden),
      ({ overridden = [] }) => places(overridden),
    ),
    ...bullets('Secrets with a constant for a default', rows.filter(hasSecretDefault), ({ reads }) =>
      places(reads.filter((each) => each.default).map(({ location }) => location)),
    ),
    ...bullets('Filled into deploy files', contract.filledIn, ({ reads }) => places(reads.map(({ location }) => location))),
    ...bullets('Read by libraries and platforms', contract.known, ({ known }) =>
      known ? markdownText(`${known.by}: ${known.purpose}`) : '',
    ),
    ...bullets('Read by tests, tools and scripts only', contract.aside, ({ reads }) => places(reads.map(({ location }) => location))),
  ];
}

function pathHead({ form, name }: DeployPath): string {
  return `${markdownText(form)} ${markdownCode(name)}`;
}

function variableCells(variable: Variable): readonly string[] {
  const used = variable.reads.filter(({ form }) => form !== 'interpolation');
  const standard = variable.default === undefined ? '' : valueText(variable.default, variable.secret === true);
  const isWords = variable.default === undefined || !isCode(variable.default) || standard === HIDDEN;
  return [
    `${markdownCode(variable.name)}${variable.secret ? ' (secret)' : ''}${variable.phase === 'build' ? ' (at build)' : ''}`,
    typeOf(variable),
    variable.required ? 'yes' : '',
    isWords ? markdownText(standard) : markdownCode(standard),
    places(used.map(({ location }) => location)),
    places(variable.declared),
  ];
}

/** What is written in code is shown as code, what is said in words is not. */
function isCode(value: Value): boolean {
  if (value.kind === 'literal') return value.value !== '' && value.value !== null;
  return value.kind === 'text' || value.kind === 'list';
}

function pathCell(variable: Variable, path: DeployPath): string {
  const own = variable.provisions.filter((each) => each.path === path.id);
  const found = stateOn(variable, path);
  if (!found) return '';
  if (found.state === 'missing') {
    const lacking = own
      .filter(({ state }) => state === 'missing')
      .flatMap(({ process }) => (process === undefined ? [] : processName(process)));
    return `**missing**${lacking.length > 0 ? ` in ${lacking.map(markdownText).join(', ')}` : ''}`;
  }
  if (found.state === 'unseen') return `outside: ${markdownText([...new Set(own.flatMap(({ from = [] }) => from))].join(', '))}`;
  if (found.state === 'default') return 'default';
  const sources = [...new Set(own.flatMap(({ source }) => (source === undefined || SOURCES[source] === '' ? [] : [SOURCES[source]])))];
  return `${places(own.flatMap(({ by = [] }) => by))}${sources.length > 0 ? ` (${sources.map(markdownText).join(', ')})` : ''}`;
}

function bullets(title: string, variables: readonly Variable[], say: (variable: Variable) => string): readonly string[] {
  if (variables.length === 0) return [];
  const items = variables.map((variable) => {
    const said = say(variable);
    return `- ${markdownCode(variable.name)}${said === '' ? '' : `: ${said}`}`;
  });
  return [`**${title}**`, '', ...items, ''];
}

/** At most three places. */
function places(all: readonly Location[]): string {
  const shown = [...new Set(all.map((place) => markdownCode(lineText(place))))];
  return `${shown.slice(0, 3).join(', ')}${shown.length > 3 ? ` and ${shown.length - 3} more` : ''}`;
}
