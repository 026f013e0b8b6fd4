import type { Config } from './config.js';

/** What one configuration file says, checked. */
export interface Layer {
  /** The file, absolute; absent: it was given as an object. */
  readonly file?: string;
  /** Absolute: what its patterns and paths are relative to. */
  readonly folder: string;
  readonly config: Config;
}

/** A configuration file that is code and was not run. */
export interface NotRun {
  /** Absolute. */
  readonly file: string;
  /** A sentence. */
  readonly reason: string;
}

/** A configuration, read and checked, with what it builds on. */
export interface Configuration {
  /** What counts last stands last. Empty: nothing is configured. */
  readonly layers: readonly Layer[];
  readonly notRun: readonly NotRun[];
}

/** Nothing is configured. */
export const NO_CONFIGURATION: Configuration = { layers: [], notRun: [] };

/** What is wrong in a configuration. */
export interface ConfigurationFault {
  /** A sentence. */
  readonly message: string;
  /** From one, where they are known. */
  readonly line?: number;
  readonly column?: number;
}

/** A configuration cannot be used. The message is for the person who wrote it: a line for each fault, with its place. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';
  /** Absolute; absent: it was given as an object. */
  readonly file: string | undefined;
  readonly faults: readonly ConfigurationFault[];

  /** @param shown the file as the message names it */
  constructor(file: string | undefined, faults: readonly ConfigurationFault[], shown = file ?? 'configuration') {
    super(
      faults
        .map(({ message, line, column }) => `${[shown, line, column].filter((part) => part !== undefined).join(':')}: ${message}`)
        .join('\n'),
    );
    this.file = file;
    this.faults = faults;
  }
}
