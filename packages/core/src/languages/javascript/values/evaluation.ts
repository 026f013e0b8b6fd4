import { literalValue } from '../../../values/credential.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Literal, Unknown, Value } from '../../../vocabulary/value.js';
import type { SourceFile } from '../source.js';
import type { Node } from '../tree.js';

/** One evaluation under way: bounded in depth and steps, safe against cycles. The parts of the evaluator get it and call each other through it. */
export interface Evaluation {
  readonly file: SourceFile;
  /**
   * What an expression is.
   * @param name what it is bound to, which tells a secret from other words
   */
  value(node: Node, name?: string): Value;
  /** Evaluates under a guard: a node that is already being evaluated gives undefined. */
  once(node: Node, evaluate: () => Value): Value | undefined;
}

export function unknownAt(location: Location): Unknown {
  return { kind: 'unknown', location };
}

export function literalAt(value: Literal['value'], location: Location): Literal {
  return { kind: 'literal', value, location };
}

/** The value of a string literal or of one piece of a template; a URL's password inside has its exact place. */
export function stringAt(ev: Evaluation, text: string, node: Node, offset: number, name?: string): Value {
  const { document } = ev.file;
  const exact = document.text.startsWith(text, node.start + offset);
  return literalValue(text, ev.file.locate(node), {
    ...(name === undefined ? {} : { name }),
    ...(exact ? { part: (start: number, end: number) => document.locate(node.start + offset + start, node.start + offset + end) } : {}),
  });
}

/** The value as it is where another place uses it: the place is noted, nearest to the sink first. */
export function passing(value: Value, place: Location): Value {
  return { ...value, via: [place, ...(value.via ?? [])].slice(0, 8) };
}

/** Whether a value is certainly taken for false: null, '', 0, false. */
export function isFalsy(value: Value): boolean {
  return value.kind === 'literal' && !value.value;
}

/** Whether a value is certainly taken for true. */
export function isTruthy(value: Value): boolean {
  if (value.kind === 'literal') return Boolean(value.value);
  return value.kind === 'credential' || value.kind === 'record' || value.kind === 'list' || value.kind === 'function';
}
