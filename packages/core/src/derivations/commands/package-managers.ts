import { table } from '../../vocabulary/table.js';
import type { Command } from '../../vocabulary/facts/index.js';
import type { Run, Statement } from '../../vocabulary/script.js';
import { type Argument, argumentText, word } from './argument.js';
import { toEvent } from './event.js';
import type { Interpreter } from './interpreter.js';
import type { Hop, Lane } from './lane.js';
import { joinPath } from './paths.js';
import { basename, folderOf } from '../../vocabulary/paths.js';

const MANAGERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm', 'bun', 'yarnpkg']);
const RUN: ReadonlySet<string> = new Set(['run', 'run-script', 'rum', 'urn']);
const DIRECT: ReadonlySet<string> = new Set(['start', 'test', 'stop', 'restart', 't']);
const FOLDER_OPTIONS: ReadonlySet<string> = new Set(['--prefix', '-C', '--dir', '--cwd']);
const PACKAGE_OPTIONS: ReadonlySet<string> = new Set(['--filter', '-F', '-w', '--workspace', '--filter-prod']);
/** Programs that run several scripts of a package.json; with one of these options at the same time. */
const SEQUENCES: Readonly<Record<string, 'one' | 'all' | 'option'>> = table({
  'run-s': 'one',
  'run-p': 'all',
  'npm-run-all': 'option',
  'npm-run-all2': 'option',
  concurrently: 'all',
});

/** `npm start`, `yarn workspace x run y`, `pnpm -C dir dev`, `run-s a b`. */
export function runPackageManager(
  words: readonly Argument[],
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] | undefined {
  const program = basename(argumentText(words[0]) ?? '');
  if (Object.hasOwn(SEQUENCES, program)) return runSequence(program, words, lane, hops, depth, on);
  if (!MANAGERS.has(program)) return undefined;
  const call = readCall(program, words, lane, on);
  if (!call) return undefined;
  const location = words[0]?.value.location ?? { path: '' };
  const hop: Hop = {
    program,
    form: 'package-manager',
    signal: program === 'bun' ? 'unknown' : 'loses',
    why:
      program === 'bun'
        ? 'Nobody has measured what bun run does with SIGTERM.'
        : `${program} ends on SIGTERM without waiting, and the application never gets it.`,
    location,
  };
  const below = [...hops, hop];
  if (call.manifest === undefined || !on.world.commands.packageScript(call.manifest, call.name)) {
    return call.certain ? [{ ...lane, events: [...lane.events, toEvent(words, lane, below)] }] : undefined;
  }
  return runScripts([`pre${call.name}`, call.name, `post${call.name}`], call, lane, below, depth, on);
}

interface Call {
  /** Undefined: nobody knows where it is. */
  readonly manifest: string | undefined;
  /** It can only be a script's name. */
  readonly certain: boolean;
  readonly name: string;
  readonly extra: readonly Argument[];
}

function readCall(program: string, words: readonly Argument[], lane: Lane, on: Interpreter): Call | undefined {
  let { directory } = lane;
  let packageName: string | undefined;
  let index = 1;
  let hasRun = false;
  for (; index < words.length; index += 1) {
    const text = argumentText(words[index]);
    if (text === undefined) return undefined;
    const next = argumentText(words[index + 1]);
    if (FOLDER_OPTIONS.has(text) && next !== undefined) {
      directory = joinPath(directory, next);
      index += 1;
    } else if (PACKAGE_OPTIONS.has(text) && next !== undefined) {
      packageName = next;
      index += 1;
    } else if (/^--(?:prefix|dir|cwd)=/.test(text)) directory = joinPath(directory, text.slice(text.indexOf('=') + 1));
    else if (/^--(?:filter|workspace)=/.test(text)) packageName = text.slice(text.indexOf('=') + 1);
    else if (text === 'workspace' && program.startsWith('yarn') && next !== undefined && !hasRun) {
      packageName = next;
      index += 1;
    } else if (text.startsWith('-')) continue;
    else if (RUN.has(text) && !hasRun) hasRun = true;
    else break;
  }
  const name = argumentText(words[index]);
  if (name === undefined) return undefined;
  if (!hasRun && program === 'npm' && !DIRECT.has(name)) return undefined;
  const manifest = manifestOf(directory, packageName, on);
  const extra = words.slice(index + 1);
  return {
    manifest,
    certain: hasRun || name === 'start',
    name: name === 't' ? 'test' : name,
    extra: argumentText(extra[0]) === '--' ? extra.slice(1) : extra,
  };
}

