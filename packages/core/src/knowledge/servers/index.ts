import { NODE_SERVERS } from './node.js';
import { NODE_ONE_OFFS, NODE_RUNNERS } from './node-tasks.js';
import { OTHER_PROGRAMS } from './other.js';
import type { Program } from './program.js';
import { PYTHON_SERVERS } from './python.js';
import { PYTHON_ONE_OFFS, PYTHON_WORKERS } from './python-tasks.js';

/** Programs that the model knows; where several rows fit, the first one counts. */
export const PROGRAMS: readonly Program[] = [
  ...PYTHON_ONE_OFFS,
  ...PYTHON_WORKERS,
  ...PYTHON_SERVERS,
  ...NODE_ONE_OFFS,
  ...NODE_SERVERS,
  ...NODE_RUNNERS,
  ...OTHER_PROGRAMS,
];

export type { Program } from './program.js';
