import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noCommittedEnvFile } from './rules/no-committed-env-file.js';
import { noDebugByDefault } from './rules/no-debug-by-default.js';
import { noDevSettingsDefault } from './rules/no-dev-settings-default.js';
import { noEnvContractDrift } from './rules/no-env-contract-drift.js';
import { noHardcodedSecret } from './rules/no-hardcoded-secret.js';
import { noIneffectiveEnv } from './rules/no-ineffective-env.js';
import { noSecretDefault } from './rules/no-secret-default.js';
import { noTruthyEnvString } from './rules/no-truthy-env-string.js';
import { requireDocumentedEnv } from './rules/require-documented-env.js';
import { requireEnvConfig } from './rules/require-env-config.js';

/** Factor III of 12factor.net. */
export const config: Factor = {
  number: 3,
  slug: 'config',
  title: 'Store config in the environment',
  rules: [
    noCommittedEnvFile,
    noDebugByDefault,
    noDevSettingsDefault,
    noEnvContractDrift,
    noHardcodedSecret,
    noIneffectiveEnv,
    noSecretDefault,
    noTruthyEnvString,
    requireDocumentedEnv,
    requireEnvConfig,
  ],
  pages,
};
