import {
  AT,
  BACKSLASH,
  CARRIAGE_RETURN,
  CLASSES,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  COLON,
  DOUBLE_QUOTE,
  EQUALS,
  FORM_FEED,
  HASH,
  KIND,
  LINE_FEED,
  OPENING_BRACE,
  OPENING_PARENTHESIS,
  QUOTE,
  SPACE,
  TAB,
  isWordPart,
  lineAfter,
  lineEnd,
} from './characters.js';
import { LineCollector, TOKEN } from './line-collector.js';
import type { PythonInterest, PythonScan, StringPlace } from './python.js';
import { EMPTY_HASH, hashed } from './word-table.js';

const POINT = 46;
/** As long as strings may be that somebody may ask for. */
const LONGEST_STRING = 64;
/** Deeper than anybody writes f-strings. */
const DEEPEST = 32;

/**
 * The logical lines of a Python file, and the lines on which words and strings of interest stand, without parsing it: strings, comments,
 * brackets and indentation are all that it knows. Undefined where it is not sure: brackets that do not match, a string that does not end,
 * indentation that fits nothing, operands with nothing between them.
 */
export function scanPython(text: string, interest: PythonInterest): PythonScan | undefined {
  return new PythonScanner(text, interest).scan();
}

class PythonScanner {
  readonly #text: string;
  readonly #interest: PythonInterest;
  readonly #lines: LineCollector;
  readonly #words = new Map<string, number[]>();
  readonly #strings: Readonly<Record<StringPlace, number[]>> = { argument: [], key: [], other: [] };
  #at = 0;
  /** Brackets that are open. */
  #depth = 0;

  constructor(text: string, interest: PythonInterest) {
    this.#text = text;
    this.#interest = interest;
    this.#lines = new LineCollector(text);
  }

  scan(): PythonScan | undefined {
    const { length } = this.#text;
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    this.#beginLine();
    while (this.#at < length && this.#lines.sure) this.#next();
    this.#lines.endLine();
    const lines = this.#depth === 0 ? this.#lines.lines : undefined;
    return lines && { lines, words: this.#words, strings: this.#strings };
  }

  #next(): void {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    switch (code < 128 ? CLASSES[code] : KIND.word) {
      case KIND.word:
        this.#word();
        return;
      case KIND.digit:
        this.#number();
        return;
      case KIND.quote:
        this.#string(this.#at, false);
        return;
      case KIND.opening:
        this.#depth += 1;
        this.#sign(code);
        return;
      case KIND.closing:
        this.#depth -= 1;
        if (this.#depth < 0 || this.#lines.token === TOKEN.assignment) this.#lines.sure = false;
        this.#sign(code);
        this.#lines.token = TOKEN.operand;
        return;
      case KIND.space:
        this.#at += 1;
        if (this.#depth === 0 && (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(this.#at) !== LINE_FEED))) {
          this.#lines.endLine();
          this.#beginLine();
        }
        return;
      default:
    }
    if (code === HASH) this.#at = lineEnd(this.#text, this.#at);
    else if (code === BACKSLASH) this.#continueLine();
    else if (code === EQUALS) this.#equals();
    else this.#sign(code);
  }

  #sign(code: number): void {
    const isFirst = this.#lines.token === TOKEN.none;
    this.#lines.begin(this.#at, TOKEN.operator);
    if (isFirst && code === AT) this.#lines.decorates();
    this.#at += 1;
    this.#lines.end(this.#at, code);
  }

