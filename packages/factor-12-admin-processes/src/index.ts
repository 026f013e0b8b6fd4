import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor XII of 12factor.net. */
export const adminProcesses: Factor = {
  number: 12,
  slug: 'admin-processes',
  title: 'Run admin/management tasks as one-off processes',
  rules: [],
  pages,
};
