import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor VII of 12factor.net. */
export const portBinding: Factor = {
  number: 7,
  slug: 'port-binding',
  title: 'Export services via port binding',
  rules: [],
  pages,
};
