import type { Argument } from './argument.js';
import { toEvent } from './event.js';
import { type Interpreter, MAX_DEPTH } from './interpreter.js';
import type { Hop, Lane } from './lane.js';
import { runRecipe } from './recipes.js';
import { runPackageManager } from './package-managers.js';
import { runScriptFile, runShell } from './shells.js';
import { unwrap } from './wrappers.js';

/** What tries to see through a command line; undefined where it is not what it knows. */
type Through = (
  words: readonly Argument[],
  lane: Lane,
  hops: readonly Hop[],
  depth: number,
  on: Interpreter,
) => readonly Lane[] | undefined;

const THROUGH: readonly Through[] = [runShell, unwrap, runPackageManager, runRecipe, runScriptFile];

/** Runs one command line: through shells, wrappers, package managers, recipes and scripts, down to the programs that start. */
export function runCommand(words: readonly Argument[], lane: Lane, hops: readonly Hop[], depth: number, on: Interpreter): readonly Lane[] {
  const [first] = words;
  if (!first || lane.ended) return [lane];
  if (depth <= MAX_DEPTH && on.world.budget.left > 0) {
    for (const through of THROUGH) {
      const lanes = through(words, lane, hops, depth, on);
      if (lanes) return lanes;
    }
  }
  return [{ ...lane, events: [...lane.events, toEvent(words, lane, hops)] }];
}
