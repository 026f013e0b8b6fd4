import type { ScalarNode } from './node.js';

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/**
 * Where each character of a decoded scalar stands in the text, and last its end: through quotes, escapes, folded
 * lines and the indentation of a block. Blanks that folding made stand at the line break.
 */
export function alignScalar(text: string, start: number, end: number, decoded: string, style: ScalarNode['style']): number[] {
  const isBlock = style === 'literal' || style === 'folded';
  const indent = isBlock ? blockIndent(text, start, end) : 0;
  const offsets: number[] = [];
  let at = isBlock ? skipIndent(text, afterLine(text, start, end), end, indent) : contentStart(start, style);
  let index = 0;
  while (index < decoded.length) {
    const wanted = decoded[index]!;
    const character = at < end ? text[at] : undefined;
    if (character === undefined) {
      offsets.push(end);
      index++;
    } else if (style === 'double' && character === '\\') {
      const next = text[at + 1] ?? '';
      if (next === '\n' || next === '\r') {
        at = skipBlank(text, at + 1, end);
        continue;
      }
      const length = ESCAPE_LENGTHS[next] ?? 2;
      const units = length === 10 && /[\uD800-\uDBFF]/.test(wanted) ? 2 : 1;
      for (let unit = 0; unit < units; unit++) offsets.push(at);
      index += units;
      at += length;
    } else if (style === 'single' && wanted === "'" && text.startsWith("''", at)) {
      offsets.push(at);
      index++;
      at += 2;
    } else if (character === wanted) {
      offsets.push(at);
      index++;
      at = character === '\n' && isBlock ? skipIndent(text, at + 1, end, indent) : at + 1;
    } else if (wanted === ' ' && (character === '\n' || character === '\r')) {
      offsets.push(at);
      index++;
      at = skipIndent(text, afterLine(text, at, end), end, isBlock ? indent : Infinity);
    } else if (/\s/.test(character)) {
      at++;
    } else {
      offsets.push(at);
      index++;
    }
  }
  offsets.push(Math.min(at, end));
  return offsets;
}

function contentStart(start: number, style: ScalarNode['style']): number {
  return style === 'plain' ? start : start + 1;
}

function afterLine(text: string, at: number, end: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 || newline >= end ? end : newline + 1;
}

/** The indentation of the first line that holds something. */
function blockIndent(text: string, start: number, end: number): number {
  for (let at = afterLine(text, start, end); at < end; at = afterLine(text, at, end)) {
    const content = skipIndent(text, at, end, Infinity);
    if (text[content] !== '\n' && text[content] !== '\r') return content - at;
  }
  return 0;
}

function skipIndent(text: string, at: number, end: number, most: number): number {
  let index = at;
  while (index < end && index - at < most && (text[index] === ' ' || text[index] === '\t')) index++;
  return index;
}

function skipBlank(text: string, at: number, end: number): number {
  let index = at;
  while (index < end && /\s/.test(text[index]!)) index++;
  return index;
}
