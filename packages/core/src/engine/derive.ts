import type { Derivation } from '../vocabulary/derivation.js';
import type { FactKind } from '../vocabulary/facts/index.js';
import type { GrowingFacts } from './collect-facts.js';

/** Kinds that a broken derivation could not provide, with the reason. */
export type DerivationFailures = ReadonlyMap<FactKind, string>;

/** Runs every derivation once, each after those that provide what it needs, and adds what they derive. */
export function deriveFacts(facts: GrowingFacts, derivations: readonly Derivation[]): DerivationFailures {
  const failures = new Map<FactKind, string>();
  for (const derivation of inOrder(derivations)) {
    try {
      facts.add([...derivation.derive(facts)]);
    } catch (error) {
      const reason = `The derivation ${derivation.id} broke: ${error instanceof Error ? error.message : String(error)}`;
      for (const kind of derivation.provides) failures.set(kind, reason);
    }
  }
  return failures;
}

/**
 * Providers before those who need them; else in the order given.
 * @throws {Error} when derivations need each other in a circle: a fault of the set, not of the repository
 */
function inOrder(derivations: readonly Derivation[]): readonly Derivation[] {
  const ordered: Derivation[] = [];
  let waiting = [...derivations];
  while (waiting.length > 0) {
    const pending = new Set(waiting.flatMap(({ provides }) => provides));
    const ready = waiting.filter((each) => each.needs.every((kind) => !pending.has(kind) || each.provides.includes(kind)));
    if (ready.length === 0) throw new Error(`Derivations need each other: ${waiting.map(({ id }) => id).join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter((each) => !ready.includes(each));
  }
  return ordered;
}
