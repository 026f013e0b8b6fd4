import { CLASSES, KIND } from './characters.js';
import { DeclaredCollections } from './declared-collections.js';
import { JavaScriptCursor, OPEN, TOKEN } from './javascript-cursor.js';
import { JavaScriptFindings } from './javascript-findings.js';
import {
  BACKSLASH,
  BACKTICK,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  CLOSING_PARENTHESIS,
  DOLLAR,
  EQUALS,
  EXCLAMATION,
  GREATER,
  HASH,
  LESS,
  MINUS,
  OPENING_BRACE,
  OPENING_BRACKET,
  OPENING_PARENTHESIS,
  PLUS,
  POINT,
  SEMICOLON,
  SLASH,
  STAR,
} from './javascript-signs.js';
import { commentEnd, isNamePart, isWideSpace, regexEnd, unescaped } from './javascript-text.js';
import { ROLE, ROLES, TEMPLATE_EXPRESSION, type JavaScriptDialect, type JavaScriptInterest, type JavaScriptScan } from './javascript.js';
import { JsxScanner } from './jsx-scanner.js';
import { ModuleLoads } from './module-loads.js';

/**
 * Which words and strings of interest stand in a file of JavaScript or TypeScript, and which modules it loads, without parsing it.
 * Undefined where it is not sure: brackets that do not match, strings and regular expressions that do not end, forms that it does not know.
 */
export function scanJavaScript(text: string, dialect: JavaScriptDialect, interest: JavaScriptInterest): JavaScriptScan | undefined {
  return new JavaScriptScanner(text, dialect, interest).scan();
}

class JavaScriptScanner {
  readonly #cursor: JavaScriptCursor;
  readonly #found: JavaScriptFindings;
  readonly #loads: ModuleLoads;
  readonly #collections: DeclaredCollections;
  readonly #jsx: JsxScanner;
  /** What the templates that are open say so far. */
  readonly #templates: string[] = [];

  constructor(text: string, dialect: JavaScriptDialect, interest: JavaScriptInterest) {
    this.#cursor = new JavaScriptCursor(text);
    this.#found = new JavaScriptFindings(text, interest);
    this.#loads = new ModuleLoads(this.#cursor, this.#found, dialect);
    this.#collections = new DeclaredCollections(this.#cursor, this.#found);
    this.#jsx = new JsxScanner(this.#cursor, this.#found, dialect);
  }

  scan(): JavaScriptScan | undefined {
    const cursor = this.#cursor;
    const { text, open } = cursor;
    if (text.charCodeAt(0) === 0xfeff) cursor.at = 1;
    if (text.startsWith('#!', cursor.at)) cursor.at = commentEnd(text, cursor.at) ?? text.length;
    while (cursor.at < text.length && cursor.sure) {
      const inside = open.length === 0 ? 0 : open[open.length - 1];
      if (inside === OPEN.children) this.#jsx.children();
      else if (inside === OPEN.tag) this.#jsx.tag();
      else this.#next();
    }
    return cursor.sure && open.length === 0 ? this.#found.scan : undefined;
  }

