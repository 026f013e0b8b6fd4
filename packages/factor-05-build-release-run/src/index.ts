import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noInstallAtStart } from './rules/no-install-at-start.js';
import { noMigrationAtStart } from './rules/no-migration-at-start.js';
import { noMigrationInBuild } from './rules/no-migration-in-build.js';
import { noMutableImageTag } from './rules/no-mutable-image-tag.js';
import { noUnwiredReleaseScript } from './rules/no-unwired-release-script.js';
import { requireReleaseStep } from './rules/require-release-step.js';

/** Factor V of 12factor.net. */
export const buildReleaseRun: Factor = {
  number: 5,
  slug: 'build-release-run',
  title: 'Strictly separate build and run stages',
  rules: [noInstallAtStart, noMigrationAtStart, noMigrationInBuild, noMutableImageTag, noUnwiredReleaseScript, requireReleaseStep],
  pages,
};
