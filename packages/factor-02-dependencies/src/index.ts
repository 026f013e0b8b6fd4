import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noUnpinnedBaseImage } from './rules/no-unpinned-base-image.js';
import { requireLockedInstall } from './rules/require-locked-install.js';
import { requireLockfile } from './rules/require-lockfile.js';
import { requireManifest } from './rules/require-manifest.js';
import { requireRuntimeVersion } from './rules/require-runtime-version.js';

/** Factor II of 12factor.net. */
export const dependencies: Factor = {
  number: 2,
  slug: 'dependencies',
  title: 'Explicitly declare and isolate dependencies',
  rules: [noUnpinnedBaseImage, requireLockedInstall, requireLockfile, requireManifest, requireRuntimeVersion],
  pages,
};
