import type { Statement } from '../../vocabulary/script.js';
import type { Argument } from './argument.js';
import type { Hop, Lane } from './lane.js';
import type { World } from './world.js';

/** The shell that runs statements. */
export interface Frame {
  /** What stands above the shell. */
  readonly above: readonly Hop[];
  /** The shell itself; it stays above whatever it does not replace itself with. */
  readonly shell: Hop;
  /** It replaces itself with the last command of its program, as some shells do with `-c`. */
  readonly execsLast: boolean;
  readonly depth: number;
}

/** What the parts of the interpreter ask of each other. */
export interface Interpreter {
  readonly world: World;
  /** Runs statements in a shell; the lanes that come out, ended ones too. */
  statements(statements: readonly Statement[], lane: Lane, frame: Frame): readonly Lane[];
  /** Runs one command line below `hops`. */
  command(words: readonly Argument[], lane: Lane, hops: readonly Hop[], depth: number): readonly Lane[];
}

/** Scripts that call scripts that call scripts: nobody reads further. */
export const MAX_DEPTH = 12;
