import { OPEN, TOKEN, type JavaScriptCursor } from './javascript-cursor.js';
import type { JavaScriptFindings } from './javascript-findings.js';
import { CLOSING_BRACE, COMMA, OPENING_BRACE, OPENING_PARENTHESIS, STAR } from './javascript-signs.js';
import { ROLE, type JavaScriptDialect } from './javascript.js';
import { ModuleStatement } from './module-statement.js';

/** Finds where a file loads modules: statements, `require('x')`, `import('x')`. It is told of every token. */
export class ModuleLoads {
  readonly #cursor: JavaScriptCursor;
  readonly #found: JavaScriptFindings;
  readonly #dialect: JavaScriptDialect;
  #statement: ModuleStatement | undefined;
  /** What stands before the parenthesis that was opened last. */
  #calleeStart = 0;
  #calleeEnd = 0;
  #calleeRole: number = ROLE.none;
  /** `typeof` stands before the last `import`: a type. */
  #isType = false;

  constructor(cursor: JavaScriptCursor, found: JavaScriptFindings, dialect: JavaScriptDialect) {
    this.#cursor = cursor;
    this.#found = found;
    this.#dialect = dialect;
  }

  /** An opening parenthesis comes. */
  parenthesis(): void {
    const { last, at, wordStart, wordEnd, role } = this.#cursor;
    this.#calleeStart = last === TOKEN.word ? wordStart : at;
    this.#calleeEnd = last === TOKEN.word ? wordEnd : at;
    this.#calleeRole = role;
  }

  /** A word has ended; the cursor knows its role. @param before the role of the token before it */
  word(start: number, end: number, before: number): void {
    const { text, role, open } = this.#cursor;
    if (this.#statement && !this.#statement.take(text.slice(start, end))) this.#statement = undefined;
    if (role !== ROLE.import && role !== ROLE.export) return;
    FOLLOWING.lastIndex = end;
    const next = FOLLOWING.exec(text)?.[1] ?? '';
    const isOutside = open.length === 0;
    if (role === ROLE.export) {
      if (isOutside) this.#begin('export');
      if (next === '=' || next === 'as') this.#cursor.sure = false;
      return;
    }
    this.#isType = before === ROLE.typeOf;
    if (next === '.') this.#found.isModule = true;
    else if (isOutside && next !== '(' && before !== ROLE.export) this.#begin('import');
    else if (next !== '(' && !KEY_ENDS.has(next)) this.#cursor.sure = false;
  }

  /** A string, or a template without expressions, that ends at `end`. */
  said(text: string, end: number): void {
    const isArgument = this.#cursor.last === OPENING_PARENTHESIS;
    this.#found.string(text, end, isArgument ? this.#cursor.text.slice(this.#calleeStart, this.#calleeEnd) : undefined);
    if (this.#statement) this.#endStatement(text, end);
    else if (isArgument && (this.#calleeRole === ROLE.require || this.#calleeRole === ROLE.import)) this.#loaded(text, end);
  }

  #begin(form: 'import' | 'export'): void {
    this.#found.isModule = true;
    this.#statement = new ModuleStatement(form, this.#cursor.wordStart);
  }

  /** A sign; of a statement that loads a module, or not. */
  sign(code: number): void {
    const statement = this.#statement;
    if (!statement) return;
    const isOfIt = code === OPENING_BRACE || code === CLOSING_BRACE || code === COMMA || code === STAR;
    if (isOfIt && statement.take(String.fromCharCode(code))) return;
    if (statement.form === 'import') this.#cursor.sure = false;
    this.#statement = undefined;
  }

  #endStatement(module: string, end: number): void {
    const statement = this.#statement;
    this.#statement = undefined;
    if (!statement?.wantsModule) {
      if (statement?.form === 'import') this.#cursor.sure = false;
      return;
    }
    END.lastIndex = end;
    const [whole = '', attributes, semicolon] = END.exec(this.#cursor.text) ?? [];
    if (attributes !== undefined) this.#cursor.sure = false;
    this.#found.loads.push(statement.load(module, semicolon === undefined ? end : end + whole.length));
  }

  /** `require('x')`, `import('x')`. */
  #loaded(module: string, end: number): void {
    const isImport = this.#calleeRole === ROLE.import;
    CALL_END.lastIndex = end;
    const [whole, member] = CALL_END.exec(this.#cursor.text) ?? [];
    // In a type, `import('x').Name` loads nothing.
    if (isImport && this.#isType && this.#dialect.types) return;
    const maybeType = isImport && this.#dialect.types && member !== undefined && !/^(?:then|catch|finally)$/.test(member);
    if (whole === undefined || maybeType) {
      this.#cursor.sure = false;
      return;
    }
    this.#found.loads.push({
      module,
      form: isImport ? 'dynamic' : 'require',
      start: this.#calleeStart,
      end: this.#cursor.text.indexOf(')', end) + 1,
      types: false,
      nested: this.#cursor.open.some((open) => open === OPEN.block || open >= OPEN.template),
    });
  }
}

const FOLLOWING = /\s*(as\b|[^\s])?/y;
/** After `import` as the name of a property. */
const KEY_ENDS: ReadonlySet<string> = new Set([':', '?', ',', '}']);
/** After a module's name: attributes, a semicolon. */
const END = /\s*(?:(with|assert)\b|(;))?/y;
/** After a specifier: the end of the call, and the member of what it gives. */
const CALL_END = /\s*,?\s*\)(?:\s*\.\s*([\w$]+)|\s*[[<]()|)/y;
