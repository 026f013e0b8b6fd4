import type { Fact, FactKind, FactOf } from './facts/index.js';
import type { Facts } from './facts.js';

/** Joins facts across files into new ones. It never sees syntax, an offset or the disk. */
export interface Derivation<N extends FactKind = FactKind, K extends FactKind = FactKind> {
  readonly id: string;
  /** Kinds that it reads: the engine runs every derivation that provides one of them before. */
  readonly needs: readonly N[];
  readonly provides: readonly K[];
  derive(facts: Facts<N>): Iterable<FactOf<K>>;
}

/** Keeps the literal types of a derivation's declaration, and forgets them for the engine. */
export function defineDerivation<const N extends FactKind, const K extends FactKind>(derivation: Derivation<N, K>): Derivation {
  return derivation as unknown as Derivation;
}

export type { Fact };
