import { OPEN, type JavaScriptCursor } from './javascript-cursor.js';
import type { JavaScriptFindings } from './javascript-findings.js';
import { COMMA, EQUALS, GREATER } from './javascript-signs.js';
import { ROLE } from './javascript.js';

/** Finds names that are bound to a new collection outside functions; `var` binds there from inside braces as well. */
export class DeclaredCollections {
  readonly #cursor: JavaScriptCursor;
  readonly #found: JavaScriptFindings;
  #names: string[] = [];
  #depth = -1;

  constructor(cursor: JavaScriptCursor, found: JavaScriptFindings) {
    this.#cursor = cursor;
    this.#found = found;
  }

  /** A word comes: maybe one that is declared. @param before the role of the token before it */
  word(start: number, end: number, before: number): void {
    const { open, last, text } = this.#cursor;
    if (open.length === this.#depth && (before === ROLE.declare || before === ROLE.var || last === COMMA))
      this.#names.push(text.slice(start, end));
  }

  /** `const`, `let`, `var` */
  declare(): void {
    const { open, role } = this.#cursor;
    if (role === ROLE.declare && open.length > 0) return;
    if (open.some((each) => each === OPEN.children || each === OPEN.tag)) return;
    this.#names = [];
    this.#depth = open.length;
  }

  /** An equals sign comes, and what comes after it is `next`. */
  equals(next: number): void {
    const { text, at, open } = this.#cursor;
    if (this.#names.length === 0 || open.length !== this.#depth || next === EQUALS) return;
    const before = text.charCodeAt(at - 1);
    if (before === EQUALS || before === GREATER) return;
    COLLECTION.lastIndex = at + 1;
    if (COLLECTION.test(text)) this.#found.collections.push(...this.#names);
    this.#names = [];
  }

  semicolon(): void {
    if (this.#cursor.open.length <= this.#depth) this.#depth = -1;
  }
}

/** What is assigned may be a new collection. */
const COLLECTION = /\s*(?:[{[<]|\(\s*(?:[{[<(]|new\b)|new\s+(?:Map|Set|WeakMap|WeakSet|Array|Object)\b|Object\s*\.\s*create\b|\/[/*])/y;