  /** `=`, or the end of an operator with it. */
  #equals(): void {
    const before = this.#lines.before;
    const isJoined = this.#lines.last === this.#at && this.#lines.token === TOKEN.operator && OPERATORS.includes(before);
    if (isJoined && before === COLON) this.#lines.bindsInside();
    const isDouble = this.#text.charCodeAt(this.#at + 1) === EQUALS;
    if (!isJoined && this.#lines.token !== TOKEN.operand && this.#lines.token !== TOKEN.word && this.#lines.token !== TOKEN.string)
      this.#lines.sure = false;
    this.#lines.begin(this.#at, TOKEN.operator);
    this.#at += isDouble ? 2 : 1;
    this.#lines.end(this.#at, EQUALS);
    if (isJoined || isDouble) return;
    this.#lines.token = TOKEN.assignment;
    if (this.#depth === 0) this.#lines.assigns(this.#at);
  }

  /** @param depth of the f-strings that it stands in */
  #word(depth = 0): void {
    const start = this.#at;
    const hash = this.#passWord();
    if (this.#prefixed(start, depth)) return;
    if (depth === 0) {
      this.#lines.begin(start, TOKEN.word);
      this.#lines.endWord(start, this.#at);
    }
    this.#note(start, hash);
  }

  /** To the end of the word, whose hash it gives. */
  #passWord(): number {
    const text = this.#text;
    let hash = EMPTY_HASH;
    for (let code = text.charCodeAt(this.#at); code >= 128 || isWordPart(code); code = text.charCodeAt(this.#at)) {
      hash = hashed(hash, code);
      this.#at += 1;
    }
    return hash;
  }

  #note(start: number, hash: number): void {
    const word = this.#interest.words.find(this.#text, start, this.#at, hash);
    if (word === undefined) return;
    const lines = this.#words.get(word);
    if (!lines) this.#words.set(word, [this.#lines.line]);
    else if (lines.at(-1) !== this.#lines.line) lines.push(this.#lines.line);
  }

  #number(): void {
    this.#lines.begin(this.#at, TOKEN.operand);
    for (let code = POINT; code === POINT || isWordPart(code); code = this.#text.charCodeAt(this.#at)) this.#at += 1;
    this.#lines.end(this.#at, 0);
  }

  /** From the prefix (if any) of a literal to its end. `this.#at` is at the quote. */
  #string(start: number, formatted: boolean, depth = 0): void {
    const text = this.#text;
    const quote = text.charCodeAt(this.#at);
    const triple = text.charCodeAt(this.#at + 1) === quote && text.charCodeAt(this.#at + 2) === quote;
    this.#at += triple ? 3 : 1;
    const inner = this.#at;
    const before = this.#lines.before;
    if (depth === 0) this.#lines.begin(start, TOKEN.string);
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (Number.isNaN(code) || (!triple && (code === LINE_FEED || code === CARRIAGE_RETURN))) {
        this.#lines.sure = false;
        return;
      }
      if (code === BACKSLASH) {
        const next = text.charCodeAt(this.#at + 1);
        // A carriage return and a line feed are one escaped end of a line; a brace cannot be escaped so.
        if (next === CARRIAGE_RETURN && text.charCodeAt(this.#at + 2) === LINE_FEED) this.#at += 3;
        else this.#at += formatted && next === OPENING_BRACE ? 1 : 2;
      } else if (code === quote && (!triple || (text.charCodeAt(this.#at + 1) === quote && text.charCodeAt(this.#at + 2) === quote))) {
        const end = this.#at;
        this.#at += triple ? 3 : 1;
        this.#lines.end(this.#at, quote);
        if (!formatted && !triple) this.#noteString(inner, end, before);
        return;
      } else if (formatted && code === OPENING_BRACE) {
        this.#at += 1;
        if (text.charCodeAt(this.#at) === OPENING_BRACE) this.#at += 1;
        else this.#replacement(quote, triple, depth + 1);
        if (!this.#lines.sure) return;
      } else this.#at += 1;
    }
  }

  /** The inside of braces in an f-string, up to and with the closing one. Quotes of its own kind begin strings (PEP 701). */
  #replacement(quote: number, triple: boolean, depth: number): void {
    const text = this.#text;
    let open = 0;
    if (depth > DEEPEST) this.#lines.sure = false;
    while (this.#lines.sure) {
      const code = text.charCodeAt(this.#at);
      if (Number.isNaN(code)) this.#lines.sure = false;
      else if (code === CLOSING_BRACE && open === 0) {
        this.#at += 1;
        return;
      } else if (code === COLON && open === 0) {
        this.#at += 1;
        this.#format(quote, triple, depth);
        return;
      } else if (code === HASH) this.#at = lineEnd(this.#text, this.#at);
      else if (CLASSES[code] === KIND.opening) {
        open += 1;
        this.#at += 1;
      } else if (CLASSES[code] === KIND.closing) {
        open -= 1;
        if (open < 0) this.#lines.sure = false;
        this.#at += 1;
      } else if (CLASSES[code] === KIND.quote) this.#string(this.#at, false, depth);
      else if (code >= 128 || CLASSES[code] === KIND.word) this.#word(depth);
      else this.#at += 1;
    }
  }

  /** A format after a colon, with replacements of its own, up to and with the closing brace. */
  #format(quote: number, triple: boolean, depth: number): void {
    const text = this.#text;
    while (this.#lines.sure) {
      const code = text.charCodeAt(this.#at);
      if (Number.isNaN(code) || (!triple && (code === quote || code === LINE_FEED))) this.#lines.sure = false;
      else if (code === CLOSING_BRACE) {
        this.#at += 1;
        return;
      } else if (code === OPENING_BRACE) {
        this.#at += 1;
        this.#replacement(quote, triple, depth + 1);
      } else this.#at += 1;
    }
  }

  /** Passes the string whose prefix has just been passed, if it was one. */
  #prefixed(start: number, depth: number): boolean {
    const code = this.#text.charCodeAt(this.#at);
    if ((code !== QUOTE && code !== DOUBLE_QUOTE) || this.#at - start > 2) return false;
    const prefix = this.#text.slice(start, this.#at);
    if (!STRING_PREFIX.test(prefix)) return false;
    this.#string(start, /[ft]/i.test(prefix), depth);
    return true;
  }

  #noteString(start: number, end: number, before: number): void {
    if (end - start > LONGEST_STRING || end === start) return;
    const text = this.#text;
    let next = this.#at;
    while (text.charCodeAt(next) === SPACE) next += 1;
    const after = text.charCodeAt(next);
    const place: StringPlace = before === OPENING_PARENTHESIS ? 'argument' : after === COLON || after === CLOSING_BRACKET ? 'key' : 'other';
    let hash = EMPTY_HASH;
    for (let index = start; index < end; index += 1) hash = hashed(hash, text.charCodeAt(index));
    const lines = this.#strings[place];
    if (lines.at(-1) !== this.#lines.line && this.#interest.strings[place].find(text, start, end, hash) !== undefined)
      lines.push(this.#lines.line);
  }

  /** A backslash joins lines only at the end of one. */
  #continueLine(): void {
    const next = lineAfter(this.#text, this.#at + 1);
    if (next === undefined) this.#lines.sure = false;
    else this.#at = next;
  }

  /** At the start of a line outside brackets: its indentation. Blank lines and lines of comments have none that counts. */
  #beginLine(): void {
    const text = this.#text;
    let indent = 0;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === SPACE) indent += 1;
      else if (code === TAB) indent += 8 - (indent % 8);
      else if (code === FORM_FEED) indent = 0;
      else break;
      this.#at += 1;
    }
    this.#lines.indent = indent;
  }
}

const STRING_PREFIX = /^(?:[furbt]|[fbt]r|r[fbt])$/i;
/** Characters that make one operator with an equals sign after them. */
const OPERATORS: readonly number[] = [...'+-*/%&|^<>!:@='].map((sign) => sign.charCodeAt(0));
