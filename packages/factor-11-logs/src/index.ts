import type { Factor } from '@factorlint/core';
import { pages } from './pages.js';
import { noLogFile } from './rules/no-log-file.js';
import { requireStructuredLogs } from './rules/require-structured-logs.js';
import { requireUnbufferedOutput } from './rules/require-unbuffered-output.js';

/** Factor XI of 12factor.net. */
export const logs: Factor = {
  number: 11,
  slug: 'logs',
  title: 'Treat logs as event streams',
  rules: [noLogFile, requireStructuredLogs, requireUnbufferedOutput],
  pages,
};
