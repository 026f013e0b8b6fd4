import { CLOSING_BRACKET, EMPTY_ROLE, GREATER } from './javascript-signs.js';
import { isNamePart } from './javascript-text.js';
import { EMPTY_HASH, hashed } from './word-table.js';

/** What the last token was, where its first character does not say it. */
export const TOKEN = { start: 0, word: 1, other: 2, arrow: 3 } as const;

/** What is open. From `children` on it is JSX, which has words of its own. */
export const OPEN = { parenthesis: 1, head: 2, bracket: 3, block: 4, object: 5, template: 6, expression: 7, children: 8, tag: 9 } as const;

/** Deeper than anybody writes. */
const DEEPEST = 1_000;

/** Where a scanner of JavaScript stands, and what it needs to know of what came before. */
export class JavaScriptCursor {
  readonly text: string;
  readonly open: number[] = [];
  at = 0;
  /** False once nobody can say what the text is. */
  sure = true;
  /** An operand has ended: a slash divides, a brace begins a block. */
  ends = false;
  /** The character of the last token, or one of `TOKEN`. */
  last: number = TOKEN.start;
  /** Of `ROLE`: what the last token means, where it is a keyword. */
  role: number = EMPTY_ROLE;
  wordStart = 0;
  wordEnd = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Passes a token. */
  token(last: number, ends: boolean, length = 1): void {
    this.last = last;
    this.role = EMPTY_ROLE;
    this.ends = ends;
    this.at += length;
  }

  push(open: number): void {
    this.open.push(open);
    if (this.open.length > DEEPEST) this.sure = false;
  }

  /** Takes away what a closing parenthesis or bracket ends. */
  pop(): number {
    const open = this.open.pop() ?? 0;
    const isBracket = this.text.charCodeAt(this.at) === CLOSING_BRACKET;
    if (isBracket ? open !== OPEN.bracket : open !== OPEN.parenthesis && open !== OPEN.head) this.sure = false;
    return open;
  }

  /** Whether a brace that comes now begins a block. */
  beginsBlock(): boolean {
    if (this.ends) return true;
    if (this.last === GREATER) return this.text.charCodeAt(this.at - 1) !== GREATER || this.text.charCodeAt(this.at - 2) !== GREATER;
    return BEFORE_BLOCKS.has(this.last);
  }

  /** To the end of a name, whose hash it gives. */
  passName(): number {
    const { text } = this;
    let hash = EMPTY_HASH;
    let { at } = this;
    for (let code = text.charCodeAt(at); isNamePart(code); code = text.charCodeAt(at)) {
      hash = hashed(hash, code);
      at += 1;
    }
    this.at = at;
    return hash;
  }
}

const BEFORE_BLOCKS: ReadonlySet<number> = new Set([TOKEN.start, TOKEN.arrow, ...[...'){};'].map((sign) => sign.charCodeAt(0))]);
