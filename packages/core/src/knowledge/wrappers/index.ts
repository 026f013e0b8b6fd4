import { INITS } from './inits.js';
import { PROGRAM_RUNNERS } from './program-runners.js';
import { ENVIRONMENT_RUNNERS } from './environment-runners.js';
import type { Wrapper } from './wrapper.js';

/** Every program that runs the program after it. */
export const WRAPPERS: readonly Wrapper[] = [...INITS, ...ENVIRONMENT_RUNNERS, ...PROGRAM_RUNNERS];

export type { Wrapper } from './wrapper.js';
