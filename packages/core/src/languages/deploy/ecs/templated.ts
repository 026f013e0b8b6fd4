import { HOLE } from '../../../syntax/hole.js';
import type { Document } from '../../../vocabulary/document.js';

/** A JSON text in which `${…}` of a template engine is a hole: `"${image}:1"`, `"containerPort": ${port}`. */
export function templatedJson(document: Document): Document {
  const { text } = document;
  const filled = quotedHoles(text.includes('${') ? text.replace(/\$\{[^{}"\n]*\}/g, (whole) => HOLE.repeat(whole.length)) : text);
  return filled === text ? document : document.part(0, text.length, filled);
}

/** The same text, in which holes outside of strings are strings of their own. */
function quotedHoles(text: string): string {
  if (!text.includes(HOLE)) return text;
  let isInside = false;
  let result = '';
  for (let at = 0; at < text.length;) {
    const character = text[at]!;
    if (character === HOLE && !isInside) {
      let end = at;
      while (text[end] === HOLE) end++;
      result += end - at < 2 ? ' ' : `"${HOLE.repeat(end - at - 2)}"`;
      at = end;
      continue;
    }
    if (character === '"') isInside = !isInside;
    const isEscape = character === '\\' && isInside;
    result += isEscape ? text.slice(at, at + 2) : character;
    at += isEscape ? 2 : 1;
  }
  return result;
}