  #next(): void {
    const code = this.#cursor.text.charCodeAt(this.#cursor.at);
    switch (code < 128 ? CLASSES[code] : isWideSpace(code) ? KIND.space : KIND.word) {
      case KIND.word:
        this.#word();
        return;
      case KIND.digit:
        this.#number();
        return;
      case KIND.quote:
        this.#string(code);
        return;
      case KIND.space:
        this.#cursor.at += 1;
        return;
      default:
    }
    if (code === DOLLAR) this.#word();
    else if (code === SLASH) this.#slash();
    else if (code === BACKTICK) this.#template('');
    else this.#sign(code);
  }

  #sign(code: number): void {
    this.#loads.sign(code);
    // Nothing is assigned.
    if (this.#cursor.last === EQUALS && ENDINGS.has(code)) this.#cursor.sure = false;
    const next = this.#cursor.text.charCodeAt(this.#cursor.at + 1);
    switch (code) {
      case OPENING_PARENTHESIS:
        this.#loads.parenthesis();
        this.#cursor.push(this.#cursor.role === ROLE.head ? OPEN.head : OPEN.parenthesis);
        this.#cursor.token(code, false);
        return;
      case CLOSING_PARENTHESIS:
        this.#cursor.token(code, this.#cursor.pop() !== OPEN.head);
        return;
      case OPENING_BRACKET:
        this.#cursor.push(OPEN.bracket);
        this.#cursor.token(code, false);
        return;
      case CLOSING_BRACKET:
        this.#cursor.pop();
        this.#cursor.token(code, true);
        return;
      case OPENING_BRACE:
        this.#cursor.push(this.#cursor.role === ROLE.statement || this.#cursor.beginsBlock() ? OPEN.block : OPEN.object);
        this.#cursor.token(code, false);
        return;
      case CLOSING_BRACE:
        this.#closeBrace();
        return;
      case LESS:
        this.#jsx.less(next);
        return;
      case BACKSLASH:
        this.#cursor.sure = false;
        return;
      case EQUALS:
        this.#equals(next);
        return;
      case POINT:
        if (next < 128 && CLASSES[next] === KIND.digit) this.#number();
        else
          this.#cursor.token(
            this.#cursor.text.startsWith('...', this.#cursor.at) || this.#cursor.text.charCodeAt(this.#cursor.at - 1) === POINT
              ? TOKEN.other
              : POINT,
            false,
          );
        return;
      case PLUS:
      case MINUS:
        if (next === code) this.#cursor.at += 2;
        else this.#cursor.token(TOKEN.other, false);
        return;
      case EXCLAMATION:
        if (this.#cursor.ends && next !== EQUALS) this.#cursor.at += 1;
        else this.#cursor.token(code, false);
        return;
      case HASH:
        this.#cursor.at += 1;
        return;
      case SEMICOLON:
        this.#collections.semicolon();
        this.#cursor.token(code, false);
        return;
      default:
        this.#cursor.token(code, false);
    }
  }

  #closeBrace(): void {
    const open = this.#cursor.open.pop() ?? 0;
    if (open < OPEN.block || open > OPEN.expression) this.#cursor.sure = false;
    else if (open === OPEN.template) this.#template((this.#templates.pop() ?? '') + TEMPLATE_EXPRESSION);
    else this.#cursor.token(CLOSING_BRACE, open === OPEN.object);
  }

  #equals(next: number): void {
    if (next === GREATER) {
      this.#cursor.token(TOKEN.arrow, false, 2);
      return;
    }
    this.#collections.equals(next);
    this.#cursor.token(EQUALS, false);
  }

  #slash(): void {
    const next = this.#cursor.text.charCodeAt(this.#cursor.at + 1);
    const isComment = next === SLASH || next === STAR;
    if (!isComment && this.#cursor.ends) {
      this.#cursor.token(SLASH, false);
      return;
    }
    const end = isComment ? commentEnd(this.#cursor.text, this.#cursor.at) : regexEnd(this.#cursor.text, this.#cursor.at);
    if (end === undefined) this.#cursor.sure = false;
    else if (isComment) this.#cursor.at = end;
    else this.#cursor.token(TOKEN.other, true, end - this.#cursor.at);
  }

  #number(): void {
    let at = this.#cursor.at + 1;
    for (;;) {
      const code = this.#cursor.text.charCodeAt(at);
      if (code !== POINT) {
        if (!isNamePart(code)) break;
      } else if (isNamePart(this.#cursor.text.charCodeAt(at + 1)) && CLASSES[this.#cursor.text.charCodeAt(at + 1)] !== KIND.digit) break;
      at += 1;
    }
    this.#cursor.token(TOKEN.other, true, at - this.#cursor.at);
  }

  #word(): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    const isMember = cursor.last === POINT;
    const before = cursor.role;
    const hash = cursor.passName();
    const word = this.#found.word(start, cursor.at, hash);
    this.#collections.word(start, cursor.at, before);
    cursor.last = TOKEN.word;
    cursor.wordStart = start;
    cursor.wordEnd = cursor.at;
    cursor.role = word === undefined || isMember ? ROLE.none : (ROLES.get(word) ?? ROLE.none);
    cursor.ends = cursor.role === ROLE.none || cursor.role >= ROLE.import;
    this.#loads.word(start, cursor.at, before);
    if (cursor.role === ROLE.declare || cursor.role === ROLE.var) this.#collections.declare();
  }

  #string(quote: number): void {
    const start = this.#cursor.at;
    let at = start + 1;
    for (; ; at += 1) {
      const code = this.#cursor.text.charCodeAt(at);
      if (code === quote) break;
      if (code === BACKSLASH) at += this.#cursor.text.startsWith('\r\n', at + 1) ? 2 : 1;
      else if (Number.isNaN(code) || code === 10 || code === 13) {
        this.#cursor.sure = false;
        return;
      }
    }
    const said = unescaped(this.#cursor.text.slice(start + 1, at));
    if (this.#cursor.last === TOKEN.start) this.#found.opening = said;
    this.#loads.said(said, at + 1);
    this.#cursor.token(TOKEN.other, true, at + 1 - this.#cursor.at);
  }

  /** The rest of a template up to its end or its next expression. */
  #template(before: string): void {
    const start = this.#cursor.at + 1;
    let at = start;
    for (; ; at += 1) {
      const code = this.#cursor.text.charCodeAt(at);
      if (Number.isNaN(code)) {
        this.#cursor.sure = false;
        return;
      }
      if (code === BACKSLASH) at += 1;
      else if (code === BACKTICK || (code === DOLLAR && this.#cursor.text.charCodeAt(at + 1) === OPENING_BRACE)) break;
    }
    const said = before + unescaped(this.#cursor.text.slice(start, at).replaceAll('\r\n', '\n'));
    if (this.#cursor.text.charCodeAt(at) === DOLLAR) {
      this.#cursor.push(OPEN.template);
      this.#templates.push(said);
      this.#cursor.token(OPENING_BRACE, false, at + 2 - this.#cursor.at);
      return;
    }
    if (before === '') this.#loads.said(said, at + 1);
    else this.#found.string(said, at + 1, undefined);
    this.#cursor.token(TOKEN.other, true, at + 1 - this.#cursor.at);
  }
}

const ENDINGS: ReadonlySet<number> = new Set([...';,)]}'].map((sign) => sign.charCodeAt(0)));
