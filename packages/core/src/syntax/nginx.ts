import type { Document } from '../vocabulary/document.js';
import type { Located } from '../vocabulary/location.js';
import type { Comment } from './comments.js';
import { fillHoles } from './template-holes.js';

export interface NginxFile {
  readonly directives: readonly NginxDirective[];
  readonly comments: readonly Comment[];
}

/** Located from its name to its `;` or its closing brace. */
export interface NginxDirective extends Located {
  readonly name: string;
  readonly arguments: readonly NginxArgument[];
  readonly block?: readonly NginxDirective[];
}

/** Without its quotes. */
export interface NginxArgument extends Located {
  readonly text: string;
}

/** Deeper blocks are not written by people; they are read as if they closed here. */
const DEEPEST = 50;

interface Token {
  readonly kind: 'word' | ';' | '{' | '}';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Block {
  readonly words: readonly Token[];
  readonly directives: NginxDirective[];
}

/** Reads the configuration of nginx as a tree of directives. What is not closed ends with the file. */
export function readNginx(document: Document): NginxFile {
  const { text } = fillHoles(document.text, 'shell');
  const comments: Comment[] = [];
  const root: NginxDirective[] = [];
  const stack: Block[] = [{ words: [], directives: root }];
  let words: Token[] = [];
  for (const token of tokensOf(text, comments)) {
    const current = stack.at(-1)!;
    if (token.kind === 'word') words.push(token);
    else if (token.kind === '{' && stack.length <= DEEPEST) {
      stack.push({ words, directives: [] });
      words = [];
    } else {
      if (words.length > 0) current.directives.push(toDirective(words, token.end, document));
      words = [];
      if (token.kind === '}' && stack.length > 1) close(stack, token.end, document);
    }
  }
  if (words.length > 0) stack.at(-1)!.directives.push(toDirective(words, words.at(-1)!.end, document));
  while (stack.length > 1) close(stack, text.length, document);
  return { directives: root, comments };
}

function close(stack: Block[], end: number, document: Document): void {
  const block = stack.pop()!;
  stack.at(-1)!.directives.push({ ...toDirective(block.words, end, document), block: block.directives });
}

function toDirective(words: readonly Token[], end: number, document: Document): NginxDirective {
  const [name, ...rest] = words;
  return {
    name: name?.text ?? '',
    arguments: rest.map(({ text, start, end: stop }) => ({ text, location: document.locate(start, stop) })),
    location: document.locate(name?.start ?? end, end),
  };
}

function* tokensOf(text: string, comments: Comment[]): Generator<Token> {
  for (let at = 0; at < text.length;) {
    const character = text[at]!;
    if (/\s/.test(character)) at++;
    else if (character === '#') {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline;
      const comment = text.slice(at, end).trimEnd();
      comments.push({ text: comment, start: at, end: at + comment.length });
      at = end;
    } else if (character === ';' || character === '{' || character === '}') {
      yield { kind: character, text: character, start: at, end: at + 1 };
      at++;
    } else {
      const word = character === '"' || character === "'" ? readQuoted(text, at) : readBare(text, at);
      yield word;
      at = word.end;
    }
  }
}

function readQuoted(text: string, start: number): Token {
  const quote = text[start];
  const characters: string[] = [];
  let at = start + 1;
  for (; at < text.length && text[at] !== quote; at++) {
    const isEscape = text[at] === '\\' && (text[at + 1] === quote || text[at + 1] === '\\');
    if (isEscape) at++;
    characters.push(text[at] ?? '');
  }
  return { kind: 'word', text: characters.join(''), start, end: Math.min(at + 1, text.length) };
}

/** Braces of `${name}` and of regular expressions inside a word belong to it. */
function readBare(text: string, start: number): Token {
  let at = start;
  while (at < text.length && !/[\s;{}]/.test(text[at]!)) {
    if (text[at] === '\\') at++;
    else if (text[at] === '$' && text[at + 1] === '{') {
      const brace = text.indexOf('}', at);
      at = brace < 0 ? text.length : brace;
    }
    at++;
  }
  const end = Math.max(start + 1, Math.min(at, text.length));
  return { kind: 'word', text: text.slice(start, end), start, end };
}
