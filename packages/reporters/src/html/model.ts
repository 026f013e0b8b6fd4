import type { Report } from '@factorlint/core';
import {
  appsWithProcesses,
  listeningText,
  replicasText,
  serviceRows,
  serviceText,
  SIGNALS,
  sortedPaths,
  workersText,
} from '../processes/side-by-side.js';
import { stepNames, stepText, type DeployPath, type Process } from '../processes/step-text.js';
import { appName } from '../pretty/checklist.js';
import { processName } from '../text/process-name.js';
import { markup, type Markup } from './markup.js';
import type { HtmlPage } from './page.js';
import { picture } from './picture.js';
import { placeLink } from './place.js';

/** How the repository is brought to run: a picture of each deploy path, and all of it as a table. */
export function modelSection(page: HtmlPage): Markup {
  const { report } = page;
  const paths = sortedPaths(report.model);
  if (paths.length === 0) {
    return markup`<section id="model" aria-labelledby="model-heading">
<h2 id="model-heading">Deploy model</h2>
<p>No file of this repository says how it is deployed.</p></section>
`;
  }
  return markup`<section id="model" aria-labelledby="model-heading">
<h2 id="model-heading">Deploy model</h2>
${paths.map((path, index) => pathPart(path, index, page))}${processTable(page)}${serviceTable(page)}</section>
`;
}

function pathPart(path: DeployPath, index: number, { report }: HtmlPage): Markup {
  const apps = appsWithProcesses(report);
  const processes = apps.flatMap(({ app, groups }) =>
    groups.flatMap((group) =>
      group.processes
        .filter((process) => process.path === path.id)
        .map((process) => ({ process, app: apps.length > 1 ? shortName(app) : '' })),
    ),
  );
  const services = report.model.services.filter((service) => service.path === path.id);
  const title = `${path.form} ${path.name}, ${path.purpose}`;
  const drawn = picture({ id: `picture-${index + 1}`, title, processes, services });
  return markup`<figure class="path"><figcaption><strong>${path.form}</strong> <code>${path.name}</code> <span class="chip plain">${path.purpose}</span></figcaption>
${drawn === undefined ? markup`<p class="aside">It runs nothing that could be read.</p>` : markup`<div class="scroll" tabindex="0" role="region" aria-label="Picture of ${title}">${drawn}</div>`}</figure>
`;
}

function processTable(page: HtmlPage): Markup {
  const apps = appsWithProcesses(page.report);
  const rows = apps.flatMap(({ app, groups }) =>
    groups.flatMap(({ processes }) => processes.map((process) => processRow(process, apps.length > 1 ? appName(app) : undefined, page))),
  );
  if (rows.length === 0) return markup``;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="All processes"><table><caption>What runs</caption>
<thead><tr><th scope="col">Process</th><th scope="col">Role</th><th scope="col">Deploy path</th><th scope="col">Runs</th><th scope="col">Listens</th><th scope="col">Replicas</th><th scope="col">Workers</th><th scope="col">Process 1</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

function processRow(process: Process, app: string | undefined, { report, options }: HtmlPage): Markup {
  const { name, role, main, image, before, firstProcess, location } = process;
  const path = report.model.paths.find(({ id }) => id === process.path);
  const runs = main ? stepText(main) : image === undefined ? '' : `image ${image}`;
  const first =
    firstProcess &&
    markup`<code>${firstProcess.program}</code> <span class="signal ${firstProcess.signal}">${SIGNALS[firstProcess.signal]}</span>`;
  return markup`<tr><th scope="row">${processName(name)}${app !== undefined && ` of ${app}`}<br>${placeLink(location, options)}</th><td>${role}</td><td>${path?.form ?? ''} <code>${path?.name ?? process.path}</code></td><td>${runs !== '' && markup`<code>${runs}</code>`}${before.length > 0 && ` after ${stepNames(before)}`}</td><td>${listeningText(process)}</td><td>${replicasText(process)}</td><td>${workersText(process)}</td><td>${first}</td></tr>
`;
}

function serviceTable({ report }: HtmlPage): Markup {
  const rows = serviceRows(report.model);
  if (rows.length === 0) return markup``;
  const paths = sortedPaths(report.model).filter(({ id }) => report.model.services.some(({ path }) => path === id));
  const cells = (by: Report['model']['services']) =>
    paths.map(({ id }) => markup`<td>${[...new Set(by.filter(({ path }) => path === id).map(serviceText))].join(', ')}</td>`);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Backing services"><table><caption>Backing services</caption>
<thead><tr><th scope="col">Service</th>${paths.map(({ form, name }) => markup`<th scope="col">${form} <code>${name}</code></th>`)}</tr></thead>
<tbody>
${rows.map(({ service, by }) => markup`<tr><th scope="row">${service}</th>${cells(by)}</tr>\n`)}</tbody></table></div>
`;
}

/** In a picture there is little room. */
function shortName({ path, name }: Report['apps'][number]): string {
  return path === '' ? (name === '.' ? '' : name) : path;
}
