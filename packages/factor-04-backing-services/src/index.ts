import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noDanglingHost } from './rules/no-dangling-host.js';
import { noHardcodedLocator } from './rules/no-hardcoded-locator.js';
import { noLocalhostDefault } from './rules/no-localhost-default.js';
import { noServiceBranching } from './rules/no-service-branching.js';

/** Factor IV of 12factor.net. */
export const backingServices: Factor = {
  number: 4,
  slug: 'backing-services',
  title: 'Treat backing services as attached resources',
  rules: [noDanglingHost, noHardcodedLocator, noLocalhostDefault, noServiceBranching],
  pages,
};
