import type { Condition, Value } from '../../../vocabulary/value.js';
import { calleeName, stringOf, unwrap, type Node } from '../tree.js';
import { environmentObject } from './environment.js';
import { literalAt, unknownAt, type Evaluation } from './evaluation.js';

/** What holds where a test is true (or, negated, where it is not). What cannot be said is a condition on an unknown value. */
export function conditionOf(ev: Evaluation, test: Node, negated = false): Condition {
  const bare = unwrap(test);
  switch (bare.type) {
    case 'UnaryExpression':
      if (bare.operator === '!') return conditionOf(ev, bare.argument, !negated);
      break;
    case 'BinaryExpression': {
      const comparison = comparisonOf(ev, bare, negated);
      if (comparison) return comparison;
      if (COMPARES.has(bare.operator)) return { value: unknownAt(ev.file.locate(bare)), negated: false };
      break;
    }
    case 'LogicalExpression':
      return strongest(
        [conditionOf(ev, bare.left, negated), conditionOf(ev, bare.right, negated)],
        bare.operator,
        ev.file.locate(bare),
        negated,
      );
    case 'MemberExpression':
      if (bare.property.type === 'Identifier' && !bare.computed && bare.property.name === 'length')
        return conditionOf(ev, bare.object, negated);
      break;
    case 'CallExpression': {
      const name = calleeName(bare);
      const [argument] = bare.arguments;
      if ((name === 'Boolean' || name === 'isNil') && argument && argument.type !== 'SpreadElement')
        return conditionOf(ev, argument, name === 'isNil' ? !negated : negated);
      break;
    }
    default:
  }
  return { value: ev.value(bare), negated };
}

/** `a && b` says what either says; the one about the environment tells more. `a || b` says neither. */
function strongest(
  [left, right]: readonly [Condition, Condition],
  operator: string,
  location: Value['location'],
  negated: boolean,
): Condition {
  const both = negated ? operator !== '&&' : operator === '&&';
  if (!both) return { value: unknownAt(location), negated: false };
  return left.value.kind === 'environment' || right.value.kind !== 'environment' ? left : right;
}

const EQUALS = new Set(['===', '==']);
const DIFFERS = new Set(['!==', '!=']);
const COMPARES: ReadonlySet<string> = new Set([...EQUALS, ...DIFFERS, 'in']);

function comparisonOf(ev: Evaluation, node: Extract<Node, { type: 'BinaryExpression' }>, negated: boolean): Condition | undefined {
  if (node.operator === 'in') {
    const name = stringOf(node.left);
    if (name === undefined || !environmentObject(ev.file, node.right)) return undefined;
    return { value: { kind: 'environment', name, missing: 'empty', location: ev.file.locate(node) }, negated };
  }
  const differs = DIFFERS.has(node.operator);
  if (!differs && !EQUALS.has(node.operator)) return undefined;
  const sides = [unwrap(node.left), unwrap(node.right)] as const;
  const [subject, constant] = constantOf(sides[1]) === undefined ? [sides[1], constantOf(sides[0])] : [sides[0], constantOf(sides[1])];
  if (constant === undefined) return undefined;
  const typed = subject.type === 'UnaryExpression' && subject.operator === 'typeof';
  if (typed && constant.value !== 'undefined') return undefined;
  const value = ev.value(typed ? subject.argument : subject);
  return { value, equals: typed ? null : constant.value, negated: negated !== differs };
}

/** A constant in a comparison; undefined is null. */
function constantOf(node: Node): { readonly value: string | number | boolean | null } | undefined {
  if (node.type === 'Identifier' && node.name === 'undefined') return { value: null };
  const text = stringOf(node);
  if (text !== undefined) return { value: text };
  if (node.type !== 'Literal') return undefined;
  const { value } = node;
  return value === null
    ? node.raw === 'null'
      ? { value: null }
      : undefined
    : typeof value === 'number' || typeof value === 'boolean'
      ? { value }
      : undefined;
}

const TRUE_WORDS: ReadonlySet<unknown> = new Set(['true', '1', 'yes', 'on', 'TRUE', 'True']);
const FALSE_WORDS: ReadonlySet<unknown> = new Set(['false', '0', 'no', 'off', 'FALSE', 'False']);

/** The value of a comparison, a negation or a test: reads compared with words of truth are typed reads, others a choice of true and false. */
export function truthValue(ev: Evaluation, test: Node): Value {
  const location = ev.file.locate(test);
  const condition = conditionOf(ev, test);
  const { value, equals, negated } = condition;
  if (value.kind === 'unknown') return unknownAt(location);
  if (value.kind === 'environment' && value.coercion === undefined) {
    const positive = negated ? FALSE_WORDS : TRUE_WORDS;
    if (equals !== undefined && positive.has(equals))
      return { ...value, coercion: 'boolean', missing: missingTruth(value.missing, equals, negated, location) };
  }
  return {
    kind: 'choice',
    options: [{ when: condition, value: literalAt(true, location) }, { value: literalAt(false, location) }],
    location,
  };
}

function missingTruth(
  missing: 'fails' | 'empty' | Value,
  equals: Condition['equals'],
  negated: boolean,
  location: Value['location'],
): 'fails' | Value {
  if (missing === 'fails') return missing;
  if (missing === 'empty') return literalAt(negated, location);
  return missing.kind === 'literal' ? literalAt((missing.value === equals) !== negated, location) : missing;
}
