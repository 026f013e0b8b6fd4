import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noDaemonizedProcess } from './rules/no-daemonized-process.js';
import { noHardcodedWorkerCount } from './rules/no-hardcoded-worker-count.js';
import { noInContainerProcessManager } from './rules/no-in-container-process-manager.js';
import { noInProcessBackgroundWork } from './rules/no-in-process-background-work.js';
import { noInProcessScheduler } from './rules/no-in-process-scheduler.js';
import { noMultiProcessContainer } from './rules/no-multi-process-container.js';
import { noScaleBlocker } from './rules/no-scale-blocker.js';
import { noScaledScheduler } from './rules/no-scaled-scheduler.js';
import { requireProcessTypes } from './rules/require-process-types.js';

/** Factor VIII of 12factor.net. */
export const concurrency: Factor = {
  number: 8,
  slug: 'concurrency',
  title: 'Scale out via the process model',
  rules: [
    noDaemonizedProcess,
    noHardcodedWorkerCount,
    noInContainerProcessManager,
    noInProcessBackgroundWork,
    noInProcessScheduler,
    noMultiProcessContainer,
    noScaleBlocker,
    noScaledScheduler,
    requireProcessTypes,
  ],
  pages,
};
