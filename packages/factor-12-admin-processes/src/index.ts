import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noAdminOverHttp } from './rules/no-admin-over-http.js';
import { noAdminServer } from './rules/no-admin-server.js';
import { noInteractiveAutomation } from './rules/no-interactive-automation.js';
import { noIsolationBypass } from './rules/no-isolation-bypass.js';
import { noSchemaChangeAtImport } from './rules/no-schema-change-at-import.js';
import { noSettingsMismatch } from './rules/no-settings-mismatch.js';
import { noSshInContainer } from './rules/no-ssh-in-container.js';
import { requireAdminCommand } from './rules/require-admin-command.js';

/** Factor XII of 12factor.net. */
export const adminProcesses: Factor = {
  number: 12,
  slug: 'admin-processes',
  title: 'Run admin/management tasks as one-off processes',
  rules: [
    noAdminOverHttp,
    noAdminServer,
    noInteractiveAutomation,
    noIsolationBypass,
    noSchemaChangeAtImport,
    noSettingsMismatch,
    noSshInContainer,
    requireAdminCommand,
  ],
  pages,
};
