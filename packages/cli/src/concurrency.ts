import type { ThreadOptions } from '@factorlint/api';
import { UsageError, type Io } from './io.js';
import type { Arguments, Options } from './options.js';

/** The option of a command that may read files in several threads. Named as in ESLint. */
export const CONCURRENCY_OPTIONS = {
  concurrency: {
    value: '<number>',
    help: 'Threads that read files: a number, auto (default: as many as pay), or off (one).',
  },
} as const satisfies Options;

export type Threads = ThreadOptions;

/** As many threads as anybody has processors for. */
const MOST = 64;

/**
 * How many threads read; undefined: this one alone.
 * @throws {UsageError}
 */
export function threadsFor(given: Arguments, { worker }: Io): Threads | undefined {
  const asked = given.last('concurrency') ?? 'auto';
  if (!/^(?:auto|off|\d+)$/.test(asked) || Number(asked) < 1 || Number(asked) > MOST)
    throw new UsageError(`--concurrency takes a number from 1 to ${MOST}, auto or off, not ${asked}.`);
  if (asked === 'off' || !worker) return undefined;
  return asked === 'auto' ? { worker } : { worker, threads: Number(asked) };
}
