import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noBranchPerEnvironment } from './rules/no-branch-per-environment.js';
import { noCommittedArtifact } from './rules/no-committed-artifact.js';
import { noDeploySpecificSource } from './rules/no-deploy-specific-source.js';
import { noEntangledApps } from './rules/no-entangled-apps.js';
import { noVendoredCopy } from './rules/no-vendored-copy.js';
import { requireVersionControl } from './rules/require-version-control.js';

/** Factor I of 12factor.net. */
export const codebase: Factor = {
  number: 1,
  slug: 'codebase',
  title: 'One codebase tracked in revision control, many deploys',
  rules: [noBranchPerEnvironment, noCommittedArtifact, noDeploySpecificSource, noEntangledApps, noVendoredCopy, requireVersionControl],
  pages,
};
