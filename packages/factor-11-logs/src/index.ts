import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noLogFile } from './rules/no-log-file.js';
import { noLogRotation } from './rules/no-log-rotation.js';
import { noLogRouting } from './rules/no-log-routing.js';
import { noPrint } from './rules/no-print.js';
import { noRedirectedOutput } from './rules/no-redirected-output.js';
import { noServerLogFile } from './rules/no-server-log-file.js';
import { requireLoggingConfig } from './rules/require-logging-config.js';
import { requireStructuredLogs } from './rules/require-structured-logs.js';
import { requireUnbufferedOutput } from './rules/require-unbuffered-output.js';

/** Factor XI of 12factor.net. */
export const logs: Factor = {
  number: 11,
  slug: 'logs',
  title: 'Treat logs as event streams',
  rules: [
    noLogFile,
    noLogRotation,
    noLogRouting,
    noPrint,
    noRedirectedOutput,
    noServerLogFile,
    requireLoggingConfig,
    requireStructuredLogs,
    requireUnbufferedOutput,
  ],
  pages,
};
