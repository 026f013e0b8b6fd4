import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noAssetBuildAtStart } from './rules/no-asset-build-at-start.js';
import { noAssetsInRelease } from './rules/no-assets-in-release.js';
import { noConfigAtBuild } from './rules/no-config-at-build.js';
import { noHostDependentBuild } from './rules/no-host-dependent-build.js';
import { noInstallAtStart } from './rules/no-install-at-start.js';
import { noMigrationAtStart } from './rules/no-migration-at-start.js';
import { noMigrationInBuild } from './rules/no-migration-in-build.js';
import { noMutableImageTag } from './rules/no-mutable-image-tag.js';
import { noRuntimeCodeChange } from './rules/no-runtime-code-change.js';
import { noSourceMount } from './rules/no-source-mount.js';
import { noUnwiredReleaseScript } from './rules/no-unwired-release-script.js';
import { requireBuildArtifact } from './rules/require-build-artifact.js';
import { requireReleaseStep } from './rules/require-release-step.js';

/** Factor V of 12factor.net. */
export const buildReleaseRun: Factor = {
  number: 5,
  slug: 'build-release-run',
  title: 'Strictly separate build and run stages',
  rules: [
    noAssetBuildAtStart,
    noAssetsInRelease,
    noConfigAtBuild,
    noHostDependentBuild,
    noInstallAtStart,
    noMigrationAtStart,
    noMigrationInBuild,
    noMutableImageTag,
    noRuntimeCodeChange,
    noSourceMount,
    noUnwiredReleaseScript,
    requireBuildArtifact,
    requireReleaseStep,
  ],
  pages,
};
