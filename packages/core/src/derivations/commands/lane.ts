import type { FirstProcess, Step } from '../../vocabulary/facts/index.js';
import type { Location } from '../../vocabulary/location.js';
import type { Assignment, FunctionDefinition } from '../../vocabulary/script.js';
import type { Value } from '../../vocabulary/value.js';
import type { Argument } from './argument.js';

/** A process that stays above the program: a shell, a package manager, an init. */
export interface Hop {
  readonly program: string;
  readonly form: FirstProcess['form'];
  /** What it does with SIGTERM. `group`: it signals everybody below and leaves with its own child. */
  readonly signal: 'forwards' | 'group' | 'loses' | 'unknown';
  readonly why: string;
  readonly location: Location;
}

/** One program that the start runs. */
export interface Event {
  readonly step: Step;
  /** Outermost first. */
  readonly hops: readonly Hop[];
  /** Where it runs: a folder of the image, or of the repository where there is no image. */
  readonly directory: string;
  /** `A=1 program`, and variables of the script that it exports. */
  readonly assignments: readonly Assignment[];
  /** A wrapper above restarts it when files change. */
  readonly development?: true;
  /** It starts the workloads of a file, or Procfile lines. */
  readonly manages?: Managed;
}

/** What a process manager is told to start. */
export interface Managed {
  readonly manager: 'supervisord' | 'honcho' | 'pm2' | 'circus' | 's6' | 'uwsgi';
  /** Its settings file, as written; absent: its default. */
  readonly file?: string;
  /** Only these of its programs. */
  readonly only?: readonly string[];
}

/** The result of a test, when it could be decided. Not certain: a variable was taken as not set. */
export interface Verdict {
  readonly holds: boolean;
  readonly certain: boolean;
}

/** One way through a program so far. Immutable. */
export interface Lane {
  readonly events: readonly Event[];
  readonly variables: ReadonlyMap<string, Value>;
  readonly exported: ReadonlyMap<string, Assignment>;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** Undefined: whoever runs it decides. */
  readonly parameters: readonly Argument[] | undefined;
  readonly directory: string;
  /** How many undecidable conditions went against what is likely. */
  readonly unlikely: number;
  /** How the last command ended, where a test said it. */
  readonly status?: Verdict;
  readonly ended?: 'exec' | 'exit' | 'failure' | 'return' | 'break';
  /** The name that undecidable parameters gave this way: `worker` in `case $1 in worker)`. */
  readonly label?: string;
  /** It ends in words that whoever runs it gives. */
  readonly handsOver?: true;
  /** SIGTERM is trapped, and the shell waits for its children. */
  readonly traps?: 'set' | 'waits';
}

/** The first lane of a program. */
export function startLane(parameters: readonly Argument[] | undefined, directory: string): Lane {
  return { events: [], variables: new Map(), exported: new Map(), functions: new Map(), parameters, directory, unlikely: 0 };
}

/** The same lane without what a statement says only about itself. */
export function withoutStatus(lane: Lane): Lane {
  const { status, ...rest } = lane;
  void status;
  return rest;
}

/** The lane goes on after a function or a shell ended by itself. */
export function resumed(lane: Lane, endings: readonly NonNullable<Lane['ended']>[]): Lane {
  if (!lane.ended || !endings.includes(lane.ended)) return lane;
  const { ended, ...rest } = lane;
  void ended;
  return rest;
}

/** No program has more ways through it than anybody can read. */
const MAX_LANES = 8;

/** The likeliest lanes, in order. */
export function likeliest(lanes: readonly Lane[]): readonly Lane[] {
  return lanes.length <= MAX_LANES ? lanes : [...lanes].sort((a, b) => a.unlikely - b.unlikely).slice(0, MAX_LANES);
}

/**
 * Joins the ways that come out of an undecidable statement where they differ only in what they ran: what not all ran becomes
 * conditional. Ended lanes, and those whose parameters or folder differ, stay apart.
 */
export function merged(before: Lane, lanes: readonly Lane[]): readonly Lane[] {
  const open = lanes.filter((lane) => !lane.ended);
  const [first] = open;
  if (!first || open.length < 2) return lanes;
  if (open.some((lane) => lane.parameters !== first.parameters || lane.directory !== first.directory || lane.label !== first.label)) {
    return likeliest(lanes);
  }
  const own = open.flatMap((lane) => lane.events.slice(before.events.length));
  const likely = open.reduce((best, lane) => (lane.unlikely < best.unlikely ? lane : best));
  const joined: Lane = {
    ...withoutStatus(likely),
    events: [...before.events, ...own.map(conditionally)],
    variables: mergeMaps(open.map(({ variables }) => variables)),
    exported: new Map(open.flatMap(({ exported }) => [...exported])),
    functions: new Map(open.flatMap(({ functions }) => [...functions])),
  };
  return likeliest([...lanes.filter((lane) => lane.ended), joined]);
}

function conditionally(event: Event): Event {
  return { ...event, step: { ...event.step, conditional: true } };
}

function mergeMaps(maps: readonly ReadonlyMap<string, Value>[]): ReadonlyMap<string, Value> {
  const all = new Map<string, Value>();
  for (const name of new Set(maps.flatMap((map) => [...map.keys()]))) {
    const values = [...new Set(maps.map((map) => map.get(name)))];
    const [first] = values;
    const known = values.filter((value) => value !== undefined);
    const [place] = known;
    if (first !== undefined && values.length === 1) all.set(name, first);
    else if (place) {
      const options = values.map((value) => ({ value: value ?? environment(name, place.location) }));
      all.set(name, { kind: 'choice', options, location: place.location });
    }
  }
  return all;
}

function environment(name: string, location: Location): Value {
  return { kind: 'environment', name, missing: 'empty', location };
}

/** An event inside a loop. */
export function looping(event: Event): Event {
  return { ...event, step: { ...event.step, loop: true } };
}
