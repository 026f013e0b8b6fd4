import type { Located } from '../location.js';
import type { Condition, Value } from '../value.js';

/** Where log lines go. */
export interface LogSink extends Located {
  readonly kind: 'log-sink';
  readonly to: 'stdout' | 'stderr' | 'file' | 'network' | 'database' | 'mail' | 'null' | 'unknown';
  /** The file, URL or handler class behind it. */
  readonly target?: Value;
  readonly format?: 'json' | 'text';
  readonly library: string;
  /** Named by a logger or the root; a handler that nobody uses is not. Absent: cannot be said. */
  readonly used?: boolean;
  readonly rotates?: true;
  /** A class of handlers is defined here; who uses it stands elsewhere, if anywhere. */
  readonly defines?: true;
  readonly condition?: Condition;
}

/** How log lines are written, where that is set apart from the sink. */
export interface LogFormat extends Located {
  readonly kind: 'log-format';
  readonly format: 'json' | 'text';
  readonly library: string;
  readonly used?: boolean;
  readonly condition?: Condition;
}

/** print, console.log: one fact a file, at the first place. */
export interface Print extends Located {
  readonly kind: 'print';
  readonly count: number;
  readonly call: string;
}
