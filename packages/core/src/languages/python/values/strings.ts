import { literalValue } from '../../../values/credential.js';
import { hasHole } from '../../../syntax/template-holes.js';
import type { Value } from '../../../vocabulary/value.js';
import type { Evaluation } from '../evaluation.js';
import { descendants, field, type Node } from '../node.js';
import { decodeString, unescape } from '../strings.js';
import { secretUnder, unknown } from './place.js';
import { concatenate } from './text.js';

/** A string literal: constant, credential, URL with a password inside, or text with interpolated values. */
export function stringValue(node: Node, evaluation: Evaluation): Value {
  if (node.children.length > 0) return formatted(node, evaluation);
  const source = evaluation.reader.source.text;
  const decoded = decodeString(source, node.start, node.end);
  const location = evaluation.at(node);
  if (!decoded || hasHole(decoded.text)) return unknown(location);
  const place = (offset: number) => decoded.offsets?.[Math.min(offset, decoded.text.length)] ?? decoded.start + offset;
  const value = literalValue(decoded.text, location, { part: (start, end) => evaluation.document.locate(place(start), place(end)) });
  return secretUnder(value, nameInFault(node, evaluation));
}

/** The name that stands before a literal where the two are no Python together: it may speak about it all the same. Empty without one. */
function nameInFault(node: Node, evaluation: Evaluation): string {
  const siblings = node.parent?.children ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  if (before?.type !== 'ERROR' && node.parent?.type !== 'ERROR') return '';
  const name = before && [...descendants(before)].findLast(({ type }) => type === 'identifier');
  return name ? evaluation.text(name) : '';
}

/** Neighbouring string literals are one. */
export function concatenated(node: Node, evaluation: Evaluation): Value {
  const name = nameInFault(node, evaluation);
  const parts = node.children.filter(({ type }) => type === 'string').map((part) => secretUnder(evaluation.value(part), name));
  const joined = concatenate(parts, evaluation.at(node));
  if (joined.kind !== 'literal' || typeof joined.value !== 'string') return joined;
  return secretUnder(literalValue(joined.value, evaluation.at(node)), name);
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
