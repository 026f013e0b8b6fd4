import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noInMemoryChannelLayer } from './rules/no-in-memory-channel-layer.js';
import { noInMemoryRateLimit } from './rules/no-in-memory-rate-limit.js';
import { noInMemorySession } from './rules/no-in-memory-session.js';
import { noLocalCache } from './rules/no-local-cache.js';
import { noLocalFileStorage } from './rules/no-local-file-storage.js';
import { noLocalStateFile } from './rules/no-local-state-file.js';
import { noMutableModuleState } from './rules/no-mutable-module-state.js';
import { noStatefulVolume } from './rules/no-stateful-volume.js';
import { noStickySessions } from './rules/no-sticky-sessions.js';

/** Factor VI of 12factor.net. */
export const processes: Factor = {
  number: 6,
  slug: 'processes',
  title: 'Execute the app as one or more stateless processes',
  rules: [
    noInMemoryChannelLayer,
    noInMemoryRateLimit,
    noInMemorySession,
    noLocalCache,
    noLocalFileStorage,
    noLocalStateFile,
    noMutableModuleState,
    noStatefulVolume,
    noStickySessions,
  ],
  pages,
};
