import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noImplicitSystemTool } from './rules/no-implicit-system-tool.js';
import { noInstallOutsideManifest } from './rules/no-install-outside-manifest.js';
import { noRemoteScriptInstall } from './rules/no-remote-script-install.js';
import { noSystemSitePackages } from './rules/no-system-site-packages.js';
import { noUndeclaredImport } from './rules/no-undeclared-import.js';
import { noUnpinnedBaseImage } from './rules/no-unpinned-base-image.js';
import { noUnpinnedRequirement } from './rules/no-unpinned-requirement.js';
import { requireLockedInstall } from './rules/require-locked-install.js';
import { requireLockfile } from './rules/require-lockfile.js';
import { requireManifest } from './rules/require-manifest.js';
import { requireRuntimeVersion } from './rules/require-runtime-version.js';

/** Factor II of 12factor.net. */
export const dependencies: Factor = {
  number: 2,
  slug: 'dependencies',
  title: 'Explicitly declare and isolate dependencies',
  rules: [
    noImplicitSystemTool,
    noInstallOutsideManifest,
    noRemoteScriptInstall,
    noSystemSitePackages,
    noUndeclaredImport,
    noUnpinnedBaseImage,
    noUnpinnedRequirement,
    requireLockedInstall,
    requireLockfile,
    requireManifest,
    requireRuntimeVersion,
  ],
  pages,
};
