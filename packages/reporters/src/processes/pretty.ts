import { processName } from '../text/process-name.js';
import type { Report } from '@factorlint/core';
import { appName } from '../pretty/checklist.js';
import type { Page } from '../pretty/page.js';
import { pad, truncate, wrap } from '../text/layout.js';
import { lineText } from '../text/place.js';
import { visible } from '../text/visible.js';
import { displayWidth } from '../text/width.js';
import {
  appsWithProcesses,
  listeningText,
  replicasText,
  serviceRows,
  serviceText,
  SIGNALS,
  sortedPaths,
  type AppProcesses,
  workersText,
  type ProcessGroup,
} from './side-by-side.js';
import { stepNames, stepText, type DeployPath, type Process } from './step-text.js';

const INDENT = '  ';

/** The deploy model for a person at a terminal: lines. */
export function processLines(report: Report, page: Page): readonly string[] {
  const { style } = page;
  const paths = sortedPaths(report.model);
  if (paths.length === 0) return [style.bold('No file of this repository says how it is deployed.')];
  const apps = appsWithProcesses(report);
  const isNamed = apps.length > 1 || report.apps.length > 1;
  return [
    style.bold('Deploy paths'),
    ...paths.flatMap((path, index) => pathLine(path, index, page)),
    ...apps.flatMap((app) => ['', ...appLines(app, paths, isNamed, page)]),
    ...services(report, paths, page),
  ];
}

function pathLine({ form, name, purpose, files }: DeployPath, index: number, page: Page): readonly string[] {
  const { style } = page;
  const number = pad(String(index + 1), 2);
  const head = `${INDENT}${style.bold(number)} ${truncate(visible(`${form}  ${name}`), page.width - 20, page.symbols.ellipsis)}  ${style.dim(purpose)}`;
  const others = files.filter((file) => file !== name && !file.startsWith(`${name}/`));
  const more =
    others.length === 0 || (!page.verbose && others.length > 4) ? [] : wrap(`with ${visible(others.join(', '))}`, page.width - 6);
  return [head, ...more.map((line) => `      ${style.dim(line)}`)];
}

function appLines({ app, groups }: AppProcesses, paths: readonly DeployPath[], isNamed: boolean, page: Page): readonly string[] {
  const sections = groups.map((group) => groupLines(group, paths, page));
  const lines = sections.flatMap((section, index) => (index > 0 ? ['', ...section] : section));
  return isNamed ? [page.style.bold(appName(app)), '', ...lines] : lines;
}

const ROLE_WORDS: Readonly<Record<Process['role'], string>> = {
  web: 'web: answers requests',
  worker: 'worker: works off queues',
  scheduler: 'scheduler: starts work on time',
  release: 'release: once per release',
  admin: 'admin: one-off commands',
  unknown: 'other',
  development: 'development',
  build: 'build',
  service: 'services',
};

function groupLines({ role, processes }: ProcessGroup, paths: readonly DeployPath[], page: Page): readonly string[] {
  return [page.style.bold(ROLE_WORDS[role]), ...processes.flatMap((process) => oneProcess(process, paths, page))];
}

function oneProcess(process: Process, paths: readonly DeployPath[], page: Page): readonly string[] {
  const { style, width } = page;
  const number = String(paths.findIndex(({ id }) => id === process.path) + 1);
  const head = `${INDENT}${style.bold(pad(number, 2))} ${visible(processName(process.name))}`;
  const margin = '     ';
  const command = process.main
    ? stepText(process.main)
    : process.image === undefined
      ? 'what it runs cannot be said'
      : `what the image ${process.image} runs`;
  const room = width - displayWidth(`${INDENT}${pad(number, 2)} ${processName(process.name)}`) - 2;
  const shown = visible(command);
  const first =
    displayWidth(shown) <= room ? [`${head}  ${shown}`] : [head, ...wrap(shown, width - margin.length).map((line) => `${margin}${line}`)];
  const fates = factsOf(process);
  return [
    ...first,
    ...wrap(visible(fates.join(` ${page.symbols.dot} `)), width - margin.length).map((line) => `${margin}${style.dim(line)}`),
    ...firstProcessLines(process, page, margin),
    ...(page.verbose ? [`${margin}${style.dim(visible(lineText(process.location)))}`] : []),
  ].filter((line) => line.trim() !== '');
}

function factsOf(process: Process): readonly string[] {
  const { server, developmentServer, before, alternatives = [], manager, settings, gracePeriod, once, build } = process;
  const listens = listeningText(process);
  const replicas = replicasText(process);
  const workers = workersText(process);
  return [
    ...(server === undefined ? [] : [`${server}${developmentServer ? ', a development server' : ''}`]),
    ...(server === undefined && developmentServer ? ['for development'] : []),
    ...(listens === undefined ? [] : [`port ${listens}`]),
    ...(replicas === undefined ? [] : [`replicas ${replicas}`]),
    ...(workers === undefined ? [] : [`workers ${workers}`]),
    ...(before.length > 0 ? [`before: ${stepNames(before)}`] : []),
    ...(alternatives.length > 0 ? [`or: ${alternatives.map(stepText).join('; or: ')}`] : []),
    ...(manager ? [`managed by ${manager.program}`] : []),
    ...(settings === undefined ? [] : [`settings ${settings}`]),
    ...(gracePeriod ? [`${gracePeriod.seconds} s to end`] : []),
    ...(once ? ['runs once'] : []),
    ...(build ? [`built by ${build.dockerfile}`] : []),
  ];
}

function firstProcessLines({ firstProcess }: Process, { style, width, verbose }: Page, margin: string): readonly string[] {
  if (!firstProcess) return [];
  const { program, signal, why } = firstProcess;
  const paint = signal === 'lost' ? style.of('violated') : signal === 'arrives' ? style.of('upheld') : style.dim;
  const head = `process 1: ${visible(program)}, `;
  const reason =
    verbose || signal !== 'arrives' ? wrap(visible(why), width - margin.length - 2).map((line) => `${margin}  ${style.dim(line)}`) : [];
  return [`${margin}${style.dim(head)}${paint(SIGNALS[signal])}`, ...reason];
}

function services({ model }: Report, paths: readonly DeployPath[], page: Page): readonly string[] {
  const rows = serviceRows(model);
  if (rows.length === 0) return [];
  const { style, width } = page;
  const label = Math.max(...rows.map(({ service }) => service.length));
  const lines = rows.flatMap(({ service, by }) => {
    const cells = paths.flatMap(({ id }, index) => {
      const own = by.filter(({ path }) => path === id).map(serviceText);
      return own.length > 0 ? [`${index + 1}: ${[...new Set(own)].join(', ')}`] : [];
    });
    return wrap(visible(cells.join(` ${page.symbols.dot} `)), width - label - 6).map(
      (line, index) => `${INDENT}${pad(index === 0 ? service : '', label)}  ${line}`,
    );
  });
  return ['', style.bold('Backing services'), ...lines];
}
