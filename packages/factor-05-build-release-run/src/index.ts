import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noMigrationAtStart } from './rules/no-migration-at-start.js';
import { noMigrationInBuild } from './rules/no-migration-in-build.js';
import { noMutableImageTag } from './rules/no-mutable-image-tag.js';
import { requireReleaseStep } from './rules/require-release-step.js';

/** Factor V of 12factor.net. */
export const buildReleaseRun: Factor = {
  number: 5,
  slug: 'build-release-run',
  title: 'Strictly separate build and run stages',
  rules: [noMigrationAtStart, noMigrationInBuild, noMutableImageTag, requireReleaseStep],
  pages,
};