function manifestOf(directory: string, packageName: string | undefined, on: Interpreter): string | undefined {
  const { files, commands } = on.world;
  if (packageName !== undefined) {
    const bare = packageName.replace(/^\.\//, '').replace(/\.{3}$/, '');
    return commands.manifestNamed(bare) ?? files.find(joinPath(directory, `${bare}/package.json`));
  }
  return files.find(joinPath(directory, 'package.json')) ?? files.named('package.json');
}

/** Scripts one after the other, each in a shell of its own; the words given further go to the one that is called. */
function runScripts(
  names: readonly string[],
  call: Call,
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] {
  let lanes: readonly Lane[] = [lane];
  for (const name of names) {
    const command = call.manifest === undefined ? undefined : on.world.commands.packageScript(call.manifest, name);
    if (!command) continue;
    const given = name === call.name && call.extra.length > 0 ? withWords(command, call.extra) : command;
    lanes = lanes.flatMap((each) => inManifest(given, each, hops, depth, on));
  }
  return lanes;
}

function inManifest(command: Command, lane: Lane, hops: readonly Hop[], depth: number, on: Interpreter): readonly Lane[] {
  const at = (text: string) => word(text, command.location);
  const shell: readonly Argument[] = [at('sh'), at('-c'), { ...at(''), script: command.script }];
  const directory = lane.directory.startsWith('/') ? lane.directory : folderOf(command.location.path);
  return on.command(shell, { ...lane, directory }, hops, depth + 1).map((each) => ({ ...each, directory: lane.directory }));
}

function withWords(command: Command, extra: readonly Argument[]): Command {
  const { statements } = command.script;
  const last = statements.at(-1);
  if (last?.kind !== 'run') return command;
  const run: Run = { ...last, words: [...last.words, ...extra.map(({ value }) => value)] };
  return { ...command, script: { ...command.script, statements: [...statements.slice(0, -1), run] as readonly Statement[] } };
}

function runSequence(
  program: string,
  words: readonly Argument[],
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] | undefined {
  const manifest = manifestOf(lane.directory, undefined, on);
  if (manifest === undefined) return undefined;
  const known = on.world.commands.packageScripts(manifest);
  const texts = words.slice(1).flatMap((each) => argumentText(each) ?? []);
  const isParallel =
    SEQUENCES[program] === 'all' || (SEQUENCES[program] === 'option' && texts.some((text) => /^(?:-p|--parallel)$/.test(text)));
  const tasks = texts.flatMap((text, index): readonly Task[] => {
    if (text.startsWith('-') || (program === 'concurrently' && VALUE_OPTIONS.has(texts[index - 1] ?? ''))) return [];
    const name = /^(?:(?:npm|yarn|pnpm)(?::|\s+(?:run\s+)?))?([\w:*.-]+)$/.exec(text)?.[1] ?? '';
    if (name.includes('*')) return known.filter((each) => fits(name, each));
    if (known.includes(name)) return [name];
    return program === 'concurrently' && PLAIN_COMMAND.test(text) ? [text.split(' ')] : [];
  });
  if (tasks.length === 0) return undefined;
  const location = words[0]?.value.location ?? { path: manifest };
  const hop: Hop = {
    program,
    form: 'package-manager',
    signal: 'loses',
    why: `${program} runs scripts through the package manager, which passes no SIGTERM on.`,
    location,
  };
  let lanes: readonly Lane[] = [lane];
  tasks.forEach((task, index) => {
    const isBeside = isParallel && index < tasks.length - 1;
    lanes = lanes.flatMap((each) =>
      runTask(task, manifest, each, [...hops, hop], depth, on).map((after) =>
        isBeside
          ? {
              ...after,
              events: after.events.map((event, at) =>
                at < each.events.length ? event : { ...event, step: { ...event.step, background: true as const } },
              ),
            }
          : after,
      ),
    );
  });
  return lanes;
}

/** A script's name, or the words of a command. */
type Task = string | readonly string[];

/** Options of concurrently whose value is no command. Source: github.com/open-cli-tools/concurrently, its `--help` */
const VALUE_OPTIONS: ReadonlySet<string> = new Set(['-n', '--names', '-c', '--prefix-colors', '-p', '--prefix', '-m', '-s', '--success']);
const PLAIN_COMMAND = /^[\w@./:=-]+(?: [\w@./:=-]+)+$/;

function runTask(task: Task, manifest: string, lane: Lane, hops: readonly Hop[], depth: number, on: Interpreter): readonly Lane[] {
  if (typeof task === 'string') return runScripts([task], { manifest, certain: true, name: task, extra: [] }, lane, hops, depth, on);
  return on.command(
    task.map((text) => word(text, hops.at(-1)?.location ?? { path: manifest })),
    lane,
    hops,
    depth + 1,
  );
}

function fits(pattern: string, name: string): boolean {
  const [head = '', tail = ''] = pattern.split('*', 2);
  return name.startsWith(head) && name.endsWith(tail) && name.length >= head.length + tail.length;
}
