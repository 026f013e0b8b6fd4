import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../scripts/run.mjs';

/** Our command, as it is published. */
export const OURS = join(root, 'packages/cli/dist/bin.js');

/**
 * @typedef {object} Program one row of the table
 * @property {string} name how `--only` calls it
 * @property {string} title how the table calls it
 * @property {string} command
 * @property {readonly string[]} args
 * @property {readonly number[]} accepts exit statuses that say it did its work
 * @property {(stdout: string, stderr: string) => string} says its result in a few words: who measures nothing sees it here
 *
 * @typedef {{ name: string, skipped: string }} Skipped why a row is missing
 */

/** A word that stands in some files of each language, for programs that look for one. */
const WORDS = { python: 'environ', javascript: 'process.env' };
const GLOBS = { python: '*.py', javascript: '*.{js,jsx,ts,tsx,mjs,cjs,mts,cts}' };
const OXLINT = {
  plugins: ['node'],
  categories: { correctness: 'off' },
  rules: { 'no-console': 'warn', 'no-eval': 'warn', 'node/no-process-env': 'warn' },
};

/** Programs of others: what finds them, and what they are asked. Each gets the cheapest output that still says how much it found. */
const PEERS = {
  ripgrep: {
    program: 'rg',
    languages: ['python', 'javascript'],
    title: (languages) => `one word, \`${wordFor(languages)}\``,
    args: ({ languages }) => [
      '--count',
      '--fixed-strings',
      ...languages.flatMap((language) => ['--glob', GLOBS[language]]),
      wordFor(languages),
      '.',
    ],
    accepts: [0, 1],
    says: (stdout) => `${linesOf(stdout).length} files`,
  },
  ruff: {
    program: 'ruff',
    languages: ['python'],
    title: () => '`--select S,T20,LOG,G`',
    args: () => ['check', '--isolated', '--no-cache', '--select', 'S,T20,LOG,G', '--statistics', '--exit-zero', '.'],
    accepts: [0],
    says: (stdout) => `${sum(stdout, /^\s*(\d+)\t/gm)} findings`,
  },
  oxlint: {
    program: 'oxlint',
    languages: ['javascript'],
    title: () => 'three rules',
    args: ({ scratch }) => ['--config', written(scratch, 'oxlintrc.json', JSON.stringify(OXLINT)), '--silent', '.'],
    accepts: [0, 1],
    says: (stdout) => `${sum(stdout, /^Found (\d+) warning/gm)} findings in ${sum(stdout, /on (\d+) files/g)} files`,
  },
  biome: {
    program: 'biome',
    languages: ['javascript'],
    title: () => 'two rules',
    args: ({ scratch }) => [
      'lint',
      '--only=suspicious/noConsole',
      '--only=style/noProcessEnv',
      `--config-path=${written(scratch, 'biome.json', '{ "root": true }\n')}`,
      '--max-diagnostics=1',
      '.',
    ],
    accepts: [0, 1],
    says: (stdout, stderr) =>
      `${sum(stdout + stderr, /^Found (\d+) /gm)} findings in ${sum(stdout + stderr, /^Checked (\d+) files/gm)} files`,
  },
  'ast-grep-python': {
    program: 'ast-grep',
    languages: ['python'],
    title: () => 'one pattern, Python',
    args: () => ['run', '--pattern', 'os.environ[$NAME]', '--lang', 'python', '--json=stream', '.'],
    accepts: [0, 1],
    says: (stdout) => `${linesOf(stdout).length} matches`,
  },
  'ast-grep-typescript': {
    program: 'ast-grep',
    languages: ['javascript'],
    title: () => 'one pattern, TypeScript without TSX',
    args: () => ['run', '--pattern', 'process.env.$NAME', '--lang', 'ts', '--json=stream', '.'],
    accepts: [0, 1],
    says: (stdout) => `${linesOf(stdout).length} matches`,
  },
};

/** The names that `--only` and `--peer` know. */
export const ROWS = ['factorlint', 'against', 'warm', 'node', ...Object.keys(PEERS), 'eslint'];
export const PEER_NAMES = [...new Set(Object.values(PEERS).map(({ program }) => program))];

/**
 * The rows of the table for a folder, ours first, and those that cannot be.
 * @param {{ directory: string, languages: readonly string[], only: readonly string[], paths: ReadonlyMap<string, string>,
 *   against: string | undefined, scratch: string }} what `paths` says where programs are that are not to be looked for
 * @returns {{ programs: readonly Program[], skipped: readonly Skipped[] }}
 */
