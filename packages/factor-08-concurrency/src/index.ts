import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noDaemonizedProcess } from './rules/no-daemonized-process.js';
import { noScaleBlocker } from './rules/no-scale-blocker.js';
import { requireProcessTypes } from './rules/require-process-types.js';

/** Factor VIII of 12factor.net. */
export const concurrency: Factor = {
  number: 8,
  slug: 'concurrency',
  title: 'Scale out via the process model',
  rules: [noDaemonizedProcess, noScaleBlocker, requireProcessTypes],
  pages,
};
