import { literalValue } from '../../../values/credential.js';
import { hasHole } from '../../../syntax/template-holes.js';
import type { Value } from '../../../vocabulary/value.js';
import type { Evaluation } from '../evaluation.js';
import { field, type Node } from '../node.js';
import { decodeString, unescape } from '../strings.js';
import { unknown } from './place.js';
import { concatenate } from './text.js';

/** A string literal: constant, credential, URL with a password inside, or text with interpolated values. */
export function stringValue(node: Node, evaluation: Evaluation): Value {
  if (node.children.length > 0) return formatted(node, evaluation);
  const source = evaluation.reader.source.text;
  const decoded = decodeString(source, node.start, node.end);
  const location = evaluation.at(node);
  if (!decoded || hasHole(decoded.text)) return unknown(location);
  const place = (offset: number) => decoded.offsets?.[Math.min(offset, decoded.text.length)] ?? decoded.start + offset;
  return literalValue(decoded.text, location, { part: (start, end) => evaluation.document.locate(place(start), place(end)) });
}

/** Neighbouring string literals are one. */
export function concatenated(node: Node, evaluation: Evaluation): Value {
  const parts = node.children.filter(({ type }) => type === 'string').map((part) => evaluation.value(part));
  const joined = concatenate(parts, evaluation.at(node));
  if (joined.kind !== 'literal' || typeof joined.value !== 'string') return joined;
  return literalValue(joined.value, evaluation.at(node));
}

/** An f-string. Format specifications change how a value is written, not which it is. */
function formatted(node: Node, evaluation: Evaluation): Value {
  const source = evaluation.reader.source.text;
  const parts: Value[] = [];
  const raw = /^[a-z]*r/i.test(source.slice(node.start, node.start + 3).split(/["']/)[0] ?? '');
  for (const child of node.children) {
    if (child.type === 'interpolation') {
      const expression = field(child, 'expression');
      parts.push(expression ? evaluation.value(expression) : unknown(evaluation.at(child)));
    } else if (child.type === 'string_content') {
      const text = raw ? source.slice(child.start, child.end) : unescape(source, child.start, child.end, false).text;
      parts.push(literalValue(text.replaceAll('{{', '{').replaceAll('}}', '}'), evaluation.at(child)));
    }
  }
  return concatenate(parts, evaluation.at(node));
}
