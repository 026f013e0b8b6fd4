import type { Argument } from './argument.js';
import { runCommand } from './command.js';
import type { Interpreter } from './interpreter.js';
import { type Event, type Hop, type Lane, startLane } from './lane.js';
import { runStatements } from './statements.js';
import type { World } from './world.js';

/** One way a start may go. */
export interface Outcome {
  readonly events: readonly Event[];
  readonly label?: string;
  /** It ends in words that whoever runs it gives; the events are what comes before. */
  readonly handsOver?: true;
  /** How many undecidable conditions went against what is likely. */
  readonly unlikely: number;
}

/** How many commands one start may run before nobody reads further. */
const BUDGET = 2_000;

/**
 * What a command line starts, through shells, scripts, wrappers and package managers.
 * @param words the words of process 1
 * @param hops what stands above it: an init that the platform puts there
 * @returns the ways that it may go, the likeliest first; ways that end in a failure are left out
 */
export function resolveCommand(
  words: readonly Argument[],
  directory: string,
  hops: readonly Hop[],
  world: Omit<World, 'budget'>,
): readonly Outcome[] {
  const lane = startLane(undefined, directory);
  const lanes = interpreter({ ...world, budget: { left: BUDGET } }).command(words, lane, hops, 0);
  return lanes
    .filter(({ ended, events }) => ended !== 'failure' && events.length > 0)
    .sort((a, b) => a.unlikely - b.unlikely)
    .map(toOutcome);
}

function toOutcome({ events, label, unlikely, handsOver }: Lane): Outcome {
  return { events, unlikely, ...(handsOver ? { handsOver } : {}), ...(label === undefined ? {} : { label }) };
}

function interpreter(world: World): Interpreter {
  const on: Interpreter = {
    world,
    statements: (statements, lane, frame) => runStatements(statements, lane, frame, on),
    command: (words, lane, hops, depth) => runCommand(words, lane, hops, depth, on),
  };
  return on;
}
