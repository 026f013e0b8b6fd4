import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from '../scripts/build.mjs';
import { languagesOf, readCorpus } from './measure/corpus.mjs';
import { describeMachine, measuredCommit } from './measure/machine.mjs';
import { measureInTurns } from './measure/rounds.mjs';
import { findTimer } from './measure/run-once.mjs';
import { isProgram, PEER_NAMES, programsFor, ROWS } from './programs.mjs';
import { measurementPage } from './tables/markdown.mjs';
import { writePart } from './tables/page.mjs';
import { listOf, Misuse, oneOf, runCommand, typedFrom, wholeNumber } from './words.mjs';

const HELP = `Usage: npm run bench -- <directory> [options]

Measures factorlint on a directory beside the programs that are installed: ${PEER_NAMES.join(', ')}, and ESLint with our plugin.

Options:
      --rounds <n>          How often each is measured; 5 by default.
      --only <row>          Only this row (and factorlint). May be repeated, or a list with commas:
                            ${ROWS.join(', ')}.
      --peer <name>=<path>  Where a program is that is neither in node_modules nor on PATH. May be repeated.
      --against <bin.js>    Measures the command of another build of factorlint too.
      --limit <seconds>     A run that takes longer is ended, and its row is told as failed; 600 by default.
      --format <name>       markdown (default) or json, with every sample.
      --write <file>        Puts the table between the lines <!-- bench NAME --> and <!-- /bench NAME --> of a page.
      --name <text>         NAME, and what the table calls the directory: by default its own name.
      --no-build            Takes the build as it is.
  -h, --help                Shows this.

Everything is read once before, so that it lies in the page cache; each program runs once before it counts; then they take turns. A
program that is missing is told as skipped. Progress goes to stderr. NODE_OPTIONS and NODE_EXTRA_CA_CERTS are not handed on: the latter
alone makes Node.js start 40 ms later.

Exit status:
  0  measured
  1  a program failed
  2  wrong use
`;

await runCommand(
  {
    program: 'bench',
    help: HELP,
    options: {
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', multiple: true },
      peer: { type: 'string', multiple: true },
      against: { type: 'string' },
      limit: { type: 'string', default: '600' },
      format: { type: 'string', default: 'markdown' },
      write: { type: 'string' },
      name: { type: 'string' },
      'no-build': { type: 'boolean' },
    },
  },
  async ({ values, words }) => {
    const asked = read(values, words);
    if (!values['no-build'] && (await build()) !== 0) return 1;
    return bench(asked);
  },
);

function read(values, words) {
  if (words.length !== 1) throw new Misuse(words.length === 0 ? 'Which directory?' : `One directory, not ${words.length}.`);
  const directory = resolve(typedFrom(), words[0]);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw new Misuse(`${words[0]} is no directory.`);
  const only = listOf(values.only).map((row) => oneOf('only', row, ROWS));
  const paths = new Map(listOf(values.peer).map((text) => readPeer(text)));
  const against = values.against === undefined ? undefined : resolve(typedFrom(), values.against);
  if (against !== undefined && !statSync(against, { throwIfNoEntry: false })?.isFile()) throw new Misuse(`${values.against} is no file.`);
  const name = values.name ?? basename(directory);
  const page = values.write === undefined ? undefined : resolve(typedFrom(), values.write);
  if (page !== undefined) checkPage(page, name);
  return {
    ...{ directory, only, paths, against, name, page },
    rounds: wholeNumber('rounds', values.rounds),
    limit: wholeNumber('limit', values.limit),
    format: oneOf('format', values.format, ['markdown', 'json']),
  };
}

function readPeer(text) {
  const [, name, path] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined) throw new Misuse(`--peer is <name>=<path>, not ${text}.`);
  oneOf('peer', name, PEER_NAMES);
  const found = resolve(typedFrom(), path);
  if (!isProgram(found)) throw new Misuse(`${path} is no program.`);
  return [name, found];
}

/** Told before the measurement and not after it. */
function checkPage(page, name) {
  try {
    writePart(page, name);
  } catch (error) {
    throw new Misuse(error.message);
  }
}

async function bench({ directory, only, paths, against, name, page, rounds, limit, format }) {
  const machine = describeMachine();
  if (machine.load > machine.cores / 4) console.error(`The machine is busy (load ${machine.load.toFixed(1)}): take the figures with care.`);
  const timer = findTimer();
  if (timer === undefined) console.error('There is no GNU time: processor time and memory are looked at from outside, or unknown.');
  const corpus = readCorpus(directory);
  const scratch = mkdtempSync(join(tmpdir(), 'factorlint-bench-'));
  try {
    const { programs, skipped } = programsFor({ directory, languages: languagesOf(corpus), only, paths, against, scratch });
    for (const each of skipped) console.error(`${each.name}  skipped: ${each.skipped}`);
    const how = { cwd: directory, rounds, scratch, timer, limit, tell: (line) => console.error(line) };
    const { rows, failed } = await measureInTurns(programs, how);
    const measured = { date: new Date().toISOString().slice(0, 10), commit: measuredCommit() };
    const missing = [
      ...skipped.map((each) => `${each.name} (skipped: ${each.skipped})`),
      ...failed.map((each) => `${each.name} (failed: ${each.failed})`),
    ];
    const text = measurementPage({ name, corpus, machine, measured, rounds, rows, missing });
    if (page !== undefined) writePart(page, name, text);
    if (format === 'json') console.log(JSON.stringify({ name, corpus, machine, measured, rounds, rows, skipped, failed }, undefined, 2));
    else if (page === undefined) console.log(text);
    return failed.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
