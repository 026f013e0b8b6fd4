import type { Condition } from '../vocabulary/value.js';

/**
 * What an extractor or evaluator of a programming language may ask of a file. It never walks one: the first
 * implementation parses the whole file and answers from its tree, a later one answers from a byte scanner and parses
 * slices. Both must give the same answers.
 */
export interface SourceReader<Node> {
  /** Simple statements (or the heads of compound ones) in which one of these identifiers stands as code. Each once. */
  statementsWith(words: readonly string[]): readonly Node[];
  /** The statements that bind, mutate or delete a name at module level, or in the function that `within` stands in, in order. */
  binds(name: string, within?: Node): readonly Node[];
  /** The import statements, in order. */
  imports(): readonly Node[];
  /** Names bound at module level to a collection (literal or constructor), with the statement that does. */
  moduleCollections(): readonly { readonly name: string; readonly statement: Node }[];
  /** What a statement stands in, innermost first. */
  enclosing(statement: Node): readonly Enclosure<Node>[];
}

export interface Enclosure<Node> {
  readonly form: 'function' | 'class' | 'condition' | 'loop' | 'try' | 'main-guard';
  readonly name?: string;
  readonly node: Node;
  /** For conditions: what holds where the statement stands. */
  readonly condition?: Condition;
}
