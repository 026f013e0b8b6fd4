import { PROGRAMS, type Program } from '../../knowledge/servers/index.js';
import type { Step } from '../../vocabulary/facts/index.js';
import { literalText } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import { basename } from '../../vocabulary/paths.js';

/** A step seen through its interpreter: what runs, and the words after it. */
export interface Invocation {
  /** `gunicorn`, `manage.py`, `server.js`, or the module that `python -m` names. */
  readonly name: string;
  readonly words: readonly Value[];
  /** The file that an interpreter is given, as written. */
  readonly file?: string;
  readonly interpreter?: 'python' | 'node';
  /** Options of the interpreter. */
  readonly options: readonly string[];
}

const PYTHON = /^(?:python(?:\d(?:\.\d+)?)?|pypy3?|py)(?:\.exe)?$/;
const PYTHON_VALUES: ReadonlySet<string> = new Set(['-W', '-X', '-Q', '--check-hash-based-pycs']);
const NODE = /^(?:node(?:js)?|ts-node(?:-esm|-dev)?|tsx|babel-node|bun|deno|nodemon|esr|tsnd|node-dev|pm2(?:-runtime|-docker)?)$/;
const NODE_VALUES: ReadonlySet<string> = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '-P',
  '--project',
  '--env-file',
  '--watch-path',
  '-C',
  '--conditions',
  '-w',
  '--watch',
  '--exec',
  '-x',
  '-e',
  '--ext',
  '-i',
  '--ignore',
  '-n',
  '--name',
  '--tsconfig',
  '--inspect-port',
  '--title',
  '-O',
  '--compiler-options',
]);
const NODE_FLAGS: ReadonlySet<string> = new Set(['run', 'start', 'serve', 'watch']);

/** What a step runs. */
export function invocationOf({ arguments: all, program }: Step): Invocation {
  const words = all.slice(1);
  if (PYTHON.test(program)) return python(program, words);
  if (NODE.test(program)) return node(program, words);
  return {
    name: basename(program),
    words,
    options: [],
    ...(program.endsWith('.py') ? { file: program, interpreter: 'python' as const } : {}),
  };
}

function python(program: string, words: readonly Value[]): Invocation {
  const options: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const text = literalText(words[index]);
    if (text === '-m') {
      const module = literalText(words[index + 1]) ?? '';
      return { name: module.replace(/\.__main__$/, ''), words: words.slice(index + 2), options, interpreter: 'python' };
    }
    if (text === undefined || text === '-c') break;
    if (!text.startsWith('-')) return { name: basename(text), words: words.slice(index + 1), options, interpreter: 'python', file: text };
    options.push(text);
    if (PYTHON_VALUES.has(text)) index += 1;
  }
  return { name: program, words, options, interpreter: 'python' };
}

function node(program: string, words: readonly Value[]): Invocation {
  const options: string[] = [];
  const isNode = /^node(?:js)?$/.test(program);
  for (let index = 0; index < words.length; index += 1) {
    const text = literalText(words[index]);
    if (text === undefined) break;
    if (text.startsWith('-')) {
      options.push(text);
      // `--watch` of node stands alone; that of nodemon takes a folder.
      if (NODE_VALUES.has(text) && !(isNode && /^(?:-w|--watch|-i|-e)$/.test(text))) index += 1;
      continue;
    }
    if (!isNode && NODE_FLAGS.has(text)) continue;
    const name = basename(text);
    const inPackage = /node_modules\/(?:\.bin\/)?(?:@[^/]+\/)?([^/]+)/.exec(text)?.[1];
    return { name: inPackage ?? name, words: words.slice(index + 1), options, interpreter: 'node', file: text };
  }
  return { name: program, words, options, interpreter: 'node' };
}

const BY_PROGRAM: ReadonlyMap<string, readonly Program[]> = grouped();

/** The row of what a step runs: by its program first (`nodemon`), then by what its interpreter runs. */
export function programOf(step: Step, invocation: Invocation = invocationOf(step)): Program | undefined {
  const own = (BY_PROGRAM.get(step.program) ?? []).find((row) => fits(row, step.arguments.slice(1)));
  if (own && own.role !== 'unknown') return own;
  const inner =
    invocation.name === step.program ? undefined : (BY_PROGRAM.get(invocation.name) ?? []).find((row) => fits(row, invocation.words));
  return inner ?? own;
}

function fits({ words = [], options }: Program, given: readonly Value[]): boolean {
  const texts = given.map(literalText);
  if (options && !texts.some((text) => text !== undefined && options.includes(text.split('=', 1)[0] ?? ''))) return false;
  let group = 0;
  for (const [index, text] of texts.entries()) {
    const alternatives = words[group];
    if (!alternatives) return true;
    if (text === undefined || text.startsWith('-')) continue;
    if (alternatives.includes(text)) group += 1;
    // A word after an option may be the option's own.
    else if (!texts[index - 1]?.startsWith('-')) return false;
  }
  return group === words.length;
}

function grouped(): ReadonlyMap<string, readonly Program[]> {
  const groups = new Map<string, Program[]>();
  for (const row of PROGRAMS) {
    for (const program of row.programs) groups.set(program, [...(groups.get(program) ?? []), row]);
  }
  return groups;
}
