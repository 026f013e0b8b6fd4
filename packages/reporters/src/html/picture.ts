import { listeningText, replicasText, serviceText, SIGNALS } from '../processes/side-by-side.js';
import { stepText, type Process } from '../processes/step-text.js';
import { truncate } from '../text/layout.js';
import { processName } from '../text/process-name.js';
import { visible } from '../text/visible.js';
import type { Report } from '@factorlint/core';
import { markup, type Markup } from './markup.js';

interface Drawn {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly processes: readonly { readonly process: Process; readonly app: string }[];
  readonly services: Report['model']['services'];
}

/** Everything is in pixels of a picture that is as wide as its columns. */
const COLUMN = { source: { x: 8, width: 190 }, process: { x: 278, width: 340 }, service: { x: 688, width: 180 } } as const;
const WIDTH = COLUMN.service.x + COLUMN.service.width + 8;
const GAP = 14;
const TOP = 34;
const LINE = 17;
const PADDING = 12;
/** Characters that fit: of the ordinary font, and of the one for code. */
const FITS = { source: 24, name: 42, code: 44, service: 22 } as const;

interface Box {
  readonly y: number;
  readonly height: number;
}

/** One deploy path: what is built and asked on the left, what runs in the middle, the services on the right. Undefined where nothing is there. */
export function picture({ id, title, processes, services }: Drawn): Markup | undefined {
  if (processes.length === 0 && services.length === 0) return undefined;
  const builds = [...new Set(processes.flatMap(({ process }) => process.build?.dockerfile ?? []))];
  const asked = processes.some(({ process }) => process.role === 'web');
  const cards = processes.map(({ process, app }) => cardLines(process, app));
  const cardBoxes = stacked(cards.map((lines) => lines.length * LINE + 2 * PADDING));
  const sourceBoxes = stacked([...(asked ? [38] : []), ...builds.map(() => 50)]);
  const serviceBoxes = stacked(services.map(() => 50));
  const height = Math.max(...[...cardBoxes, ...sourceBoxes, ...serviceBoxes].map((box) => box.y + box.height)) + 10;
  const buildBox = (dockerfile: string) => sourceBoxes[builds.indexOf(dockerfile) + (asked ? 1 : 0)];
  const edges = processes.flatMap(({ process }, index) => [
    ...(process.role === 'web' ? [edge(sourceBoxes[0], cardBoxes[index], 'requests')] : []),
    ...(process.build ? [edge(buildBox(process.build.dockerfile), cardBoxes[index], 'build')] : []),
  ]);
  return markup`<svg class="picture" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}">
<title id="${id}">${title}: ${sentence(processes, services)}</title>
<defs><marker id="${id}-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
${heading(COLUMN.source.x, [...(asked ? ['requests'] : []), ...(builds.length > 0 ? ['images'] : [])].join(' and '))}${heading(COLUMN.process.x, processes.length > 0 ? 'processes' : '')}${heading(COLUMN.service.x, services.length > 0 ? 'backing services' : '')}
${edges.map(({ d, kind }) => markup`<path class="edge ${kind}" d="${d}" marker-end="url(#${id}-arrow)"/>`)}
${asked && pill(sourceBoxes[0])}${builds.map((dockerfile) =>
    node(COLUMN.source, buildBox(dockerfile), 'build', [
      ['image', 'small'],
      [truncate(visible(dockerfile), FITS.source, '…'), 'code'],
    ]),
  )}
${cards.map((lines, index) => node(COLUMN.process, cardBoxes[index], `process ${processes[index]?.process.firstProcess?.signal ?? ''}`, lines))}
${services.map((service, index) =>
  node(COLUMN.service, serviceBoxes[index], 'service', [
    [service.service, 'name'],
    [truncate(visible(serviceText(service)), FITS.service, '…'), 'small'],
  ]),
)}
</svg>
`;
}

type Line = readonly [text: string, kind: string];

function cardLines(process: Process, app: string): readonly Line[] {
  const { name, role, main, image, firstProcess } = process;
  const runs = main ? stepText(main) : image === undefined ? '' : `image ${image}`;
  const title = `${processName(name)}${role === 'unknown' || role === processName(name) ? '' : ` · ${role}`}${app === '' || app === processName(name) ? '' : ` · ${app}`}`;
  const listens = listeningText(process);
  const replicas = replicasText(process);
  const facts = [...(listens === undefined ? [] : [`port ${listens}`]), ...(replicas === undefined ? [] : [`replicas ${replicas}`])].join(
    ' · ',
  );
  return [
    [truncate(visible(title), FITS.name, '…'), 'name'],
    ...(runs === '' ? [] : [[truncate(visible(runs), FITS.code, '…'), 'code'] as const]),
    ...(facts === '' ? [] : [[truncate(visible(facts), FITS.name, '…'), 'small'] as const]),
    ...(firstProcess && firstProcess.signal !== 'unknown'
      ? [
          [
            `${SIGNALS[firstProcess.signal]}${firstProcess.signal === 'lost' ? ` in ${truncate(visible(firstProcess.program), 16, '…')}` : ''}`,
            `signal ${firstProcess.signal}`,
          ] as const,
        ]
      : []),
  ];
}

function stacked(heights: readonly number[]): readonly Box[] {
  let y = TOP;
  return heights.map((height) => {
    const box = { y, height };
    y += height + GAP;
    return box;
  });
}

function heading(x: number, text: string): Markup | undefined {
  return text === '' ? undefined : markup`<text class="column" x="${x}" y="20">${text}</text>`;
}

function edge(from: Box | undefined, to: Box | undefined, kind: string) {
  const [x1, x2] = [COLUMN.source.x + COLUMN.source.width, COLUMN.process.x - 2];
  const [y1, y2] = [from, to].map((box) => (box ? box.y + box.height / 2 : 0)) as [number, number];
  const middle = (x1 + x2) / 2;
  return { kind, d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` };
}

function pill(box: Box | undefined): Markup | undefined {
  const { x, width } = COLUMN.source;
  return (
    box &&
    markup`<g class="node requests"><rect x="${x}" y="${box.y}" width="${width}" height="${box.height}" rx="${box.height / 2}"/><text class="name" x="${x + width / 2}" y="${box.y + 24}" text-anchor="middle">requests</text></g>`
  );
}

function node(
  { x, width }: { readonly x: number; readonly width: number },
  box: Box | undefined,
  kind: string,
  lines: readonly Line[],
): Markup | undefined {
  return (
    box &&
    markup`<g class="node ${kind}"><rect x="${x}" y="${box.y}" width="${width}" height="${box.height}" rx="6"/>${lines.map(([text, of], index) => markup`<text class="${of}" x="${x + PADDING}" y="${box.y + PADDING + 12 + index * LINE}">${text}</text>`)}</g>\n`
  );
}

/** The picture in words. */
function sentence(processes: Drawn['processes'], services: Drawn['services']): string {
  const runs = processes.map(({ process }) => processName(process.name)).join(', ');
  const brings = services.map(({ service }) => service).join(', ');
  return [...(runs === '' ? [] : [`runs ${runs}`]), ...(brings === '' ? [] : [`brings ${brings}`])].join('; ');
}
