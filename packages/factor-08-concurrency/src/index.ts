import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor VIII of 12factor.net. */
export const concurrency: Factor = {
  number: 8,
  slug: 'concurrency',
  title: 'Scale out via the process model',
  rules: [],
  pages,
};
