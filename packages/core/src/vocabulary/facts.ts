import type { App, Fact, FactKind, FactOf } from './facts/index.js';
import type { DocumentKind } from './document-kind.js';
import type { Located, Location } from './location.js';

/**
 * The facts that a rule or derivation asked for, grouped: each question is a look-up, never a scan.
 * Reading order: by path, then as stated.
 */
export interface Facts<K extends FactKind = FactKind> {
  /** All of a kind. */
  of<P extends K>(kind: P): readonly FactOf<P>[];
  /** Those that stand in one file. */
  in<P extends K>(kind: P, path: string): readonly FactOf<P>[];
  /** Those that belong to one app, by its folder. */
  for<P extends K>(kind: P, app: string): readonly FactOf<P>[];
  /** The apps; at least one where there is any file. */
  apps(): readonly App[];
  /** The nearest app above a place. */
  appOf(place: Located | Location | string): App | undefined;
  /** What the file is for. */
  kindOf(path: string): DocumentKind;
  /**
   * Whether a production deploy builds, loads or runs this place. Where the repository has a production deploy path, what none of
   * them reaches is not; where it has none, the file's kind decides.
   */
  isProduction(place: Located | Location): boolean;
  /** How a place is reached: the deploy paths' ids, and whether any path at all is known in the repository. */
  reach(place: Located | Location): { readonly paths: readonly string[]; readonly production: boolean; readonly known: boolean };
  /** Every path of the tree, sorted. */
  readonly paths: readonly string[];
  /** Whether a path is in the tree. */
  has(path: string): boolean;
}

export type { Fact };
