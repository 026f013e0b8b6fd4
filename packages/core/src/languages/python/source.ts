import type { StringPlace } from '@factorlint/scanner';
import type { Node } from './node.js';

export type Test = (text: string) => boolean;

/** What a reader asks of a file. Nodes are the same objects whoever asks, and whatever was asked before. */
export interface PythonSource {
  /** The text that the nodes' offsets are of. */
  readonly text: string;
  readonly root: Node;
  /** It stands for every file: what one may import, it may. */
  readonly isAnyFile?: true;
  /** The statements (or heads of compound ones) in which one of the words stands as an identifier, in any order; each once. */
  statementsWith(words: readonly string[]): Iterable<Node>;
  /** The same, for words that fit a test, which must be the same function for every file. */
  statementsWhere(test: Test): Iterable<Node>;
  /** Those of these in which the word may be given a value, by `=` or after `:`; others too. */
  statementsGiving(test: Test): Iterable<Node>;
  /** Those of these statements that may bind or change what the name stands for; others too. */
  statementsChanging(name: string): Iterable<Node>;
  /** String literals without interpolation at a place that fit a test (the same function for every file); others too. */
  stringsWhere(place: StringPlace, test: Test): readonly Node[];
  /** All string literals, with interpolation too, in any order. */
  strings(): readonly Node[];
  /** The import statements, in order. */
  imports(): readonly Node[];
  /** `:=` expressions that may bind a name; all without one. */
  walruses(name?: string): readonly Node[];
  /**
   * The statements that stand in a scope's own blocks, in order: those that may bind or change a name, and others. Undefined: nothing
   * keeps the asker from going through the blocks.
   */
  changing(name: string, scope: Node): readonly Node[] | undefined;
  /** `global` and `nonlocal` statements in a scope's own blocks; undefined as above. */
  outsiders(scope: Node): readonly Node[] | undefined;
  /**
   * The functions and classes at module level whose head (with its decorators) fits a test; others too. Undefined: nothing keeps the asker
   * from going through the statements.
   */
  definitions(test: Test): readonly Node[] | undefined;
  /** Which of some names a statement at module level may bind. */
  boundAmong(names: ReadonlySet<string>): Iterable<string>;
  /** Names that a function may change and that module level may bind to a collection; undefined: nobody knows without looking. */
  changedNames(): Iterable<string> | undefined;
}
