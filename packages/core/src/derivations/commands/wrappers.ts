import { type Wrapper, WRAPPERS } from '../../knowledge/wrappers/index.js';
import type { Assignment } from '../../vocabulary/script.js';
import { type Argument, argumentText, literal } from './argument.js';
import { toEvent } from './event.js';
import type { Interpreter } from './interpreter.js';
import type { Event, Hop, Lane } from './lane.js';
import { basename } from '../../vocabulary/paths.js';

const BY_PROGRAM: ReadonlyMap<string, readonly Wrapper[]> = grouped();

/** Sees through a program that runs the program after it. */
export function unwrap(
  words: readonly Argument[],
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] | undefined {
  const program = basename(argumentText(words[0]) ?? '');
  for (const wrapper of BY_PROGRAM.get(program) ?? []) {
    const found = match(wrapper, words);
    if (found) return inside(wrapper, program, words, found, lane, hops, depth, on);
    if (wrapper.waits) return [{ ...lane, events: [...lane.events, toEvent(words, lane, hops)] }];
  }
  return undefined;
}

interface Match {
  readonly rest: readonly Argument[];
  readonly options: readonly string[];
  readonly assignments: readonly Assignment[];
}

/** The words of the program that the wrapper runs, or undefined where the words do not fit it. */
function match(wrapper: Wrapper, words: readonly Argument[]): Match | undefined {
  const options: string[] = [];
  const assignments: Assignment[] = [];
  const values = new Set(wrapper.values);
  let subcommands = [...(wrapper.subcommand ?? [])];
  let positional = wrapper.positional ?? 0;
  let index = 1;
  for (; index < words.length; index += 1) {
    const text = argumentText(words[index]);
    if (text === '--' && subcommands.length === 0) {
      index += 1;
      break;
    }
    if (text?.startsWith('-') && text !== '-') {
      options.push(text);
      if (values.has(text) || (wrapper.valued && text.startsWith('--') && !text.includes('='))) index += 1;
      continue;
    }
    if (subcommands.length > 0) {
      if (text !== subcommands[0]) return undefined;
      subcommands = subcommands.slice(1);
      continue;
    }
    const assigned = wrapper.assignments ? assignmentOf(words[index]) : undefined;
    if (assigned) {
      assignments.push(assigned);
      continue;
    }
    if (wrapper.afterDashes) continue;
    if (positional > 0) {
      positional -= 1;
      continue;
    }
    break;
  }
  const rest = words.slice(index);
  return subcommands.length > 0 || rest.length === 0 ? undefined : { rest, options, assignments };
}

/** `NAME=value` as a word of its own. */
function assignmentOf(argument: Argument | undefined): Assignment | undefined {
  const value = argument?.value;
  const head = value?.kind === 'text' ? value.parts[0] : value;
  if (!value || head?.kind !== 'literal') return undefined;
  const found = /^([A-Za-z_]\w*)=/.exec(String(head.value));
  const name = found?.[1];
  if (!found || name === undefined) return undefined;
  const rest = literal(String(head.value).slice(found[0].length), head.location);
  return { name, location: value.location, value: value.kind === 'text' ? { ...value, parts: [rest, ...value.parts.slice(1)] } : rest };
}

function inside(
  wrapper: Wrapper,
  program: string,
  words: readonly Argument[],
  { rest, options, assignments }: Match,
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
): readonly Lane[] {
  const location = words[0]?.value.location ?? { path: '' };
  const signal = signalOf(wrapper, options);
  const below: readonly Hop[] =
    signal === 'replaced' ? hops : [...hops, { program, form: wrapper.form, signal, why: reason(program, signal), location }];
  const waiting: readonly Event[] = wrapper.waits
    ? [
        {
          step: { program, arguments: words.slice(0, words.length - rest.length).map(({ value }) => value), location },
          hops,
          directory: lane.directory,
          assignments: [],
        },
      ]
    : [];
  const from = lane.events.length + waiting.length;
  return on.command(rest, { ...lane, events: [...lane.events, ...waiting] }, below, depth + 1).map((each) => ({
    ...each,
    events: each.events.map((event, index) =>
      index < from
        ? event
        : { ...event, assignments: [...assignments, ...event.assignments], ...(wrapper.development ? { development: true as const } : {}) },
    ),
  }));
}

function signalOf(wrapper: Wrapper, options: readonly string[]): Wrapper['signal'] {
  if (wrapper.groupOptions?.some((option) => options.includes(option))) return 'group';
  if (wrapper.childOptions?.some((option) => options.includes(option))) return 'forwards';
  return wrapper.signal;
}

function reason(program: string, signal: Wrapper['signal']): string {
  switch (signal) {
    case 'forwards':
      return `${program} passes SIGTERM on to what it runs.`;
    case 'group':
      return `${program} passes SIGTERM on to everything below it, and ends when its own child does.`;
    case 'loses':
      return `${program} stays in front of what it runs and ends without passing SIGTERM on.`;
    default:
      return `Nobody has measured what ${program} does with SIGTERM.`;
  }
}

function grouped(): ReadonlyMap<string, readonly Wrapper[]> {
  const groups = new Map<string, Wrapper[]>();
  for (const wrapper of WRAPPERS) {
    for (const program of wrapper.programs) groups.set(program, [...(groups.get(program) ?? []), wrapper]);
  }
  return groups;
}
