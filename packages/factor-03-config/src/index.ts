import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noCommittedEnvFile } from './rules/no-committed-env-file.js';
import { noConfigInImage } from './rules/no-config-in-image.js';
import { noDebugByDefault } from './rules/no-debug-by-default.js';
import { noDevSettingsDefault } from './rules/no-dev-settings-default.js';
import { noEnvContractDrift } from './rules/no-env-contract-drift.js';
import { noEnvironmentBranching } from './rules/no-environment-branching.js';
import { noEphemeralSecret } from './rules/no-ephemeral-secret.js';
import { noHardcodedSecret } from './rules/no-hardcoded-secret.js';
import { noIneffectiveEnv } from './rules/no-ineffective-env.js';
import { noLocalSettingsImport } from './rules/no-local-settings-import.js';
import { noPrintedSecret } from './rules/no-printed-secret.js';
import { noRuntimeConfigFile } from './rules/no-runtime-config-file.js';
import { noSecretDefault } from './rules/no-secret-default.js';
import { noSecretFromLocalFile } from './rules/no-secret-from-local-file.js';
import { noSecretInManifest } from './rules/no-secret-in-manifest.js';
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
    noConfigInImage,
    noDebugByDefault,
    noDevSettingsDefault,
    noEnvContractDrift,
    noEnvironmentBranching,
    noEphemeralSecret,
    noHardcodedSecret,
    noIneffectiveEnv,
    noLocalSettingsImport,
    noPrintedSecret,
    noRuntimeConfigFile,
    noSecretDefault,
    noSecretFromLocalFile,
    noSecretInManifest,
    noTruthyEnvString,
    requireDocumentedEnv,
    requireEnvConfig,
  ],
  pages,
};
