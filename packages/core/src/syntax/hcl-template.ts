import { HOLE } from './hole.js';
import type { ScalarSource } from './node.js';
import type { Hole } from './template-holes.js';
import { childrenOf, type Node } from './tree-sitter.js';

interface Decoded {
  text: string;
  readonly offsets: number[];
  readonly holes: Hole[];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

/** What a quoted text says; `${…}` and `%{…}` in it are holes. `source` is the text of the file. */
export function quotedText(node: Node, source: string): ScalarSource {
  const { startIndex: start, endIndex: end } = node;
  const decoded: Decoded = { text: '', offsets: [], holes: [] };
  decodeAround(node, start + 1, Math.max(end - 1, start + 1), decoded, (from, to) => decodeQuoted(source, from, to, decoded));
  return scalarOf(decoded, start, end, Math.max(end - 1, start + 1), 'double');
}

/** What a heredoc says; `<<-` takes the indent of its lines away. */
export function heredocText(node: Node, source: string): ScalarSource {
  const { startIndex: start, endIndex: end } = node;
  const lineEnd = source.indexOf('\n', start);
  const first = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
  const last = Math.max(source.lastIndexOf('\n', end - 1) + 1, first);
  const decoded: Decoded = { text: '', offsets: [], holes: [] };
  const indent = source.startsWith('<<-', start) ? indentOf(source.slice(first, last)) : 0;
  decodeAround(node, first, last, decoded, (from, to) => {
    for (let at = from; at < to; at++) {
      const isLineStart = at === first || source[at - 1] === '\n';
      if (isLineStart) at = Math.min(at + blanksAt(source, at, indent), to);
      if (at >= to) break;
      add(decoded, source[at]!, at);
      if (isDoubled(source, at, to)) at++;
    }
  });
  return scalarOf(decoded, start, end, last, 'literal');
}

function scalarOf({ text, offsets, holes }: Decoded, start: number, end: number, stop: number, style: ScalarSource['style']): ScalarSource {
  return { start, end, value: text, text, style, holes, offsets: () => [...offsets, stop] };
}

/** Lets `plain` read what stands between the interpolations of a range. */
function decodeAround(node: Node, from: number, to: number, decoded: Decoded, plain: (from: number, to: number) => void): void {
  let at = from;
  for (const child of childrenOf(node)) {
    if (child.type !== 'template_interpolation' && child.type !== 'template_directive') continue;
    const { startIndex: start, endIndex: end } = child;
    if (start < at || end > to) continue;
    plain(at, start);
    for (let index = start; index < end; index++) add(decoded, HOLE, index);
    const expression = child.text.replace(/^[$%]\{~?\s*|\s*~?\}$/g, '');
    decoded.holes.push({ start, end, expression, control: child.type === 'template_directive', alone: false });
    at = end;
  }
  plain(at, to);
}

function decodeQuoted(source: string, from: number, to: number, decoded: Decoded): void {
  for (let at = from; at < to; at++) {
    const character = source[at]!;
    if (character !== '\\') {
      add(decoded, character, at);
      if (isDoubled(source, at, to)) at++;
      continue;
    }
    const next = source[at + 1] ?? '';
    const unicode = /^(?:u[\da-f]{4}|U[\da-f]{8})/i.exec(source.slice(at + 1, Math.min(at + 10, to)))?.[0];
    if (unicode !== undefined) {
      const code = Number.parseInt(unicode.slice(1), 16);
      for (const unit of code <= 0x10ffff ? String.fromCodePoint(code).split('') : []) add(decoded, unit, at);
      at += unicode.length;
    } else {
      add(decoded, ESCAPES[next] ?? next, at);
      at++;
    }
  }
}

/** `$${` and `%%{` stand for `${` and `%{`. */
function isDoubled(source: string, at: number, to: number): boolean {
  const character = source[at];
  return (character === '$' || character === '%') && source[at + 1] === character && source[at + 2] === '{' && at + 2 < to;
}

function add(decoded: Decoded, character: string, at: number): void {
  decoded.text += character;
  decoded.offsets.push(at);
}

function indentOf(text: string): number {
  const indents = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.length - line.trimStart().length]));
  return indents.length === 0 ? 0 : Math.min(...indents);
}

function blanksAt(source: string, at: number, most: number): number {
  let count = 0;
  while (count < most && (source[at + count] === ' ' || source[at + count] === '\t')) count++;
  return count;
}
