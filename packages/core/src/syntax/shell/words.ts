import type { Document } from '../../vocabulary/document.js';
import type { Value } from '../../vocabulary/value.js';
import type { InterpolationStyle } from '../expansion.js';
import { toValue } from '../pieces.js';
import { readWord } from './word.js';

/** What is longer is no command line. */
const LONGEST = 262_144;

/**
 * Splits one command line into its words, without their quotes. It needs no grammar.
 * @param style who expands it. `shell` ends the command at the first `;`, `|`, `&`, `<`, `>` or line break
 *   outside quotes and leaves single quotes alone; others split all of the text and expand within quotes too
 * @returns the program first; nothing for a text that is empty or longer than 256 Ki characters
 */
export function readWords(document: Document, style: InterpolationStyle = 'shell'): Value[] {
  const { text } = document;
  if (text.length > LONGEST) return [];
  const words: Value[] = [];
  let at = skipBlanks(text, 0, style);
  while (at < text.length) {
    const { pieces, end } = readWord(document, at, text.length, style, false);
    if (end === at) break;
    words.push(toValue(pieces, document, at, end));
    at = skipBlanks(text, end, style);
  }
  return words;
}

function skipBlanks(text: string, at: number, style: InterpolationStyle): number {
  let index = at;
  for (; index < text.length; index++) {
    const isContinuation = text[index] === '\\' && /^\\\r?\n/.test(text.slice(index, index + 3));
    if (isContinuation) index += text[index + 1] === '\r' ? 2 : 1;
    else if (!/\s/.test(text[index]!)) break;
    else if (text[index] === '\n' && style === 'shell' && text.slice(0, index).trim() !== '') break;
  }
  return index;
}
