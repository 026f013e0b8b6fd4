import { literalText, type Run, type Script } from '../../vocabulary/script.js';
import type { Location } from '../../vocabulary/location.js';
import type { Literal, Value } from '../../vocabulary/value.js';

/** One word of a command line, with the program in it where it is what `sh -c` runs. */
export interface Argument {
  readonly value: Value;
  readonly script?: Script;
}

/** The words of a simple command; the word after `sh -c` carries its program. */
export function argumentsOf({ words, script }: Pick<Run, 'words' | 'script'>): readonly Argument[] {
  const at = script ? scriptIndex(words) : -1;
  return words.map((value, index) => (script && index === at ? { value, script } : { value }));
}

/** Where the program of `sh -c` stands: after the first group of options that ends in `c`, further options aside. */
function scriptIndex(words: readonly Value[]): number {
  let index = words.findIndex((word) => /^[-+][a-zA-Z]*c[a-zA-Z]*$/.test(literalText(word) ?? ''));
  if (index < 0) return words.length - 1;
  for (index += 1; index < words.length - 1; index += 1) {
    if (!/^[-+][a-zA-Z]/.test(literalText(words[index]) ?? '')) break;
  }
  return index;
}

/** A word that nobody wrote: what a platform or a package manager puts before a command line. */
export function word(text: string, location: Location): Argument {
  return { value: literal(text, location) };
}

/** A literal value at a place. */
export function literal(text: string | number, location: Location): Literal {
  return { kind: 'literal', value: text, location };
}

/** The text of a word, where it is nothing but a literal. */
export function argumentText(argument: Argument | undefined): string | undefined {
  return literalText(argument?.value);
}

/** `$@` of a program whose parameters nobody knows. */
export function isAnyWords(value: Value): boolean {
  return value.kind === 'parameter' && (value.name === '@' || value.name === '*');
}
