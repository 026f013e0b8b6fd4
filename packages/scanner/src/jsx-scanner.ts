import { CLASSES, KIND } from './characters.js';
import { OPEN, type JavaScriptCursor } from './javascript-cursor.js';
import type { JavaScriptFindings } from './javascript-findings.js';
import { EQUALS, GREATER, LESS, MINUS, OPENING_BRACE, SLASH, STAR } from './javascript-signs.js';
import { commentEnd, isNamePart } from './javascript-text.js';
import type { JavaScriptDialect } from './javascript.js';
import { hashed } from './word-table.js';

/** Passes elements of JSX: their tags, and the text between them. */
export class JsxScanner {
  readonly #cursor: JavaScriptCursor;
  readonly #found: JavaScriptFindings;
  readonly #dialect: JavaScriptDialect;

  constructor(cursor: JavaScriptCursor, found: JavaScriptFindings, dialect: JavaScriptDialect) {
    this.#cursor = cursor;
    this.#found = found;
    this.#dialect = dialect;
  }

  /** A `<`: the beginning of an element, or an operator. */
  less(next: number): void {
    const begins = next === GREATER || isNamePart(next);
    if (this.#cursor.text.startsWith('<!--', this.#cursor.at)) this.#cursor.sure = false;
    if (!this.#dialect.jsx || this.#cursor.ends || !begins || this.#isGeneric()) {
      this.#cursor.token(LESS, false);
      return;
    }
    this.#beginTag();
  }

  /** `<T,>(…)`, `<T extends X>(…)`, `<T = X>(…)`: parameters of types, where a tag could begin. */
  #isGeneric(): boolean {
    if (!this.#dialect.types) return false;
    GENERIC.lastIndex = this.#cursor.at;
    return GENERIC.test(this.#cursor.text);
  }

  #beginTag(): void {
    this.#cursor.push(OPEN.tag);
    this.#cursor.at += 1;
    if (this.#cursor.text.charCodeAt(this.#cursor.at) !== GREATER) return;
    this.#cursor.open[this.#cursor.open.length - 1] = OPEN.children;
    this.#cursor.at += 1;
  }

  #endElement(): void {
    this.#cursor.open.pop();
    this.#cursor.token(GREATER, true);
  }

  /** Text and elements inside one, up to the next sign. */
  children(): void {
    let at = this.#cursor.at;
    for (let code = this.#cursor.text.charCodeAt(at); code !== LESS && code !== OPENING_BRACE; code = this.#cursor.text.charCodeAt(at)) {
      if (Number.isNaN(code)) {
        this.#cursor.sure = false;
        return;
      }
      at += 1;
    }
    this.#cursor.at = at;
    if (this.#cursor.text.charCodeAt(at) === OPENING_BRACE) {
      this.#cursor.push(OPEN.expression);
      this.#cursor.token(OPENING_BRACE, false);
    } else if (this.#cursor.text.charCodeAt(at + 1) === SLASH) {
      const end = this.#cursor.text.indexOf('>', at);
      if (end < 0) this.#cursor.sure = false;
      this.#cursor.at = end;
      this.#endElement();
    } else this.#beginTag();
  }

  /** The next part of a tag: names, strings, expressions, its end. */
  tag(): void {
    const code = this.#cursor.text.charCodeAt(this.#cursor.at);
    if (isNamePart(code)) {
      const start = this.#cursor.at;
      let hash = this.#cursor.passName();
      while (this.#cursor.text.charCodeAt(this.#cursor.at) === MINUS || isNamePart(this.#cursor.text.charCodeAt(this.#cursor.at))) {
        hash = hashed(hash, this.#cursor.text.charCodeAt(this.#cursor.at));
        this.#cursor.at += 1;
      }
      this.#found.word(start, this.#cursor.at, hash);
    } else if (code < 128 && CLASSES[code] === KIND.quote) {
      const end = this.#cursor.text.indexOf(String.fromCharCode(code), this.#cursor.at + 1);
      const said = this.#cursor.text.slice(this.#cursor.at + 1, end);
      if (end < 0 || said.includes('&')) this.#cursor.sure = false;
      this.#found.string(said, end + 1, undefined);
      this.#cursor.at = end + 1;
    } else if (code === OPENING_BRACE) {
      this.#cursor.push(OPEN.expression);
      this.#cursor.token(OPENING_BRACE, false);
    } else if (code === SLASH) this.#slashInTag();
    else if (code === GREATER) {
      this.#cursor.open[this.#cursor.open.length - 1] = OPEN.children;
      this.#cursor.at += 1;
    } else if (code === LESS) this.#typesOfTag();
    else this.#cursor.at += 1;
  }

  #slashInTag(): void {
    const next = this.#cursor.text.charCodeAt(this.#cursor.at + 1);
    if (next === GREATER) {
      this.#cursor.at += 1;
      this.#endElement();
      return;
    }
    const end = next === SLASH || next === STAR ? commentEnd(this.#cursor.text, this.#cursor.at) : undefined;
    if (end === undefined) this.#cursor.sure = false;
    else this.#cursor.at = end;
  }

  /** `<List<Item> …>` */
  #typesOfTag(): void {
    let depth = 0;
    for (; this.#cursor.at < this.#cursor.text.length; this.#cursor.at += 1) {
      const code = this.#cursor.text.charCodeAt(this.#cursor.at);
      if (code === LESS) depth += 1;
      else if (code === GREATER) depth -= 1;
      else if (code === EQUALS || code === OPENING_BRACE) this.#cursor.sure = false;
      if (depth === 0 || !this.#cursor.sure) break;
    }
    this.#cursor.at += 1;
  }
}

/** `<T,>(…)`, `<T extends X>(…)`, `<T = X>(…)`. */
const GENERIC = /<\s*(?:const\s+)?[\w$]+\s*(?:,|=[^>"'{]|extends\b)/y;
