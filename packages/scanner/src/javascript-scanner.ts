import {
  BACKSLASH,
  CLASSES,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  EQUALS,
  HASH,
  KIND,
  OPENING_BRACE,
  OPENING_PARENTHESIS,
} from './characters.js';
import { JavaScriptFindings } from './javascript-findings.js';
import { DOLLAR, OPENING_BRACKET, SLASH, STAR, commentEnd, isNamePart, isWideSpace, regexEnd, unescaped } from './javascript-text.js';
import { ROLE, ROLES, TEMPLATE_EXPRESSION, type JavaScriptDialect, type JavaScriptInterest, type JavaScriptScan } from './javascript.js';
import { ModuleStatement } from './module-statement.js';
import { EMPTY_HASH, hashed } from './word-table.js';

const BACKTICK = 96;
const LESS = 60;
const GREATER = 62;
const POINT = 46;
const COMMA = 44;
const SEMICOLON = 59;
const PLUS = 43;
const MINUS = 45;
const EXCLAMATION = 33;
const CLOSING_PARENTHESIS = 41;
/** Tokens of more than one character, and of none. */
const START = 0;
const WORD = 1;
const OTHER = 2;
const ARROW = 3;

/** What is open. From `children` on it is JSX, which has words of its own. */
const OPEN = { parenthesis: 1, head: 2, bracket: 3, block: 4, object: 5, template: 6, expression: 7, children: 8, tag: 9 } as const;
/** Deeper than anybody writes. */
const DEEPEST = 1_000;

/**
 * Which words and strings of interest stand in a file of JavaScript or TypeScript, and which modules it loads, without parsing it.
 * Undefined where it is not sure: brackets that do not match, strings and regular expressions that do not end, forms that it does not know.
 */
export function scanJavaScript(text: string, dialect: JavaScriptDialect, interest: JavaScriptInterest): JavaScriptScan | undefined {
  return new JavaScriptScanner(text, dialect, interest).scan();
}

class JavaScriptScanner {
  readonly #text: string;
  readonly #dialect: JavaScriptDialect;
  readonly #found: JavaScriptFindings;
  readonly #open: number[] = [];
  /** What the templates that are open say so far. */
  readonly #templates: string[] = [];
  #at = 0;
  #sure = true;
  /** An operand has ended: a slash divides, a brace begins a block. */
  #ends = false;
  /** The character of the last token, or `WORD` and its like. */
  #last: number = START;
  /** Of `ROLE`: what the last token means, where it is a keyword. */
  #role: number = ROLE.none;
  #wordStart = 0;
  #wordEnd = 0;
  /** Of the parenthesis that was opened last: what stands before it. */
  #calleeStart = 0;
  #calleeEnd = 0;
  #calleeRole: number = ROLE.none;
  /** What stands before the `import` that is the callee: a type begins so. */
  #isType = false;
  #statement: ModuleStatement | undefined;
  /** Names that are being declared outside functions, and how deep. */
  #declared: string[] = [];
  #declaredAt = -1;

  constructor(text: string, dialect: JavaScriptDialect, interest: JavaScriptInterest) {
    this.#text = text;
    this.#dialect = dialect;
    this.#found = new JavaScriptFindings(text, interest);
  }

