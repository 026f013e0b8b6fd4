import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from '../scripts/build.mjs';
import { REPOSITORY_KINDS, writeRepository } from './generate/repository.mjs';
import { describeMachine, measuredCommit } from './measure/machine.mjs';
import { readCorpus } from './measure/corpus.mjs';
import { measureInTurns } from './measure/rounds.mjs';
import { findTimer } from './measure/run-once.mjs';
import { powerLaw } from './measure/statistics.mjs';
import { programsFor } from './programs.mjs';
import { growthChart } from './tables/chart.mjs';
import { growthPage } from './tables/markdown.mjs';
import { writePart } from './tables/page.mjs';
import { listOf, Misuse, oneOf, runCommand, typedFrom, wholeNumber } from './words.mjs';

const HELP = `Usage: npm run bench:growth -- [options]

Measures factorlint on made-up repositories of several sizes, and says how time and memory grow with the number of files.

Options:
      --sizes <n,n,...>  How many files; 100,1000,10000,50000 by default.
      --kind <name>      ${REPOSITORY_KINDS.join(', ')}; mixed by default.
      --seed <text>      The same seed gives the same files; bench by default.
      --rounds <n>       How often each is measured; 3 by default.
      --limit <seconds>  A run that takes longer ends the measurement there; 600 by default.
      --format <name>    markdown (default) or json.
      --chart <file>     Draws an SVG picture.
      --write <file>     Puts the table between the lines <!-- bench growth --> and <!-- /bench growth --> of a page.
      --no-build         Takes the build as it is.
  -h, --help             Shows this.

The repositories are written into a temporary folder, each with one commit, and removed.

Exit status:
  0  measured
  1  a size took too long, or failed
  2  wrong use
`;

await runCommand(
  {
    program: 'bench:growth',
    help: HELP,
    options: {
      sizes: { type: 'string', multiple: true },
      kind: { type: 'string', default: 'mixed' },
      seed: { type: 'string', default: 'bench' },
      rounds: { type: 'string', default: '3' },
      limit: { type: 'string', default: '600' },
      format: { type: 'string', default: 'markdown' },
      chart: { type: 'string' },
      write: { type: 'string' },
      'no-build': { type: 'boolean' },
    },
  },
  async ({ values, words }) => {
    const asked = read(values, words);
    if (!values['no-build'] && (await build()) !== 0) return 1;
    return growth(asked);
  },
);

function read(values, words) {
  if (words.length > 0) throw new Misuse(`No directory is asked for: ${words[0]}.`);
  const sizes = listOf(values.sizes ?? ['100,1000,10000,50000']).map((text) => wholeNumber('sizes', text, 10));
  const page = values.write === undefined ? undefined : resolve(typedFrom(), values.write);
  if (page !== undefined) writePartOrSay(page);
  return {
    page,
    sizes: [...new Set(sizes)].sort((a, b) => a - b),
    kind: oneOf('kind', values.kind, REPOSITORY_KINDS),
    seed: values.seed,
    rounds: wholeNumber('rounds', values.rounds),
    limit: wholeNumber('limit', values.limit),
    format: oneOf('format', values.format, ['markdown', 'json']),
    chart: values.chart === undefined ? undefined : resolve(typedFrom(), values.chart),
  };
}

function writePartOrSay(page) {
  try {
    writePart(page, 'growth');
  } catch (error) {
    throw new Misuse(error.message);
  }
}

async function growth({ sizes, kind, seed, rounds, limit, format, chart, page }) {
  const machine = describeMachine();
  const how = { rounds, limit, timer: findTimer(), tell: (line) => console.error(line) };
  const points = [];
  let fault;
  for (const files of sizes) {
    if (fault !== undefined) break;
    const point = await measureSize({ files, kind, seed }, how);
    if (point.fault === undefined) points.push(point);
    else fault = `${files} files: ${point.fault}`;
  }
  if (fault !== undefined) console.error(`bench:growth: ${fault}`);
  if (points.length === 0) return 1;
  const law = points.length < 2 ? undefined : { time: powerOf(points, 'seconds'), memory: powerOf(points, 'memory') };
  const measured = { date: new Date().toISOString().slice(0, 10), commit: measuredCommit() };
  const text = growthPage({ kind, points, law, machine, measured, rounds });
  if (chart !== undefined) {
    mkdirSync(dirname(chart), { recursive: true });
    writeFileSync(chart, growthChart(points));
  }
  if (page !== undefined) writePart(page, 'growth', text);
  if (format === 'json') console.log(JSON.stringify({ kind, seed, points, law, machine, measured, rounds }, undefined, 2));
  else if (page === undefined) console.log(text);
  return fault === undefined ? 0 : 1;
}

/** Writes a repository of a size, measures it and removes it. */
async function measureSize({ files, kind, seed }, how) {
  const folder = mkdtempSync(join(tmpdir(), 'factorlint-growth-'));
  try {
    const [cwd, scratch] = ['repository', 'scratch'].map((name) => join(folder, name));
    for (const each of [cwd, scratch]) mkdirSync(each);
    how.tell(`${files} files`);
    writeRepository(cwd, { files, kind, seed, git: true });
    const { total } = readCorpus(cwd);
    const { programs } = programsFor({ directory: cwd, languages: [], only: ['factorlint'], paths: new Map(), scratch });
    const { rows, failed } = await measureInTurns(programs, { ...how, cwd, scratch });
    const [row] = rows;
    if (row === undefined) return { fault: failed[0].failed };
    return { files, bytes: total.bytes, seconds: row.seconds.median, cpu: row.cpu, memory: row.memory, says: row.says };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exponent of the growth; undefined where not every point has a figure. */
function powerOf(points, name) {
  if (points.some((point) => point[name] === undefined)) return undefined;
  return powerLaw(points.map((point) => ({ x: point.files, y: point[name] }))).exponent;
}
