import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noAbortingSignalHandler } from './rules/no-aborting-signal-handler.js';
import { noGracePeriodMismatch } from './rules/no-grace-period-mismatch.js';
import { noIdenticalProbes } from './rules/no-identical-probes.js';
import { noIncompleteShutdown } from './rules/no-incomplete-shutdown.js';
import { noLostSignal } from './rules/no-lost-signal.js';
import { noSlowStart } from './rules/no-slow-start.js';
import { requireAtomicRequests } from './rules/require-atomic-requests.js';
import { requireConnectionReuse } from './rules/require-connection-reuse.js';
import { requireCrashSafeTasks } from './rules/require-crash-safe-tasks.js';
import { requireGracefulShutdown } from './rules/require-graceful-shutdown.js';
import { requireHealthcheck } from './rules/require-healthcheck.js';
import { requireRestartPolicy } from './rules/require-restart-policy.js';

/** Factor IX of 12factor.net. */
export const disposability: Factor = {
  number: 9,
  slug: 'disposability',
  title: 'Maximize robustness with fast startup and graceful shutdown',
  rules: [
    noAbortingSignalHandler,
    noGracePeriodMismatch,
    noIdenticalProbes,
    noIncompleteShutdown,
    noLostSignal,
    noSlowStart,
    requireAtomicRequests,
    requireConnectionReuse,
    requireCrashSafeTasks,
    requireGracefulShutdown,
    requireHealthcheck,
    requireRestartPolicy,
  ],
  pages,
};
