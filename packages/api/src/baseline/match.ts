import type { KnownViolation } from '@factorlint/core';
import { identityOf, merged } from './known-violations.js';

/** A violation that is there now. */
export type PresentViolation = Omit<KnownViolation, 'count'>;

/** What is known of two states of a tree. */
export interface TwoStates {
  /** Whether there is something at a path now. */
  readonly exists: (path: string) => boolean;
  /** Whether there was something at a path before. */
  readonly existed: (path: string) => boolean;
  /** Of a violation that says what a whole application lacks, that application: the file where it is told only witnesses it. */
  readonly appOf: (violation: PresentViolation) => string | undefined;
}

export interface Matching<T extends PresentViolation> {
  /** Of those that are there now, those that were there before. */
  readonly known: ReadonlySet<T>;
  /** Of those that were there before, those that are no longer. */
  readonly left: readonly KnownViolation[];
}

/**
 * Matches violations one to one: first those of the same path, rule and key; then those of a file that is gone with those of a file that is
 * new, for the pairs of files that share most; then what the same application lacks, whichever of its files witnesses it.
 * @param present in an order; of equal ones the first count as known
 */
export function matchViolations<T extends PresentViolation>(
  before: Iterable<KnownViolation>,
  present: readonly T[],
  states: TwoStates,
): Matching<T> {
  const pool = new Map(merged(before).map((violation) => [identityOf(violation), violation]));
  const known = new Set<T>();
  const take = (violation: T, path: string) => {
    const identity = identityOf({ ...violation, path, key: keyIn(path, violation) });
    const found = pool.get(identity);
    if (!found) return;
    known.add(violation);
    if (found.count > 1) pool.set(identity, { ...found, count: found.count - 1 });
    else pool.delete(identity);
  };

  for (const violation of present) take(violation, violation.path);
  const rest = present.filter((violation) => !known.has(violation));
  for (const [from, to] of renames([...pool.values()], rest, states)) {
    for (const violation of rest) if (violation.path === to) take(violation, from);
  }
  for (const violation of present) {
    const app = known.has(violation) ? undefined : states.appOf(violation);
    if (app === undefined) continue;
    const same = [...pool.values()].find(
      (each) => each.rule === violation.rule && each.key === violation.key && states.appOf(each) === app,
    );
    if (same) take(violation, same.path);
  }
  return { known, left: [...pool.values()] };
}

/** Pairs of a file that is gone and a file that is new, each file once: those that share most violations first. */
function renames(
  before: readonly KnownViolation[],
  present: readonly PresentViolation[],
  { exists, existed }: TwoStates,
): readonly (readonly [string, string])[] {
  const gone = contentsBy(before.filter(({ path }) => !exists(path)));
  const come = contentsBy(present.filter(({ path }) => !existed(path)).map((violation) => ({ ...violation, count: 1 })));
  const pairs = [...gone].flatMap(([from, had]) => [...come].map(([to, has]) => ({ from, to, shared: sharedBy(had, has) })));
  const chosen: (readonly [string, string])[] = [];
  const used = new Set<string>();
  for (const { from, to, shared } of pairs.sort((a, b) => b.shared - a.shared || likeness(b) - likeness(a))) {
    if (shared === 0 || used.has(from) || used.has(to)) continue;
    used.add(from).add(to);
    chosen.push([from, to]);
  }
  return chosen;
}

/** The key that a violation would have in another file: some name the file. */
function keyIn(path: string, { path: own, key }: PresentViolation): string {
  return own === path ? key : key.replaceAll(own, path);
}

type Contents = ReadonlyMap<string, number>;

/** By path, how many there are of each rule and key. */
function contentsBy(violations: readonly KnownViolation[]): ReadonlyMap<string, Contents> {
  const contents = new Map<string, Map<string, number>>();
  for (const violation of violations) {
    const { path, rule, count } = violation;
    const own = contents.get(path) ?? new Map<string, number>();
    const identity = identityOf({ path: '', rule, key: keyIn('', violation) });
    contents.set(path, own.set(identity, (own.get(identity) ?? 0) + count));
  }
  return contents;
}

function sharedBy(a: Contents, b: Contents): number {
  return [...a].reduce((sum, [identity, count]) => sum + Math.min(count, b.get(identity) ?? 0), 0);
}

/** How much two paths look like one file that was moved or renamed: the same name, the same folder, or neither. */
function likeness({ from, to }: { readonly from: string; readonly to: string }): number {
  const [a, b] = [from.lastIndexOf('/'), to.lastIndexOf('/')];
  return 2 * Number(from.slice(a + 1) === to.slice(b + 1)) + Number(from.slice(0, Math.max(a, 0)) === to.slice(0, Math.max(b, 0)));
}
