import type { Choice, Condition, Option, Value } from '../../../vocabulary/value.js';
import type { Node } from '../tree.js';
import { conditionOf } from './conditions.js';
import { sameVariable, withMissing } from './environment.js';
import { isFalsy, isTruthy, type Evaluation } from './evaluation.js';

/** `a || b`, `a ?? b`, `a && b`. */
export function logicalValue(ev: Evaluation, node: Extract<Node, { type: 'LogicalExpression' }>, name?: string): Value {
  const left = ev.value(node.left, name);
  if (node.operator === '&&') {
    if (isFalsy(left)) return left;
    const right = ev.value(node.right, name);
    if (isTruthy(left)) return right;
    const location = ev.file.locate(node);
    return choice([{ when: conditionOf(ev, node.left), value: right }, { value: { kind: 'literal', value: false, location } }], location);
  }
  return orElse(left, () => ev.value(node.right, name), ev.file.locate(node));
}

/** The value, or what stands in where it is missing. */
export function orElse(value: Value, fallback: () => Value, location: Value['location']): Value {
  if (isTruthy(value)) return value;
  switch (value.kind) {
    case 'literal':
      return fallback();
    case 'environment':
      return withMissing(value, fallback());
    case 'text':
      return value;
    case 'choice': {
      const last = value.options.at(-1);
      if (!last) return fallback();
      if (last.when) return { ...value, options: [...value.options, { value: fallback() }] };
      return { ...value, options: [...value.options.slice(0, -1), { value: orElse(last.value, fallback, location) }] };
    }
    default:
      return choice([{ when: { value, negated: false }, value }, { value: fallback() }], location);
  }
}

/** `test ? a : b`. */
export function conditionalValue(ev: Evaluation, node: Extract<Node, { type: 'ConditionalExpression' }>, name?: string): Value {
  return choice(
    [{ when: conditionOf(ev, node.test), value: ev.value(node.consequent, name) }, { value: ev.value(node.alternate, name) }],
    ev.file.locate(node),
  );
}

/**
 * A choice, or what it comes to: a read that is used where it is set and replaced where it is not is the read with that
 * default.
 */
export function choice(options: readonly Option[], location: Value['location']): Value {
  const [first, second] = options;
  if (first && !first.when) return first.value;
  if (first?.when && second && !second.when && options.length === 2) {
    const present = presence(first.when);
    const read = present === undefined ? undefined : present ? first.value : second.value;
    const other = present ? second.value : first.value;
    if (read?.kind === 'environment' && sameVariable(read, first.when.value)) return withMissing(forgetMissing(read), other);
  }
  const flat = options.flatMap((option) => (option.value.kind === 'choice' && !option.when ? option.value.options : [option]));
  return { kind: 'choice', options: flat, location } satisfies Choice;
}

/** Whether a condition says that its value is there (true), or that it is not (false). */
function presence({ value, equals, negated }: Condition): boolean | undefined {
  if (value.kind !== 'environment' || (equals !== undefined && equals !== null && equals !== '')) return undefined;
  return equals === undefined ? !negated : negated;
}

/** Where its presence was tested, what a read gives when nothing is set is no longer its own to say. */
function forgetMissing(read: Extract<Value, { kind: 'environment' }>): Extract<Value, { kind: 'environment' }> {
  return { ...read, missing: 'empty' };
}