  scan(): JavaScriptScan | undefined {
    const { length } = this.#text;
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    if (this.#text.startsWith('#!', this.#at)) this.#at = commentEnd(this.#text, this.#at) ?? length;
    while (this.#at < length && this.#sure) {
      const open = this.#open.at(-1) ?? 0;
      if (open === OPEN.children) this.#children();
      else if (open === OPEN.tag) this.#tag();
      else this.#next();
    }
    return this.#sure && this.#open.length === 0 ? this.#found.scan : undefined;
  }

  #next(): void {
    const code = this.#text.charCodeAt(this.#at);
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
        this.#at += 1;
        return;
      default:
    }
    if (code === DOLLAR) this.#word();
    else if (code === SLASH) this.#slash();
    else if (code === BACKTICK) this.#template('');
    else this.#sign(code);
  }

  #sign(code: number): void {
    if (this.#statement) this.#signInStatement(code);
    const next = this.#text.charCodeAt(this.#at + 1);
    switch (code) {
      case OPENING_PARENTHESIS:
        this.#push(this.#role === ROLE.head ? OPEN.head : OPEN.parenthesis);
        this.#calleeStart = this.#last === WORD ? this.#wordStart : this.#at;
        this.#calleeEnd = this.#last === WORD ? this.#wordEnd : this.#at;
        this.#calleeRole = this.#role;
        this.#token(code, false);
        return;
      case CLOSING_PARENTHESIS:
        this.#token(code, this.#pop() !== OPEN.head);
        return;
      case OPENING_BRACKET:
        this.#push(OPEN.bracket);
        this.#token(code, false);
        return;
      case CLOSING_BRACKET:
        this.#pop();
        this.#token(code, true);
        return;
      case OPENING_BRACE:
        this.#push(this.#beginsBlock() ? OPEN.block : OPEN.object);
        this.#token(code, false);
        return;
      case CLOSING_BRACE:
        this.#closeBrace();
        return;
      case LESS:
        this.#less(next);
        return;
      case BACKSLASH:
        this.#sure = false;
        return;
      case EQUALS:
        this.#equals(next);
        return;
      case POINT:
        if (next < 128 && CLASSES[next] === KIND.digit) this.#number();
        else this.#token(this.#text.startsWith('...', this.#at) || this.#text.charCodeAt(this.#at - 1) === POINT ? OTHER : POINT, false);
        return;
      case PLUS:
      case MINUS:
        if (next === code) this.#at += 2;
        else this.#token(OTHER, false);
        return;
      case EXCLAMATION:
        if (this.#ends && next !== EQUALS) this.#at += 1;
        else this.#token(code, false);
        return;
      case HASH:
        this.#at += 1;
        return;
      case SEMICOLON:
        if (this.#open.length <= this.#declaredAt) this.#declaredAt = -1;
        this.#token(code, false);
        return;
      default:
        this.#token(code, false);
    }
  }

  #token(last: number, ends: boolean, length = 1): void {
    this.#last = last;
    this.#role = ROLE.none;
    this.#ends = ends;
    this.#at += length;
  }

  #push(open: number): void {
    this.#open.push(open);
    if (this.#open.length > DEEPEST) this.#sure = false;
  }

  /** Takes away what a closing parenthesis or bracket ends. */
  #pop(): number {
    const open = this.#open.pop() ?? 0;
    const isBracket = this.#text.charCodeAt(this.#at) === CLOSING_BRACKET;
    if (isBracket ? open !== OPEN.bracket : open !== OPEN.parenthesis && open !== OPEN.head) this.#sure = false;
    return open;
  }

  #closeBrace(): void {
    const open = this.#open.pop() ?? 0;
    if (open < OPEN.block || open > OPEN.expression) this.#sure = false;
    else if (open === OPEN.template) this.#template((this.#templates.pop() ?? '') + TEMPLATE_EXPRESSION);
    else this.#token(CLOSING_BRACE, open === OPEN.object);
  }

  #beginsBlock(): boolean {
    if (this.#ends || this.#role === ROLE.statement) return true;
    const { [0]: before } = [this.#last];
    if (before === GREATER) return this.#text.charCodeAt(this.#at - 1) !== GREATER || this.#text.charCodeAt(this.#at - 2) !== GREATER;
    return BEFORE_BLOCKS.has(before);
  }

  #equals(next: number): void {
    if (next === GREATER) {
      this.#token(ARROW, false, 2);
      return;
    }
    const before = this.#text.charCodeAt(this.#at - 1);
    if (this.#declared.length > 0 && next !== EQUALS && before !== EQUALS && before !== GREATER && this.#open.length === this.#declaredAt) {
      COLLECTION.lastIndex = this.#at + 1;
      if (COLLECTION.test(this.#text)) this.#found.collections.push(...this.#declared);
      this.#declared = [];
    }
    this.#token(EQUALS, false);
  }

  #slash(): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    const isComment = next === SLASH || next === STAR;
    if (!isComment && this.#ends) {
      this.#token(SLASH, false);
      return;
    }
    const end = isComment ? commentEnd(this.#text, this.#at) : regexEnd(this.#text, this.#at);
    if (end === undefined) this.#sure = false;
    else if (isComment) this.#at = end;
    else this.#token(OTHER, true, end - this.#at);
  }

  #number(): void {
    let at = this.#at + 1;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if (code !== POINT) {
        if (!isNamePart(code)) break;
      } else if (isNamePart(this.#text.charCodeAt(at + 1)) && CLASSES[this.#text.charCodeAt(at + 1)] !== KIND.digit) break;
      at += 1;
    }
    this.#token(OTHER, true, at - this.#at);
  }

  #word(): void {
    const start = this.#at;
    const isMember = this.#last === POINT;
    const hash = this.#passName();
    const end = this.#at;
    const word = this.#found.word(start, end, hash);
    if (this.#statement && !this.#statement.take(this.#text.slice(start, end))) this.#statement = undefined;
    const before = this.#role;
    if (this.#declaredAt === this.#open.length && (before === ROLE.declare || before === ROLE.var || this.#last === COMMA))
      this.#declared.push(this.#text.slice(start, end));
    this.#last = WORD;
    this.#wordStart = start;
    this.#wordEnd = end;
    this.#role = word === undefined || isMember ? ROLE.none : (ROLES.get(word) ?? ROLE.none);
    this.#ends = this.#role === ROLE.none || this.#role >= ROLE.import;
    if (this.#role >= ROLE.import) this.#keyword(before);
  }

  #passName(): number {
    let hash = EMPTY_HASH;
    for (let code = this.#text.charCodeAt(this.#at); isNamePart(code); code = this.#text.charCodeAt(this.#at)) {
      hash = hashed(hash, code);
      this.#at += 1;
    }
    return hash;
  }

  #keyword(before: number): void {
    const isOutside = this.#open.length === 0;
    if (this.#role === ROLE.declare || this.#role === ROLE.var) {
      if (!isOutside && this.#role === ROLE.declare) return;
      this.#declared = [];
      this.#declaredAt = this.#open.length;
    } else if (this.#role === ROLE.import) {
      FOLLOWING.lastIndex = this.#at;
      const next = FOLLOWING.exec(this.#text)?.[1] ?? '';
      this.#isType = before === ROLE.typeOf;
      if (next === '.') this.#found.isModule = true;
      else if (next !== '(' && isOutside && before !== ROLE.export) this.#begin('import');
      else if (next !== '(' && next !== ':' && next !== '?' && next !== ',' && next !== '}') this.#sure = false;
    } else if (this.#role === ROLE.export) {
      FOLLOWING.lastIndex = this.#at;
      const next = FOLLOWING.exec(this.#text)?.[1] ?? '';
      if (isOutside) this.#begin('export');
      if (next === '=' || (next === 'a' && /\s*as\b/y.test(this.#text.slice(this.#at, this.#at + 20)))) this.#sure = false;
    }
  }

  #begin(form: 'import' | 'export'): void {
    this.#found.isModule = true;
    this.#statement = new ModuleStatement(form, this.#wordStart);
  }

  #signInStatement(code: number): void {
    const statement = this.#statement;
    if (!statement) return;
    const isOfIt = code === OPENING_BRACE || code === CLOSING_BRACE || code === COMMA || code === STAR;
    if (isOfIt && statement.take(String.fromCharCode(code))) return;
    if (statement.form === 'import') this.#sure = false;
    this.#statement = undefined;
  }

  #string(quote: number): void {
    const start = this.#at;
    let at = start + 1;
    for (; ; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === quote) break;
      if (code === BACKSLASH) at += this.#text.startsWith('\r\n', at + 1) ? 2 : 1;
      else if (Number.isNaN(code) || code === 10 || code === 13) {
        this.#sure = false;
        return;
      }
    }
    const said = unescaped(this.#text.slice(start + 1, at));
    if (this.#last === START) this.#found.opening = said;
    this.#said(said, at + 1);
    this.#token(OTHER, true, at + 1 - this.#at);
  }

  /** A string, or a template without expressions, that ends at `end`. */
  #said(text: string, end: number): void {
    const isArgument = this.#last === OPENING_PARENTHESIS;
    this.#found.string(text, end, isArgument ? this.#text.slice(this.#calleeStart, this.#calleeEnd) : undefined);
    if (this.#statement) this.#endStatement(text, end);
    else if (isArgument && (this.#calleeRole === ROLE.require || this.#calleeRole === ROLE.import)) this.#loaded(text, end);
  }

  #endStatement(module: string, end: number): void {
    const statement = this.#statement;
    this.#statement = undefined;
    if (!statement?.wantsModule) {
      if (statement?.form === 'import') this.#sure = false;
      return;
    }
    END.lastIndex = end;
    const [whole = '', attributes, semicolon] = END.exec(this.#text) ?? [];
    if (attributes !== undefined) this.#sure = false;
    this.#found.loads.push(statement.load(module, semicolon === undefined ? end : end + whole.length));
  }

  /** `require('x')`, `import('x')`. */
  #loaded(module: string, end: number): void {
    const isImport = this.#calleeRole === ROLE.import;
    CALL_END.lastIndex = end;
    const [whole, member] = CALL_END.exec(this.#text) ?? [];
    // In a type, `import('x').Name` loads nothing.
    if (isImport && this.#isType && this.#dialect.types) return;
    const maybeType = isImport && this.#dialect.types && member !== undefined && !/^(?:then|catch|finally)$/.test(member);
    if (whole === undefined || maybeType) {
      this.#sure = false;
      return;
    }
    this.#found.loads.push({
      module,
      form: isImport ? 'dynamic' : 'require',
      start: this.#calleeStart,
      end: this.#text.indexOf(')', end) + 1,
      types: false,
      nested: this.#open.some((open) => open === OPEN.block || open >= OPEN.template),
    });
  }

  /** The rest of a template up to its end or its next expression. */
  #template(before: string): void {
    const start = this.#at + 1;
    let at = start;
    for (; ; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (Number.isNaN(code)) {
        this.#sure = false;
        return;
      }
      if (code === BACKSLASH) at += 1;
      else if (code === BACKTICK || (code === DOLLAR && this.#text.charCodeAt(at + 1) === OPENING_BRACE)) break;
    }
    const said = before + unescaped(this.#text.slice(start, at).replaceAll('\r\n', '\n'));
    if (this.#text.charCodeAt(at) === DOLLAR) {
      this.#push(OPEN.template);
      this.#templates.push(said);
      this.#token(OPENING_BRACE, false, at + 2 - this.#at);
      return;
    }
    if (before === '') this.#said(said, at + 1);
    else this.#found.string(said, at + 1, undefined);
    this.#token(OTHER, true, at + 1 - this.#at);
  }

  #less(next: number): void {
    const begins = next === GREATER || isNamePart(next);
    if (this.#text.startsWith('<!--', this.#at)) this.#sure = false;
    if (!this.#dialect.jsx || this.#ends || !begins || this.#isGeneric()) {
      this.#token(LESS, false);
      return;
    }
    this.#beginTag();
  }

  /** `<T,>(…)`, `<T extends X>(…)`, `<T = X>(…)`: parameters of types, where a tag could begin. */
  #isGeneric(): boolean {
    if (!this.#dialect.types) return false;
    GENERIC.lastIndex = this.#at;
    return GENERIC.test(this.#text);
  }

  #beginTag(): void {
    this.#push(OPEN.tag);
    this.#at += 1;
    if (this.#text.charCodeAt(this.#at) !== GREATER) return;
    this.#open[this.#open.length - 1] = OPEN.children;
    this.#at += 1;
  }

  #endElement(): void {
    this.#open.pop();
    this.#token(GREATER, true);
  }

  /** Text and elements inside one, up to the next sign. */
  #children(): void {
    let at = this.#at;
    for (let code = this.#text.charCodeAt(at); code !== LESS && code !== OPENING_BRACE; code = this.#text.charCodeAt(at)) {
      if (Number.isNaN(code)) {
        this.#sure = false;
        return;
      }
      at += 1;
    }
    this.#at = at;
    if (this.#text.charCodeAt(at) === OPENING_BRACE) {
      this.#push(OPEN.expression);
      this.#token(OPENING_BRACE, false);
    } else if (this.#text.charCodeAt(at + 1) === SLASH) {
      const end = this.#text.indexOf('>', at);
      if (end < 0) this.#sure = false;
      this.#at = end;
      this.#endElement();
    } else this.#beginTag();
  }

  /** The next part of a tag: names, strings, expressions, its end. */
  #tag(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (isNamePart(code)) {
      const start = this.#at;
      let hash = this.#passName();
      while (this.#text.charCodeAt(this.#at) === MINUS || isNamePart(this.#text.charCodeAt(this.#at))) {
        hash = hashed(hash, this.#text.charCodeAt(this.#at));
        this.#at += 1;
      }
      this.#found.word(start, this.#at, hash);
    } else if (code < 128 && CLASSES[code] === KIND.quote) {
      const end = this.#text.indexOf(String.fromCharCode(code), this.#at + 1);
      const said = this.#text.slice(this.#at + 1, end);
      if (end < 0 || said.includes('&')) this.#sure = false;
      this.#found.string(said, end + 1, undefined);
      this.#at = end + 1;
    } else if (code === OPENING_BRACE) {
      this.#push(OPEN.expression);
      this.#token(OPENING_BRACE, false);
    } else if (code === SLASH) this.#slashInTag();
    else if (code === GREATER) {
      this.#open[this.#open.length - 1] = OPEN.children;
      this.#at += 1;
    } else if (code === LESS) this.#typesOfTag();
    else this.#at += 1;
  }

  #slashInTag(): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    if (next === GREATER) {
      this.#at += 1;
      this.#endElement();
      return;
    }
    const end = next === SLASH || next === STAR ? commentEnd(this.#text, this.#at) : undefined;
    if (end === undefined) this.#sure = false;
    else this.#at = end;
  }

  /** `<List<Item> …>` */
  #typesOfTag(): void {
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === LESS) depth += 1;
      else if (code === GREATER) depth -= 1;
      else if (code === EQUALS || code === OPENING_BRACE) this.#sure = false;
      if (depth === 0 || !this.#sure) break;
    }
    this.#at += 1;
  }
}

const BEFORE_BLOCKS: ReadonlySet<number> = new Set([START, CLOSING_PARENTHESIS, SEMICOLON, CLOSING_BRACE, OPENING_BRACE, ARROW]);
/** What is assigned may be a new collection. */
const COLLECTION = /\s*(?:[{[<]|\(\s*(?:[{[<(]|new\b)|new\s+(?:Map|Set|WeakMap|WeakSet|Array|Object)\b|Object\s*\.\s*create\b|\/[/*])/y;
const FOLLOWING = /\s*([^\s])?/y;
/** After a module's name: attributes, a semicolon. */
const END = /\s*(?:(with|assert)\b|(;))?/y;
/** After a specifier: the end of the call, and the member of what it gives. */
const CALL_END = /\s*,?\s*\)(?:\s*\.\s*([\w$]+)|\s*[[<]()|)/y;
const GENERIC = /<\s*(?:const\s+)?[\w$]+\s*(?:,|=[^>"'{]|extends\b)/y;
