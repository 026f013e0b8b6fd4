import type { Location, Range } from './location.js';
import type { Environment, Value } from './value.js';

/** What should be so. A rule says it; the file's language knows how it is written there. */
export type Change =
  // The place is a constant that the variable takes the place of, or a read of that variable.
  | {
      readonly kind: 'read-environment';
      readonly place: Location;
      readonly name: string;
      readonly missing: 'fails' | 'empty' | Value;
      readonly coercion?: Environment['coercion'];
      // The name is a guess: a constant that is bound to a name in capitals has its own.
      readonly guessed?: true;
    }
  // Another constant. `was`: what is replaced, where the place says more than that (the host in `127.0.0.1:8000`).
  | {
      readonly kind: 'set-value';
      readonly place: Location;
      readonly was: string | number | boolean;
      readonly value: string | number | boolean;
    }
  | { readonly kind: 'exec-form'; readonly place: Location }
  | { readonly kind: 'exec-last'; readonly place: Location }
  | { readonly kind: 'replace-arguments'; readonly place: Location; readonly arguments: readonly string[] }
  | { readonly kind: 'drop-arguments'; readonly place: Location; readonly arguments: readonly string[] }
  | { readonly kind: 'add-line'; readonly place: Location; readonly line: string }
  | { readonly kind: 'remove-line'; readonly place: Location }
  | { readonly kind: 'set-key'; readonly place: Location; readonly keys: readonly string[]; readonly value: string | number | boolean }
  | { readonly kind: 'remove-key'; readonly place: Location; readonly keys: readonly string[] }
  | { readonly kind: 'set-instruction'; readonly place: Location; readonly instruction: string; readonly argument: string }
  | { readonly kind: 'stream-handler'; readonly place: Location };

/** One way to comply, as changes of text. They do not overlap. */
export interface Edit {
  /** Wherever the program worked before, it works the same after. */
  readonly safe: boolean;
  /** What it does, in a few words: `Run npm ci`. No secret. */
  readonly title: string;
  readonly changes: readonly TextChange[];
}

/** Puts a text in the place of what stands in a range; an empty range inserts. */
export interface TextChange {
  readonly path: string;
  readonly range: Range;
  readonly text: string;
}
