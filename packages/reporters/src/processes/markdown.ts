import { processName } from '../text/process-name.js';
import type { Report } from '@factorlint/core';
import { appName } from '../pretty/checklist.js';
import { markdownCode, markdownTable, markdownText } from '../text/markdown.js';
import {
  appsWithProcesses,
  listeningText,
  replicasText,
  serviceRows,
  serviceText,
  SIGNALS,
  sortedPaths,
  workersText,
} from './side-by-side.js';
import { stepNames, stepText, type Process } from './step-text.js';

/** The deploy model as a page for people. Ends with a line feed. */
export function processesMarkdown(report: Report): string {
  const paths = sortedPaths(report.model);
  const apps = appsWithProcesses(report);
  const lines = apps.flatMap(({ app, groups }) => [
    ...(apps.length > 1 ? [`## ${markdownText(appName(app))}`, ''] : []),
    ...markdownTable(
      ['Role', 'Deploy path', 'Process', 'Runs', 'Listens', 'Replicas', 'Workers', 'Process 1', 'SIGTERM', 'Settings'],
      groups.flatMap(({ processes }) => processes.map((process) => row(process, report))),
    ),
    '',
  ]);
  return `${['# Processes', '', ...(paths.length > 0 ? [...lines, ...services(report)] : ['No file of this repository says how it is deployed.'])].join('\n').trimEnd()}\n`;
}

function row(process: Process, { model }: Report): readonly string[] {
  const path = model.paths.find(({ id }) => id === process.path);
  const { role, name, main, before, server, firstProcess, settings } = process;
  const runs = main ? markdownCode(stepText(main)) : process.image === undefined ? '' : `image ${markdownCode(process.image)}`;
  return [
    role,
    path ? `${markdownText(path.form)} ${markdownCode(path.name)} (${path.purpose})` : markdownCode(process.path),
    markdownText(processName(name)),
    [
      runs,
      ...(server === undefined ? [] : [markdownText(server)]),
      ...(before.length > 0 ? [`after ${markdownText(stepNames(before))}`] : []),
    ].join('; '),
    markdownCode(listeningText(process) ?? ''),
    markdownText(replicasText(process) ?? ''),
    markdownCode(workersText(process) ?? ''),
    firstProcess ? markdownCode(firstProcess.program) : '',
    firstProcess ? SIGNALS[firstProcess.signal] : '',
    markdownCode(settings ?? ''),
  ];
}

function services({ model }: Report): readonly string[] {
  const rows = serviceRows(model);
  if (rows.length === 0) return [];
  const paths = sortedPaths(model).filter(({ id }) => model.services.some(({ path }) => path === id));
  const cells = rows.map(({ service, by }) => [
    service,
    ...paths.map(({ id }) => markdownText([...new Set(by.filter(({ path }) => path === id).map(serviceText))].join(', '))),
  ]);
  return [
    '**Backing services**',
    '',
    ...markdownTable(['Service', ...paths.map(({ form, name }) => `${markdownText(form)} ${markdownCode(name)}`)], cells),
    '',
  ];
}
