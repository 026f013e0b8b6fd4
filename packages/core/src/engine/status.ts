import type { Finding, Status } from '../vocabulary/report.js';

/** Whether somebody could have looked. */
type Looked = boolean;

/** Silence proves nothing: without evidence, no rule counts as upheld. Waived violations do not count. */
export function statusOfRule(findings: readonly Finding[], looked: Looked): Status {
  const counted = findings.filter(({ waiver }) => waiver === undefined);
  const violations = counted.filter(({ outcome }) => outcome === 'violates');
  if (violations.some(({ severity }) => severity !== 'note')) return 'violated';
  if (violations.length > 0) return 'noted';
  if (counted.length > 0) return 'upheld';
  return looked ? 'not-applicable' : 'not-assessed';
}

const DECISIVE_FIRST: readonly Status[] = ['violated', 'upheld', 'noted', 'not-assessed', 'not-applicable'];

/** Of a factor, over its rules' statuses. */
export function statusOfFactor(statuses: Iterable<Status>): Status {
  const seen = new Set(statuses);
  return DECISIVE_FIRST.find((status) => seen.has(status)) ?? 'not-assessed';
}
