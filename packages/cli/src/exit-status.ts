import type { Report } from '@factorlint/api';
import { tallyReport } from '@factorlint/reporters';
import type { ExitStatus } from './io.js';

export type Threshold = 'error' | 'warning' | 'note' | 'never';

export interface Strictness {
  /** The lowest severity of a violation that counts. */
  readonly failOn: Threshold;
  /** Whether what could not be analysed counts. */
  readonly failOnGaps: boolean;
  /** Whether waivers that excuse nothing count. */
  readonly failOnWaivers: boolean;
  /** Whether violations that a baseline knows and that are no longer there count. */
  readonly failOnFixed: boolean;
}

/** What the process says to its caller about a report. */
export function exitStatus(report: Report, { failOn, failOnGaps, failOnWaivers, failOnFixed }: Strictness): ExitStatus {
  const { error, warning, note, failures } = tallyReport(report);
  const nothingRead = report.gaps.length > 0 && Object.keys(report.coverage.read).length === 0;
  if (failures > 0 || nothingRead) return 3;
  const counted = { error, warning: error + warning, note: error + warning + note, never: 0 }[failOn];
  const hasFixed = (report.comparison?.fixed ?? []).length > 0;
  const isBad =
    counted > 0 || (failOnGaps && report.gaps.length > 0) || (failOnWaivers && report.waivers.length > 0) || (failOnFixed && hasFixed);
  return isBad ? 1 : 0;
}
