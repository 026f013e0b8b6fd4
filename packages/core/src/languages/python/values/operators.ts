import type { Condition, Value } from '../../../vocabulary/value.js';
import type { Evaluation } from '../evaluation.js';
import { bare, field, fields, type Node } from '../node.js';
import { choose, conjunction, asValue, truthiness, truthOf } from './choice.js';
import { compare, comparison } from './compare.js';
import { isString, literal, unknown, withMissing } from './place.js';
import { concatenate, formatPercent } from './text.js';
import { arithmetic } from '../../../values/arithmetic.js';

/** `left operator right` of numbers, texts, lists, records and paths. */
export function binary(node: Node, evaluation: Evaluation): Value {
  const location = evaluation.at(node);
  const [leftNode, rightNode] = [field(node, 'left'), field(node, 'right')];
  const operator = field(node, 'operator')?.type ?? '';
  if (!leftNode || !rightNode) return unknown(location);
  const left = evaluation.value(leftNode);
  const right = evaluation.value(rightNode);
  if (left.kind === 'literal' && right.kind === 'literal' && typeof left.value === 'number' && typeof right.value === 'number') {
    const result = calculated(operator, left.value, right.value);
    return result === undefined ? unknown(location) : literal(result, location);
  }
  if (operator === '%' && isString(left)) return formatPercent(left, right, location) ?? unknown(location);
  if (operator === '|' && (left.kind === 'record' || right.kind === 'record')) {
    const entries = [left, right].flatMap((side) => (side.kind === 'record' ? side.entries : []));
    return { kind: 'record', entries, open: [left, right].some((side) => side.kind !== 'record' || side.open), location };
  }
  if (operator === '/') return concatenate([left, literal('/', location), right], location);
  if (operator !== '+') return unknown(location);
  if (left.kind === 'list' || right.kind === 'list') {
    const items = [left, right].flatMap((side) => (side.kind === 'list' ? side.items : []));
    return { kind: 'list', items, open: [left, right].some((side) => side.kind !== 'list' || side.open), location };
  }
  return left.kind === 'unknown' && right.kind === 'unknown' ? unknown(location) : concatenate([left, right], location);
}

/** With the operators that are Python's own. Source: docs.python.org/3/reference/expressions.html */
function calculated(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '//':
      return right === 0 ? undefined : Math.floor(left / right);
    case '%':
      return right === 0 ? undefined : left - right * Math.floor(left / right);
    case '**':
      return left ** right;
    case '<<':
      return left * 2 ** right;
    default:
      return arithmetic(operator, left, right);
  }
}

/** `left or right`, `left and right`. */
export function logical(node: Node, evaluation: Evaluation): Value {
  const location = evaluation.at(node);
  const [leftNode, rightNode] = [field(node, 'left'), field(node, 'right')];
  if (!leftNode || !rightNode) return unknown(location);
  const left = evaluation.value(leftNode);
  const either = field(node, 'operator')?.type === 'or';
  const truth = truthiness(left);
  if (truth !== undefined) return truth === either ? left : evaluation.value(rightNode);
  const right = evaluation.value(rightNode);
  if (either && left.kind === 'environment' && left.missing !== 'fails' && left.coercion !== 'boolean') {
    const known = left.missing === 'empty' ? false : truthiness(left.missing);
    if (known === true) return left;
    return withMissing(
      left,
      known === false
        ? right
        : choose([{ when: { value: left.missing as Value, negated: false }, value: left.missing as Value }, { value: right }], location),
    );
  }
  const when: Condition = evaluation.condition(leftNode);
  return either
    ? choose([{ when, value: left }, { value: right }], location)
    : choose([{ when, value: right }, { value: literal(false, evaluation.at(leftNode)) }], location);
}

/** `body if test else alternative`. */
export function conditional(node: Node, evaluation: Evaluation): Value {
  const [body, test, alternative] = node.children;
  if (!body || !test || !alternative) return unknown(evaluation.at(node));
  return choose(
    [{ when: evaluation.condition(test), value: evaluation.value(body) }, { value: evaluation.value(alternative) }],
    evaluation.at(node),
  );
}

