import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor IX of 12factor.net. */
export const disposability: Factor = {
  number: 9,
  slug: 'disposability',
  title: 'Maximize robustness with fast startup and graceful shutdown',
  rules: [],
  pages,
};
