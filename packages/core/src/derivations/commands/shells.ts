import { type Argument, argumentText, isAnyWords } from './argument.js';
import type { Frame, Interpreter } from './interpreter.js';
import { type Hop, type Lane, resumed } from './lane.js';
import { joinPath } from './paths.js';
import type { Shell } from './world.js';
import { basename } from '../../vocabulary/paths.js';

const SHELLS: Readonly<Record<string, Shell | undefined>> = { sh: undefined, dash: 'dash', ash: 'ash', bash: 'bash', zsh: 'sh', ksh: 'sh' };

/** `sh -c '…' args`, `bash script.sh args`, `sh script.sh`. */
export function runShell(
  words: readonly Argument[],
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] | undefined {
  const program = basename(argumentText(words[0]) ?? '');
  if (!Object.hasOwn(SHELLS, program)) return undefined;
  const family = SHELLS[program] ?? on.world.shell;
  const [first] = words;
  if (!first) return undefined;
  let index = 1;
  let isCommand = false;
  for (; index < words.length; index += 1) {
    const text = argumentText(words[index]);
    if (words[index]?.script || text === undefined || !/^[-+][a-zA-Z-]/.test(text)) break;
    if (/^-[a-zA-Z]*c[a-zA-Z]*$/.test(text)) isCommand = true;
    if (/^[-+][a-zA-Z]*o$/.test(text)) index += 1;
  }
  const subject = words[index];
  if (!subject) return undefined;
  if (isCommand) {
    if (!subject.script) return undefined;
    const parameters = words.slice(index + 2);
    const hop = commandShell(program, family, first.value.location);
    return inShell(
      subject.script.statements,
      parameters,
      lane,
      { above: hops, shell: hop, execsLast: family === 'bash' || family === 'ash', depth },
      on,
    );
  }
  const text = argumentText(subject);
  const file =
    text === undefined ? undefined : (on.world.files.find(joinPath(lane.directory, text)) ?? on.world.files.named(basename(text)));
  const script = file === undefined ? undefined : on.world.commands.script(file)?.script;
  if (!script) return undefined;
  return inShell(
    script.statements,
    words.slice(index + 1),
    lane,
    { above: hops, shell: scriptShell(program, script.location), execsLast: false, depth },
    on,
  );
}

/** `./entrypoint.sh args`, `entrypoint.sh` from a folder of the path, a shell file by its first line. */
export function runScriptFile(
  words: readonly Argument[],
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] | undefined {
  const text = argumentText(words[0]);
  if (text === undefined) return undefined;
  const file = text.includes('/')
    ? (on.world.files.find(joinPath(lane.directory, text)) ?? on.world.files.named(basename(text)))
    : on.world.files.named(text);
  const script = file === undefined ? undefined : on.world.commands.script(file)?.script;
  if (!script) return undefined;
  return inShell(
    script.statements,
    words.slice(1),
    lane,
    { above: hops, shell: scriptShell(script.shell ?? 'sh', script.location), execsLast: false, depth },
    on,
  );
}

/** A new shell: it inherits what is exported, and ends for itself. */
function inShell(
  statements: Parameters<Interpreter['statements']>[0],
  parameters: readonly Argument[],
  lane: Lane,
  frame: Frame,
  on: Interpreter,
): readonly Lane[] {
  const { traps, label, ...outer } = lane;
  const inside: Lane = {
    ...outer,
    functions: new Map(),
    parameters: parameters.some(({ value }) => isAnyWords(value)) ? undefined : parameters,
    ...(label === undefined ? {} : { label }),
  };
  return on.statements(statements, inside, { ...frame, depth: frame.depth + 1 }).map((each) => {
    const { traps: trapped, ...after } = resumed(each, ['exec', 'exit', 'return', 'break']);
    const events =
      trapped === 'waits'
        ? each.events.map((event) => ({ ...event, hops: event.hops.map((hop) => untrapped(hop, frame.shell)) }))
        : each.events;
    return {
      ...after,
      events,
      variables: lane.variables,
      exported: lane.exported,
      functions: lane.functions,
      parameters: lane.parameters,
      directory: lane.directory,
      ...(traps ? { traps } : {}),
    };
  });
}

/** A shell that traps SIGTERM, passes it on and waits. */
function untrapped(hop: Hop, shell: Hop): Hop {
  return hop.why === shell.why && hop.program === shell.program
    ? { ...hop, signal: 'forwards', why: `${hop.program} traps SIGTERM and waits for its children.` }
    : hop;
}

function commandShell(program: string, family: Shell, location: Hop['location']): Hop {
  const base = { program, form: 'shell', location } as const;
  switch (family) {
    case 'dash':
      return { ...base, signal: 'loses', why: `${program} (dash) stays in front of what it runs and passes no signal on.` };
    case 'bash':
    case 'ash':
      return {
        ...base,
        signal: 'loses',
        why: `${program} stays in front of this command, which is not the last one of its own, and passes no signal on.`,
      };
    default:
      return {
        ...base,
        signal: 'unknown',
        why: `Whether ${program} replaces itself with its last command depends on the image's shell, which is not known.`,
      };
  }
}

function scriptShell(program: string, location: Hop['location']): Hop {
  return {
    program,
    form: 'shell',
    signal: 'loses',
    location,
    why: `The script starts it without exec: ${program} stays in front of it and passes no signal on.`,
  };
}