/** A comparison's outcome. */
export function comparing(node: Node, evaluation: Evaluation): Value {
  const parts = comparisonParts(node, evaluation);
  const location = evaluation.at(node);
  if (!parts) return unknown(location);
  const read = presenceRead(parts, evaluation);
  if (read) {
    const present = parts.operator === 'in';
    return present && read.kind === 'environment'
      ? { ...read, coercion: 'boolean', missing: literal(false, location) }
      : choose(
          [{ when: { value: read, negated: false }, value: literal(present, location) }, { value: literal(!present, location) }],
          location,
        );
  }
  if (asksForTestRunner(parts, evaluation)) return literal(parts.operator === 'not in', location);
  return compare(evaluation.value(parts.left), parts.operator, evaluation.value(parts.right), location, isLowered(parts.left, evaluation));
}

interface Comparison {
  readonly left: Node;
  readonly operator: string;
  readonly right: Node;
}

function comparisonParts(node: Node, evaluation: Evaluation): Comparison | undefined {
  const operators = fields(node, 'operators');
  const [left, right] = node.children.filter((child) => child.field !== 'operators');
  const [operator] = operators;
  if (!left || !right || !operator || operators.length !== 1) return undefined;
  return { left: bare(left), operator: evaluation.text(operator).replace(/\s+/g, ' '), right: bare(right) };
}

/** What runs tests, as a loaded module or as a command. Sources: pytest's and Django's documentation. */
const TEST_RUNNERS: ReadonlySet<unknown> = new Set(['pytest', 'nose', 'test']);

/** `"pytest" in sys.modules`, `"test" in sys.argv`: no deploy runs its tests. */
function asksForTestRunner({ left, operator, right }: Comparison, evaluation: Evaluation): boolean {
  if (!/^(?:not )?in$/.test(operator) || !/^sys\.(?:modules|argv)$/.test(evaluation.nameOf(right) ?? '')) return false;
  const name = evaluation.value(left);
  return isString(name) && TEST_RUNNERS.has(name.value);
}

/** `"X" in os.environ`: the variable that is asked for. */
function presenceRead({ left, operator, right }: Comparison, evaluation: Evaluation): Value | undefined {
  if (!/^(?:not )?in$/.test(operator) || evaluation.nameOf(right) !== 'os.environ') return undefined;
  const name = evaluation.value(left);
  const location = evaluation.at(left);
  if (isString(name)) return { kind: 'environment', name: name.value, missing: 'empty', location };
  return { kind: 'environment', ...(name.kind === 'unknown' ? {} : { nameFrom: name }), missing: 'empty', location };
}

/** Whether a text is lowered (or raised) on the way to a comparison, so that its case does not count. */
function isLowered(node: Node, evaluation: Evaluation): boolean {
  const expression = node.type === 'identifier' ? evaluation.names.definitionOf(node) : bare(node);
  for (let current: Node | undefined = expression; current?.type === 'call';) {
    const callee = field(current, 'function');
    if (callee?.type !== 'attribute') return false;
    const method = field(callee, 'attribute');
    if (method && /^(?:lower|casefold)$/.test(evaluation.text(method))) return true;
    const object = field(callee, 'object');
    current = object && bare(object);
  }
  return false;
}

/** When an expression is true. */
export function conditionFor(node: Node, evaluation: Evaluation): Condition {
  const expression = bare(node);
  if (expression.type === 'not_operator') {
    const inner = field(expression, 'argument');
    if (inner) {
      const condition = evaluation.condition(inner);
      return { ...condition, negated: !condition.negated };
    }
  }
  if (expression.type === 'comparison_operator') {
    const parts = comparisonParts(expression, evaluation);
    if (parts) {
      const read = presenceRead(parts, evaluation);
      if (read) return { value: read, negated: parts.operator === 'not in' };
      const simple = comparison(evaluation.value(parts.left), parts.operator, evaluation.value(parts.right));
      if (simple) return simple;
    }
  }
  if (expression.type === 'boolean_operator' && field(expression, 'operator')?.type === 'and') {
    const [left, right] = [field(expression, 'left'), field(expression, 'right')];
    if (left && right) return both(evaluation.condition(left), evaluation.condition(right));
  }
  return { value: evaluation.value(expression), negated: false };
}

/** Both conditions, of which one that is known needs no mention. */
function both(left: Condition, right: Condition): Condition {
  if (truthOf(left) === true) return right;
  if (truthOf(right) === true) return left;
  return conjunction([left, right]) ?? { value: asValue(left), negated: false };
}
