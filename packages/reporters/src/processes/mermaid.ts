import { processName } from '../text/process-name.js';
import type { Report } from '@factorlint/core';
import { appName } from '../pretty/checklist.js';
import { truncate } from '../text/layout.js';
import { visible } from '../text/visible.js';
import { appsWithProcesses, listeningText, serviceText, sortedPaths } from './side-by-side.js';
import { stepText, type DeployPath, type Process } from './step-text.js';

/** A label that is longer makes the picture hard to read. */
const LONGEST = 60;

/**
 * The deploy model as a flowchart: a box a deploy path, in it its processes, images that are built and backing services. Ends with a line feed.
 * Source of the syntax: mermaid.js.org/syntax/flowchart.html
 */
export function processesMermaid(report: Report): string {
  const paths = sortedPaths(report.model);
  const apps = appsWithProcesses(report);
  const lines = paths.flatMap((path, index) => {
    const own = apps.flatMap(({ app, groups }) =>
      groups.flatMap(({ processes }) =>
        processes.filter((process) => process.path === path.id).map((process) => ({ process, app: apps.length > 1 ? appName(app) : '' })),
      ),
    );
    return pathLines(path, `p${index + 1}`, own, report);
  });
  return `${['flowchart LR', ...(lines.length > 0 ? lines : [`  none[${label(['No file says how this is deployed'])}]`])].join('\n')}\n`;
}

interface Placed {
  readonly process: Process;
  readonly app: string;
}

function pathLines(path: DeployPath, id: string, processes: readonly Placed[], { model }: Report): readonly string[] {
  const services = model.services.filter((service) => service.path === path.id);
  const builds = [...new Set(processes.flatMap(({ process }) => process.build?.dockerfile ?? []))];
  const nodes = processes.map(({ process, app }, index) => `    ${id}w${index + 1}[${label(processLabel(process, app))}]`);
  const edges = processes.flatMap(({ process }, index) => {
    const self = `${id}w${index + 1}`;
    const build = process.build ? [`  ${id}b${builds.indexOf(process.build.dockerfile) + 1} -.->|built| ${self}`] : [];
    const listens = listeningText(process);
    const requests = process.role === 'web' ? [`  requests${listens === undefined ? ' -->' : ` -->|${label([listens])}|`} ${self}`] : [];
    const release =
      process.role === 'release'
        ? processes.flatMap(({ process: other }, at) => (other.role === 'release' ? [] : [`  ${self} -->|before| ${id}w${at + 1}`]))
        : [];
    return [...build, ...requests, ...release];
  });
  return [
    `  subgraph ${id} [${label([`${path.form} ${path.name}, ${path.purpose}`])}]`,
    ...nodes,
    ...builds.map((dockerfile, index) => `    ${id}b${index + 1}[/${label([dockerfile])}/]`),
    ...services.map((service, index) => `    ${id}s${index + 1}[(${label([service.service, serviceText(service)])})]`),
    '  end',
    ...edges,
  ];
}

function processLabel(process: Process, app: string): readonly string[] {
  const { name, main, image, firstProcess } = process;
  const runs = main ? stepText(main) : image === undefined ? '' : `image ${image}`;
  return [
    [processName(name), ...(app === '' ? [] : [`of ${app}`])].join(' '),
    ...(runs === '' ? [] : [truncate(runs, LONGEST, '…')]),
    ...(firstProcess?.signal === 'lost' ? [`SIGTERM is lost in ${firstProcess.program}`] : []),
  ];
}

/** Lines in quotes, with every character that could mean something as its number. */
function label(lines: readonly string[]): string {
  const safe = lines.map((line) => visible(line).replace(/[^\p{L}\p{N} .,:/@=_+-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`));
  return `"${safe.join('<br/>')}"`;
}
