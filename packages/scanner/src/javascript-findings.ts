import { LINE_FEED, SPACE, TAB, CARRIAGE_RETURN } from './characters.js';
import type { JavaScriptInterest, JavaScriptScan, ModuleLoad } from './javascript.js';
import { EMPTY_HASH, hashed } from './word-table.js';

/** As long as strings may be that a table remembers. */
const LONGEST_STRING = 64;

/** Keeps what a scanner tells of a file, as far as somebody is interested. */
export class JavaScriptFindings {
  readonly words = new Set<string>();
  readonly bound = new Set<string>();
  readonly strings = new Set<string>();
  readonly arguments: { readonly text: string; readonly callee: string }[] = [];
  readonly loads: ModuleLoad[] = [];
  readonly collections: string[] = [];
  isModule = false;
  opening: string | undefined;
  readonly #text: string;
  readonly #interest: JavaScriptInterest;

  constructor(text: string, interest: JavaScriptInterest) {
    this.#text = text;
    this.#interest = interest;
  }

  get scan(): JavaScriptScan {
    return this;
  }

  /** A word that stands as code, where somebody wants to know of it. */
  word(start: number, end: number, hash: number): string | undefined {
    const word = this.#interest.words.find(this.#text, start, end, hash);
    if (word !== undefined) this.#note(word, end);
    return word;
  }

  /**
   * A string or template, escapes resolved.
   * @param end of the literal, with its quotes
   * @param callee what is called with it as its first argument, '' for what has no name; undefined elsewhere
   */
  string(text: string, end: number, callee: string | undefined): void {
    const { strings, arguments: given, isLongString } = this.#interest;
    if (text.length > LONGEST_STRING) {
      if (isLongString(text)) this.strings.add(text);
      return;
    }
    if (text === '') return;
    let hash = EMPTY_HASH;
    for (let index = 0; index < text.length; index += 1) hash = hashed(hash, text.charCodeAt(index));
    if (strings.find(text, 0, text.length, hash) !== undefined) this.strings.add(text);
    if (callee !== undefined && given.find(text, 0, text.length, hash) !== undefined) this.arguments.push({ text, callee });
    if (!this.#mayBeKey(end)) return;
    const word = this.#interest.words.find(text, 0, text.length, hash);
    if (word !== undefined) this.#note(word, end);
  }

  #note(word: string, end: number): void {
    this.words.add(word);
    if (!this.#interest.binds(word) || this.bound.has(word)) return;
    BINDING.lastIndex = end;
    if (BINDING.test(this.#text)) this.bound.add(word);
  }

  /** A string before a colon, a closing bracket, a parenthesis or a sign of assignment may be the name of a property. */
  #mayBeKey(end: number): boolean {
    let at = end;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if (code !== SPACE && code !== TAB && code !== LINE_FEED && code !== CARRIAGE_RETURN) return KEY_ENDS.has(code);
      at += 1;
    }
  }
}

const KEY_ENDS: ReadonlySet<number> = new Set([...':](=?!/<'].map((sign) => sign.charCodeAt(0)));
/** After a name (or the bracket of a computed one): something is bound to it, or a comment stands in between. */
const BINDING =
  /\s*\]?\s*(?:\/[/*]|[?!]?\s*:(?!\s*(?:string|number|boolean|undefined|null|true|false)(?:\[\])*\s*(?:\|\s*(?:string|number|null|undefined)\s*)*[,;)}])|(?:[-+*/%&|^]|\*\*|&&|\|\||\?\?|<<|>>>?)?=(?![=>]))/y;
