import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noHardcodedLocator } from './rules/no-hardcoded-locator.js';
import { noLocalhostDefault } from './rules/no-localhost-default.js';
import { noServiceBranching } from './rules/no-service-branching.js';

/** Factor IV of 12factor.net. */
export const backingServices: Factor = {
  number: 4,
  slug: 'backing-services',
  title: 'Treat backing services as attached resources',
  rules: [noHardcodedLocator, noLocalhostDefault, noServiceBranching],
  pages,
};
