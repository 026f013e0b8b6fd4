/**
 * Ties what people write to the rules that can judge it. The words of a row are matched against one statement without its marks; all rows
 * that fit count together.
 */
export interface Tie {
  /** What a statement says, in the words that people use. */
  readonly says: RegExp;
  /** Factors under which it means that; absent: wherever it stands. */
  readonly under?: readonly number[];
  /** The words mean that under no factor too. */
  readonly clear?: true;
  /** Only findings whose message speaks of this count. */
  readonly about?: RegExp;
  /** Only findings in files of this name count. */
  readonly within?: RegExp;
  /** Rules whose violations (warnings and errors) contradict it, and whose evidence supports it. */
  readonly rules: readonly string[];
  /** Where a rule only notes the opposite of what is said, that contradicts too. */
  readonly noted?: true;
  /** What no file tells, in a sentence. */
  readonly beyond?: string;
}
