import type { Answer, ClaimPlace, Location } from '@factorlint/core';
import type { Grounds } from '../grounds.js';

/** One command of a document. */
export interface Command {
  /** Its words; undefined where a word is not constant or stands for another (`<name>`). */
  readonly words: readonly (string | undefined)[];
  readonly location: Location;
  /** Folders in which it may be meant to run, the likeliest first. */
  readonly folders: readonly string[];
  /** What commands before it in the document make: it need not be in the repository. */
  readonly made: ReadonlySet<string>;
}

/** What the repository says to a command. `why` is a sentence. */
export interface Finding {
  readonly answer: Answer;
  readonly why: string;
  readonly places: readonly ClaimPlace[];
}

/** Looks at one kind of command; undefined: it is none of that kind, or nothing of it can be looked up. */
export type Check = (command: Command, grounds: Grounds) => Finding | undefined;

export function works(why: string, ...places: readonly (Location | undefined)[]): Finding {
  const given = places.filter((place) => place !== undefined);
  return { answer: 'supported', why, places: given.map((location) => ({ speaks: 'for', location, message: why })) };
}

export function fails(why: string, ...places: readonly Location[]): Finding {
  return { answer: 'contradicted', why, places: places.map((location) => ({ speaks: 'against', location, message: why })) };
}

export function unknown(why: string): Finding {
  return { answer: 'unchecked', why, places: [] };
}

/** Several findings about one command: what fails decides, then what is not known. */
export function together(findings: readonly Finding[]): Finding | undefined {
  const [first] = findings;
  const worst = findings.find(({ answer }) => answer === 'contradicted') ?? findings.find(({ answer }) => answer === 'unchecked') ?? first;
  return worst && { ...worst, places: findings.filter(({ answer }) => answer === worst.answer).flatMap(({ places }) => places) };
}

/** The last part of a program's path. */
export function programOf(word: string | undefined): string {
  return word === undefined ? '' : word.slice(word.lastIndexOf('/') + 1);
}
