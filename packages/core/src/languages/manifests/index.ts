import type { Language } from '../../vocabulary/language.js';
import { gitAttributes, gitModules } from './git-files.js';
import { ignoreFiles } from './ignore-files.js';
import { lockfiles } from './lockfiles/index.js';
import { npmrc } from './node/npmrc.js';
import { packageJson } from './node/package-json.js';
import { pnpmWorkspace } from './node/pnpm-workspace.js';
import { cargoToml } from './other/cargo-toml.js';
import { composerJson } from './other/composer-json.js';
import { foreignManifests } from './other/by-name.js';
import { goMod } from './other/go-mod.js';
import { environmentYml } from './python/environment-yml.js';
import { pipfile } from './python/pipfile.js';
import { pyproject } from './python/pyproject.js';
import { requirementsFiles } from './python/requirements.js';
import { setupCfg } from './python/setup-cfg.js';
import { setupPy } from './python/setup-py.js';
import { runtimeVersionFiles } from './runtime-versions.js';

/** Everything that declares a unit, its dependencies, its runtime, and what version control and images leave out. */
export const manifestLanguages: readonly Language[] = [
  pyproject,
  requirementsFiles,
  pipfile,
  setupCfg,
  setupPy,
  environmentYml,
  packageJson,
  pnpmWorkspace,
  npmrc,
  lockfiles,
  runtimeVersionFiles,
  ignoreFiles,
  gitAttributes,
  gitModules,
  goMod,
  cargoToml,
  composerJson,
  foreignManifests,
];
