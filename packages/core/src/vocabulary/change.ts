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
  // All of these together, or none. The place is the first one's.
  | { readonly kind: 'several'; readonly place: Location; readonly changes: readonly Change[] }
  // The program of a command takes the place of the shell that starts it. The place is the program with its arguments.
  | { readonly kind: 'exec'; readonly place: Location }
  // Other words of a command, or none. The place is from the first word that goes to the last.
  | {
      readonly kind: 'replace-words';
      readonly place: Location;
      readonly words: readonly string[];
      readonly title: string;
      readonly safe: boolean;
    }
  // A variable more in an example file. An optional one is commented out.
  | { readonly kind: 'declare-variable'; readonly place: Location; readonly name: string; readonly optional: boolean }
  // An entry more in the mapping of data that the place is the entry of.
  | { readonly kind: 'set-entry'; readonly place: Location; readonly key: string; readonly value: string; readonly safe: boolean }
  // The machine's port is not fixed; the container's stays.
  | { readonly kind: 'publish-any-port'; readonly place: Location }
  // A pattern more in a file of such. The place is the file.
  | { readonly kind: 'ignore-path'; readonly place: Location; readonly pattern: string; readonly safe: boolean }
  // A statement or a line less.
  | { readonly kind: 'remove-line'; readonly place: Location }
  // A variable of an image, in the stage whose FROM is the place.
  | { readonly kind: 'set-image-variable'; readonly place: Location; readonly name: string; readonly value: string; readonly safe: boolean }
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
