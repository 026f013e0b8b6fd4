import type { WordTable } from './word-table.js';

/** Where a string literal stands: the first argument of a call, a key (before a colon or a closing bracket), or elsewhere. */
export type StringPlace = 'argument' | 'key' | 'other';

/** Which words and strings are to be told. */
export interface PythonInterest {
  /** Identifiers and keywords that stand as code; every word of an f-string counts as one. */
  readonly words: WordTable;
  /** What short string literals of one line hold, as written between their quotes, by the place where they stand. */
  readonly strings: Readonly<Record<StringPlace, WordTable>>;
}

/** What a logical line begins with, as far as it says how lines belong together. */
export const LINE = {
  other: 0,
  /** `def`, `async def` */
  function: 1,
  class: 2,
  /** `@` */
  decorator: 3,
  /** `elif`, `else`, `except`, `finally`: the line goes on with a statement that began above. */
  clause: 4,
  /** `match`, where a block follows: its inside is no block of statements. */
  match: 5,
} as const;

/**
 * The logical lines of a file: each is a simple statement (or several, with semicolons), the head of a compound one, or both on one line.
 * All offsets are UTF-16 offsets; lines are counted from zero.
 */
export interface PythonLines {
  /** Where the first token of each line begins. */
  readonly starts: readonly number[];
  /** Where its last token ends. */
  readonly ends: readonly number[];
  /** Its indentation in columns, tabs up to the next multiple of eight. */
  readonly indents: readonly number[];
  /** Of `LINE`. */
  readonly kinds: readonly number[];
  /** Where the value of the first assignment outside brackets begins; 0 where there is none. */
  readonly values: readonly number[];
  /** The lines after which a block follows are those that end in a colon. */
  readonly opens: readonly boolean[];
  /** The lines with `:=`. */
  readonly walruses: readonly number[];
}

/** What one pass over a file found. */
export interface PythonScan {
  readonly lines: PythonLines;
  /** The lines of each word that was found, in order. */
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly strings: Readonly<Record<StringPlace, readonly number[]>>;
}
