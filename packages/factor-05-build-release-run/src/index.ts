import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';

/** Factor V of 12factor.net. */
export const buildReleaseRun: Factor = {
  number: 5,
  slug: 'build-release-run',
  title: 'Strictly separate build and run stages',
  rules: [],
  pages,
};
