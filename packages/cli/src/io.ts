/** Where text goes, and what is known of who reads it. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Columns, where it is a terminal that says so. */
  readonly columns: number | undefined;
}

/** Everything that the command takes from the process it runs in. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** Node's name of the operating system. */
  readonly platform: string;
  /** A module that reads files for others when a worker thread runs it. Without one everything happens in this thread. */
  readonly worker?: URL;
}

/** What the command was asked is wrong. The message and the hint are for the person who asked. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * `0` nothing at the threshold · `1` findings · `2` wrong use · `3` a rule broke, or there were files and not one could be read.
 */
export type ExitStatus = 0 | 1 | 2 | 3;
