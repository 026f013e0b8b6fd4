import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noAssumedLocalService } from './rules/no-assumed-local-service.js';
import { noDanglingHost } from './rules/no-dangling-host.js';
import { noEmbeddedService } from './rules/no-embedded-service.js';
import { noHardcodedLocator } from './rules/no-hardcoded-locator.js';
import { noLocalhostDefault } from './rules/no-localhost-default.js';
import { noServiceBranching } from './rules/no-service-branching.js';
import { noSplitLocator } from './rules/no-split-locator.js';

/** Factor IV of 12factor.net. */
export const backingServices: Factor = {
  number: 4,
  slug: 'backing-services',
  title: 'Treat backing services as attached resources',
  rules: [
    noAssumedLocalService,
    noDanglingHost,
    noEmbeddedService,
    noHardcodedLocator,
    noLocalhostDefault,
    noServiceBranching,
    noSplitLocator,
  ],
  pages,
};
