import { CLASSES, COLON, KIND, LINE_FEED } from './characters.js';
import { LINE, type PythonLines } from './python.js';

/** What the last token of a line was, as far as the next one must fit to it. */
export const TOKEN = { none: 0, operand: 1, word: 2, string: 3, operator: 4, assignment: 5 } as const;

/** Puts tokens together to logical lines, and sees whether they can be Python. */
export class LineCollector {
  /** False once something was no Python, or nobody can say. */
  sure = true;
  /** The line that is open, or the last. */
  line = -1;
  /** Of `TOKEN`: the last token; none at the beginning of a line. */
  token: number = TOKEN.none;
  /** The last character of the last token. */
  before = LINE_FEED;
  /** The end of the last token. */
  last = 0;
  /** The indentation of the line that begins with the next token. */
  indent = 0;
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #indents: number[] = [];
  readonly #kinds: number[] = [];
  readonly #values: number[] = [];
  readonly #opens: boolean[] = [];
  readonly #walruses: number[] = [];
  /** The indentations of the blocks that are open, the module's first. */
  readonly #blocks: number[] = [0];
  /** Where the last word began. */
  #wordStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Undefined where it is not sure. */
  get lines(): PythonLines | undefined {
    if (!this.sure || this.#opens.at(-1)) return undefined;
    const [starts, ends, indents, kinds, values] = [this.#starts, this.#ends, this.#indents, this.#kinds, this.#values];
    return { starts, ends, indents, kinds, values, opens: this.#opens, walruses: this.#walruses };
  }

  /** A token begins: it may be the first of a line. Operands that follow each other need a keyword between them. */
  begin(start: number, token: number): void {
    const before = this.token;
    if (before === TOKEN.none) this.#beginLine(start);
    else if (token !== TOKEN.operator && before !== TOKEN.operator && before !== TOKEN.assignment) {
      if (!(before === TOKEN.string && token === TOKEN.string)) this.#fitTogether(start, before, token);
    }
    this.token = token;
  }

  /** The token ends with a character. */
  end(at: number, code: number): void {
    this.last = at;
    this.before = code;
  }

  /** A word has ended that is no prefix of a string. */
  endWord(start: number, end: number): void {
    if (start === this.#starts[this.line] && end - start <= LONGEST_KEYWORD) this.#kinds[this.line] = this.#kindOf(start, end);
    this.#wordStart = start;
    this.end(end, 0);
  }

  /** The line begins with `@`. */
  decorates(): void {
    this.#kinds[this.line] = LINE.decorator;
  }

  /** What follows is assigned. */
  assigns(at: number): void {
    if (this.#values[this.line] === 0) this.#values[this.line] = at;
  }

  /** The line holds `:=`. */
  bindsInside(): void {
    if (this.#walruses.at(-1) !== this.line) this.#walruses.push(this.line);
  }

  /** After the last token of a logical line; nothing happens where there was none. */
  endLine(): void {
    if (this.token === TOKEN.none) return;
    if (this.token === TOKEN.assignment) this.sure = false;
    this.#ends[this.line] = this.last;
    const opens = this.before === COLON && this.token === TOKEN.operator;
    this.#opens[this.line] = opens;
    if (this.#kinds[this.line] === LINE.match && !opens) this.#kinds[this.line] = LINE.other;
    this.token = TOKEN.none;
    this.before = LINE_FEED;
  }

  #beginLine(start: number): void {
    this.line += 1;
    this.#starts.push(start);
    this.#ends.push(start);
    this.#indents.push(this.indent);
    this.#kinds.push(LINE.other);
    this.#values.push(0);
    this.#fitIndent();
    this.#opens.push(false);
  }

  /** The line belongs to the block that its predecessor opened, or to one of those around. */
  #fitIndent(): void {
    const blocks = this.#blocks;
    if (this.#opens.at(-1)) {
      if (this.indent <= blocks.at(-1)!) this.sure = false;
      blocks.push(this.indent);
      return;
    }
    while (blocks.length > 1 && blocks.at(-1)! > this.indent) blocks.pop();
    if (blocks.at(-1) !== this.indent) this.sure = false;
  }

  #fitTogether(start: number, before: number, token: number): void {
    const text = this.#text;
    if (before === TOKEN.word) {
      const word = text.slice(this.#wordStart, this.last);
      if (KEYWORDS.has(word)) return;
      if (SOFT_KEYWORDS.has(word) && this.#wordStart === this.#starts[this.line]) return;
    }
    if (token === TOKEN.word) {
      let end = start;
      while (end < start + LONGEST_KEYWORD && CLASSES[text.charCodeAt(end)] === KIND.word) end += 1;
      if (KEYWORDS.has(text.slice(start, end))) return;
    }
    this.sure = false;
  }

  #kindOf(start: number, end: number): number {
    const word = this.#text.slice(start, end);
    if (word !== 'async') return KINDS_OF_LINES.get(word) ?? LINE.other;
    DEFINITION.lastIndex = end;
    return DEFINITION.test(this.#text) ? LINE.function : LINE.other;
  }
}

/** Words that no expression can end or begin with, so that another may follow or precede. Source: docs.python.org/3/reference/lexical_analysis.html#keywords */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert async await class def del elif else except finally for from global if import in is lambda nonlocal not or raise return ' +
    'try while with yield'
  ).split(' '),
);
/** At the start of a line. */
const SOFT_KEYWORDS: ReadonlySet<string> = new Set(['match', 'case']);
const LONGEST_KEYWORD = 8;

const DEFINITION = /[ \t]+def\b/y;

const KINDS_OF_LINES: ReadonlyMap<string, number> = new Map([
  ['def', LINE.function],
  ['class', LINE.class],
  ['elif', LINE.clause],
  ['else', LINE.clause],
  ['except', LINE.clause],
  ['finally', LINE.clause],
  ['match', LINE.match],
]);
