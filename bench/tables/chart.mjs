import { shownBytes, shownCount, shownSeconds } from './units.mjs';

const SIZE = { width: 720, height: 320, top: 44, bottom: 48, side: 64, gap: 56 };
/** Readable on white and on black: the page that shows the picture decides which it is. */
const STYLE = `
    text { font: 12px system-ui, sans-serif; fill: #57606a; }
    .title { font-size: 14px; font-weight: 600; fill: #1f2328; }
    .grid { stroke: #d0d7de; stroke-width: 1; }
    .fit { stroke: #8c959f; stroke-width: 1.5; stroke-dasharray: 5 4; fill: none; }
    .line { stroke: #0969da; stroke-width: 2; fill: none; }
    .dot { fill: #0969da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #9198a1; }
      .title { fill: #f0f6fc; }
      .grid { stroke: #3d444d; }
      .line { stroke: #4493f8; }
      .dot { fill: #4493f8; }
    }`;

/**
 * Time and memory over the number of files, both axes logarithmic, with the line that linear growth would give from the last point.
 * @param {readonly { files: number, seconds: number, memory: number | undefined }[]} points at least one
 * @returns {string} an SVG picture
 */
export function growthChart(points) {
  const remembered = points.filter(({ memory }) => memory !== undefined);
  const graphs = [
    { title: 'Time', points: points.map(({ files, seconds }) => ({ x: files, y: seconds })), shown: shownSeconds },
    { title: 'Peak memory', points: remembered.map(({ files, memory }) => ({ x: files, y: memory })), shown: shownBytes },
  ].filter((graph) => graph.points.length > 0);
  const width = (SIZE.width - SIZE.side - SIZE.gap * graphs.length) / graphs.length;
  const drawn = graphs.map((graph, index) => drawGraph(graph, SIZE.side + index * (width + SIZE.gap + 8), width - 8));
  const label = graphs
    .map((graph) => `${graph.title}: ${graph.points.map(({ x, y }) => `${graph.shown(y)} at ${shownCount(x)} files`).join(', ')}.`)
    .join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${label}">`,
    `  <style>${STYLE}\n  </style>`,
    ...drawn.flat().map((line) => `  ${line}`),
    '</svg>',
    '',
  ].join('\n');
}

function drawGraph({ title, points, shown }, left, width) {
  const last = points.at(-1);
  const linear = points.map(({ x }) => ({ x, y: (last.y * x) / last.x }));
  const [x, y] = [axis(points.map((point) => point.x)), axis(points.map((point) => point.y))];
  const height = SIZE.height - SIZE.top - SIZE.bottom;
  const across = (value) => round(left + x.share(value) * width);
  const up = (value) => round(SIZE.top + (1 - y.share(value)) * height);
  const path = (line) => line.map((point, index) => `${index === 0 ? 'M' : 'L'}${across(point.x)} ${up(point.y)}`).join(' ');
  const visible = linear.filter((point) => point.y >= y.least);
  return [
    `<text class="title" x="${round(left)}" y="20">${title}</text>`,
    ...y.ticks.flatMap((value) => [
      `<line class="grid" x1="${round(left)}" x2="${round(left + width)}" y1="${up(value)}" y2="${up(value)}"/>`,
      `<text x="${round(left - 6)}" y="${up(value) + 4}" text-anchor="end">${shown(value)}</text>`,
    ]),
    ...x.ticks.map(
      (value) => `<text x="${across(value)}" y="${SIZE.height - SIZE.bottom + 18}" text-anchor="middle">${shownCount(value)}</text>`,
    ),
    `<text x="${round(left + width / 2)}" y="${SIZE.height - 10}" text-anchor="middle">files (dashed: linear)</text>`,
    ...(visible.length > 1 ? [`<path class="fit" d="${path(visible)}"/>`] : []),
    `<path class="line" d="${path(points)}"/>`,
    ...points.map(
      (point) =>
        `<circle class="dot" cx="${across(point.x)}" cy="${up(point.y)}" r="3.5"><title>${shownCount(point.x)} files: ${shown(point.y)}</title></circle>`,
    ),
  ];
}

/** A logarithmic axis from the power of ten below the values to the one above. */
function axis(values) {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    least: 10 ** from,
    ticks: Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)),
    share: (value) => (Math.log10(value) - from) / (to - from),
  };
}

const round = (value) => Math.round(value * 10) / 10;
