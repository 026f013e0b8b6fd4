import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noInMemorySession } from './rules/no-in-memory-session.js';
import { noLocalCache } from './rules/no-local-cache.js';
import { noLocalFileStorage } from './rules/no-local-file-storage.js';
import { noStickySessions } from './rules/no-sticky-sessions.js';

/** Factor VI of 12factor.net. */
export const processes: Factor = {
  number: 6,
  slug: 'processes',
  title: 'Execute the app as one or more stateless processes',
  rules: [noInMemorySession, noLocalCache, noLocalFileStorage, noStickySessions],
  pages,
};
