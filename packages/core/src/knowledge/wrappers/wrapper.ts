import type { FirstProcess } from '../../vocabulary/facts/index.js';

/** A program that runs the program after it, as data. */
export interface Wrapper {
  readonly programs: readonly string[];
  /** Words that must follow for it to be a wrapper: `run`. */
  readonly subcommand?: readonly string[];
  /** Options that take the next word. */
  readonly values?: readonly string[];
  /** Every long option takes the next word. */
  readonly valued?: true;
  /** Words of its own before the program: the user of `gosu`, the duration of `timeout`. */
  readonly positional?: number;
  /** `NAME=value` before the program is its own. */
  readonly assignments?: true;
  /** The program comes after `--` only. */
  readonly afterDashes?: true;
  readonly form: FirstProcess['form'];
  /**
   * What becomes of SIGTERM: `replaced`: the program takes its place · `forwards` to the program · `group`: to everybody below, but it
   * leaves with its own child · `loses` · `unknown`: nobody has measured it.
   */
  readonly signal: 'replaced' | 'forwards' | 'group' | 'loses' | 'unknown';
  /** With one of these it signals the group. */
  readonly groupOptions?: readonly string[];
  /** With one of these it signals only its child. */
  readonly childOptions?: readonly string[];
  /** It waits for something before the program starts. */
  readonly waits?: true;
  /** It restarts the program when files change. */
  readonly development?: true;
  readonly source: string;
}
