import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor X of 12factor.net. */
export const devProdParity: Factor = {
  number: 10,
  slug: 'dev-prod-parity',
  title: 'Keep development, staging, and production as similar as possible',
  rules: [],
  pages,
};