export function programsFor({ directory, languages, only, paths, against, scratch }) {
  const wants = (name) => name === 'factorlint' || only.length === 0 || only.includes(name);
  const rows = [
    ours('factorlint', 'factorlint', OURS),
    ...(against === undefined ? [] : [ours('against', 'factorlint, the other build', against)]),
    ...(wants('warm') ? [warm(scratch)] : []),
    { name: 'node', title: 'Node.js itself, `node -e 0`', command: process.execPath, args: ['-e', '0'], accepts: [0], says: () => '' },
    ...Object.entries(PEERS).map(([name, peer]) => (wants(name) ? peerRow(name, peer, { languages, paths, scratch }) : { name })),
    eslintRow(directory, scratch),
  ].filter(({ name }) => wants(name));
  return { programs: rows.filter(({ skipped }) => skipped === undefined), skipped: rows.filter(({ skipped }) => skipped !== undefined) };
}

function ours(name, title, bin) {
  const cache = knows(bin, '--no-cache') ? ['--no-cache'] : [];
  const args = [bin, 'check', '.', '--format', 'json', '--fail-on', 'never', ...cache];
  return { name, title, command: process.execPath, args, accepts: [0], says: countFindings };
}

function warm(scratch) {
  if (!knows(OURS, '--cache-location')) return { name: 'warm', skipped: 'needs a build that knows --cache-location' };
  const args = [OURS, 'check', '.', '--format', 'json', '--fail-on', 'never', '--cache-location', join(scratch, 'cache')];
  return {
    name: 'warm',
    title: 'factorlint, nothing changed since the last run',
    command: process.execPath,
    args,
    accepts: [0],
    says: countFindings,
  };
}

function peerRow(name, { program, languages: known, title, args, accepts, says }, { languages, paths, scratch }) {
  const spoken = languages.filter((language) => known.includes(language));
  if (spoken.length === 0) return { name, skipped: `needs ${known.join(' or ')} files` };
  const command = paths.get(program) ?? find(program);
  if (command === undefined) return { name, skipped: `needs ${program} (on PATH, or --peer ${program}=<path>)` };
  const version = versionOf(command);
  const asked = args({ languages: spoken, scratch });
  return { name, title: `${program}${version === undefined ? '' : ` ${version}`}, ${title(spoken)}`, command, args: asked, accepts, says };
}

function eslintRow(directory, scratch) {
  const plugin = join(root, 'packages/eslint-plugin/dist/index.js');
  const bin = join(root, 'node_modules/eslint/bin/eslint.js');
  if (!isFile(plugin) || !isFile(bin)) return { name: 'eslint', skipped: 'needs eslint and the built plugin' };
  const lines = [
    `import { configure } from ${JSON.stringify(pathToFileURL(plugin).href)};`,
    `export default configure({ root: ${JSON.stringify(directory)} });`,
  ];
  const config = written(scratch, 'eslint.config.mjs', `${lines.join('\n')}\n`);
  return {
    name: 'eslint',
    title: `eslint ${versionOf(process.execPath, [bin])}, our plugin`,
    command: process.execPath,
    args: [bin, '--no-config-lookup', '--config', config, '--format', 'json', '.'],
    accepts: [0, 1],
    says: (stdout) => `${JSON.parse(stdout).reduce((count, { messages }) => count + messages.length, 0)} findings`,
  };
}

/** Findings of our report that count against the repository. */
function countFindings(stdout) {
  const findings = JSON.parse(stdout).verdicts.flatMap(({ results }) => results.flatMap((result) => result.findings));
  return `${findings.filter(({ outcome }) => outcome === 'violates').length} findings`;
}

const helps = new Map();
/** Whether a build of ours has an option. */
function knows(bin, option) {
  if (!helps.has(bin)) helps.set(bin, spawnSync(process.execPath, [bin, 'check', '--help'], { encoding: 'utf8' }).stdout ?? '');
  return helps.get(bin).includes(option);
}

function versionOf(command, first = []) {
  const { stdout } = spawnSync(command, [...first, '--version'], { encoding: 'utf8' });
  return /\d+\.\d+(?:\.\d+)?/.exec(stdout ?? '')?.[0];
}

/** A program by its name: in the workspace's node_modules, then on PATH. */
function find(program) {
  const folders = [join(root, 'node_modules/.bin'), ...(process.env.PATH ?? '').split(delimiter)];
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  return folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending))).find(isProgram);
}

/** Whether there is a file that may be run. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function wordFor(languages) {
  return languages.length === 1 ? WORDS[languages[0]] : 'env';
}

function written(folder, name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const linesOf = (text) => text.split('\n').filter((line) => line !== '');
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, digits]) => total + Number(digits), 0);
