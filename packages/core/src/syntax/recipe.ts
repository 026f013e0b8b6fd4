import type { Document } from '../vocabulary/document.js';
import type { Located } from '../vocabulary/location.js';
import { HOLE } from './hole.js';

/** One command of a make target or a just recipe, with its continued lines. */
export interface RecipeLine extends Located {
  /**
   * What the shell gets: prefixes are gone, variables whose value is written in the file are put in, other
   * expressions of the tool are holes. Each character has its place in the file.
   */
  readonly command: Document;
  /** `@` before it. */
  readonly silent: boolean;
  /** `-` before it. */
  readonly ignoresErrors: boolean;
}

/** A decoded text under construction. */
export interface Builder {
  readonly characters: string[];
  readonly offsets: number[];
}

/** Adds a text of which every character stands at one place. */
export function addAt({ characters, offsets }: Builder, text: string, at: number): void {
  for (const unit of text.split('')) {
    characters.push(unit);
    offsets.push(at);
  }
}

/** Adds a hole for what stands between two offsets. */
export function addHole(builder: Builder, at: number): void {
  addAt(builder, HOLE, at);
}

/**
 * Makes a recipe line of what stands between two offsets.
 * @param expand adds the characters from an offset on and tells where it stopped
 */
export function toRecipeLine(document: Document, start: number, end: number, expand: (builder: Builder, at: number) => number): RecipeLine {
  const { text } = document;
  let at = start;
  let silent = false;
  let ignoresErrors = false;
  while (at < end && /[@+\- \t]/.test(text[at]!)) {
    if (text[at] === '@') silent = true;
    if (text[at] === '-') ignoresErrors = true;
    at++;
  }
  const builder: Builder = { characters: [], offsets: [] };
  for (let index = at; index < end;) index = expand(builder, index);
  const command = document.part(at, end, builder.characters.join(''), [...builder.offsets, end]);
  return { command, silent, ignoresErrors, location: document.locate(start, end) };
}
