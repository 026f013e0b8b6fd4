import { literalValue } from '../values/credential.js';
import type { Document } from '../vocabulary/document.js';
import type { Value } from '../vocabulary/value.js';
import { readStep, type InterpolationStyle, type Source } from './expansion.js';
import { addText, addValue, toValue, type Pieces } from './pieces.js';

export type { InterpolationStyle } from './expansion.js';

/** What is longer is no setting; it is not looked into. */
const LONGEST = 65_536;
const DEEPEST = 8;
const SPECIAL = /[$%\\`\uE000]/;

/**
 * Reads a text as one that is expanded before use: compose's `${PORT:-8000}`, systemd's `$PORT`, supervisord's
 * `%(ENV_PORT)s`. Characters that are no part of an expansion stand for themselves.
 * A credential by its own looks becomes one; what it is called is for the caller (`underName`).
 * @returns a literal, an environment value, a text of both, or unknown where a template fills it in
 */
export function interpolate(document: Document, style: InterpolationStyle): Value {
  const { text } = document;
  if (!SPECIAL.test(text))
    return literalValue(text, document.locate(0, text.length), { part: (start, end) => document.locate(start, end) });
  if (text.length > LONGEST) return { kind: 'unknown', location: document.locate(0, text.length) };
  return interpolateRange(document, 0, text.length, style, 0);
}

/** The same for what stands between two offsets of a text. */
function interpolateRange(source: Source, start: number, end: number, style: InterpolationStyle, depth: number): Value {
  if (depth > DEEPEST) return { kind: 'unknown', location: source.locate(start, end) };
  const pieces: Pieces = { items: [] };
  const nested = (from: number, to: number): Value => interpolateRange(source, from, to, style, depth + 1);
  for (let at = start; at < end;) {
    const step = readStep(source, at, end, style, nested);
    if (!step) addText(pieces, source.text[at]!, at);
    else if ('value' in step) addValue(pieces, step.value, at, step.end);
    else addText(pieces, step.text, at, step.end - at);
    at = step?.end ?? at + 1;
  }
  return toValue(pieces, source, start, end);
}
