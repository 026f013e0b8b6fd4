import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor VI of 12factor.net. */
export const processes: Factor = {
  number: 6,
  slug: 'processes',
  title: 'Execute the app as one or more stateless processes',
  rules: [],
  pages,
};
