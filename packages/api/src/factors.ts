import type { Factor } from '@factorlint/core';
import { adminProcesses } from '@factorlint/factor-admin-processes';
import { backingServices } from '@factorlint/factor-backing-services';
import { buildReleaseRun } from '@factorlint/factor-build-release-run';
import { codebase } from '@factorlint/factor-codebase';
import { concurrency } from '@factorlint/factor-concurrency';
import { config } from '@factorlint/factor-config';
import { dependencies } from '@factorlint/factor-dependencies';
import { devProdParity } from '@factorlint/factor-dev-prod-parity';
import { disposability } from '@factorlint/factor-disposability';
import { logs } from '@factorlint/factor-logs';
import { portBinding } from '@factorlint/factor-port-binding';
import { processes } from '@factorlint/factor-processes';

/** All twelve, in the order of 12factor.net. */
export const factors: readonly Factor[] = [
  codebase,
  dependencies,
  config,
  backingServices,
  buildReleaseRun,
  processes,
  portBinding,
  concurrency,
  disposability,
  devProdParity,
  logs,
  adminProcesses,
];
