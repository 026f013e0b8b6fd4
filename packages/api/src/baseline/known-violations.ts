import { isCounted, type KnownViolation, type Report, type RuleResult } from '@factorlint/core';

/** The violations of a report that count, as a multiset without lines or messages; sorted by path, rule and key. */
export function knownViolations({ verdicts }: Report): readonly KnownViolation[] {
  const results: readonly RuleResult[] = verdicts.flatMap((verdict) => verdict.results);
  return merged(
    results.flatMap(({ rule, findings }) =>
      findings.filter(isCounted).map(({ location, key = '' }) => ({ path: location.path, rule: rule.id, key, count: 1 })),
    ),
  );
}

/** The same multiset, each violation once, sorted. */
export function merged(violations: Iterable<KnownViolation>): readonly KnownViolation[] {
  const counts = new Map<string, KnownViolation>();
  for (const violation of violations) {
    const identity = identityOf(violation);
    counts.set(identity, { ...violation, count: violation.count + (counts.get(identity)?.count ?? 0) });
  }
  return [...counts.values()].filter(({ count }) => count > 0).sort(byPlace);
}

/** What is equal for equal violations, and for those only. */
export function identityOf({ path, rule, key }: Omit<KnownViolation, 'count'>): string {
  return JSON.stringify([path, rule, key]);
}

function byPlace(a: KnownViolation, b: KnownViolation): number {
  return compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
