import type { Derivation } from '../vocabulary/derivation.js';
import { apps } from './apps.js';
import { backingServices } from './backing-services.js';
import { deployPaths } from './deploy-paths.js';
import { environmentContract } from './environment-contract.js';
import { installCommands } from './install-commands.js';
import { processes } from './processes.js';
import { reach } from './reach.js';
import { settings } from './settings.js';

/** Every derivation that comes with factorlint. The engine orders them by what they need. */
export const derivations: readonly Derivation[] = [
  apps,
  backingServices,
  deployPaths,
  environmentContract,
  installCommands,
  processes,
  reach,
  settings,
];
