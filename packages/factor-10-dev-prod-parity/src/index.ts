import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noDebugTooling } from './rules/no-debug-tooling.js';
import { noDifferentAdapter } from './rules/no-different-adapter.js';
import { noFloatingServiceTag } from './rules/no-floating-service-tag.js';
import { noRuntimeVersionDrift } from './rules/no-runtime-version-drift.js';
import { noServiceVersionDrift } from './rules/no-service-version-drift.js';
import { noSqliteFallback } from './rules/no-sqlite-fallback.js';
import { noUnusedService } from './rules/no-unused-service.js';
import { requireContinuousDeployment } from './rules/require-continuous-deployment.js';
import { requireLocalEnvironment } from './rules/require-local-environment.js';

/** Factor X of 12factor.net. */
export const devProdParity: Factor = {
  number: 10,
  slug: 'dev-prod-parity',
  title: 'Keep development, staging, and production as similar as possible',
  rules: [
    noDebugTooling,
    noDifferentAdapter,
    noFloatingServiceTag,
    noRuntimeVersionDrift,
    noServiceVersionDrift,
    noSqliteFallback,
    noUnusedService,
    requireContinuousDeployment,
    requireLocalEnvironment,
  ],
  pages,
};
