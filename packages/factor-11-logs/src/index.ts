import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor XI of 12factor.net. */
export const logs: Factor = {
  number: 11,
  slug: 'logs',
  title: 'Treat logs as event streams',
  rules: [],
  pages,
};
