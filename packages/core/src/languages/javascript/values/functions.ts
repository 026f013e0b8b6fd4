import type { Option, Value } from '../../../vocabulary/value.js';
import { caseTest } from '../enclosures.js';
import { bodyOf, isFunction, isCall, calleeName, unwrap, type AnyFunction, type Node } from '../tree.js';
import { conditionOf } from './conditions.js';
import { sameVariable } from './environment.js';
import { unknownAt, type Evaluation } from './evaluation.js';
import { choice } from './logic.js';

/** A function by its parameters and result, or unknown where the result cannot be said. */
export function functionValue(ev: Evaluation, node: AnyFunction): Value {
  const location = ev.file.locate(node);
  if (node.type !== 'ArrowFunctionExpression' && node.generator) return unknownAt(location);
  const result = ev.once(node.body ?? node, () => resultOf(ev, node));
  if (!result || result.kind === 'unknown') return unknownAt(location);
  const defaults = defaultsOf(ev, node);
  return { kind: 'function', parameters: node.params.map(parameterName), ...(defaults ? { defaults } : {}), result, location };
}

/** Patterns have no name: they are known by their position. */
export function parameterName(parameter: Node, index: number): string {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : `$${index}`;
}

function defaultsOf(ev: Evaluation, node: AnyFunction): Readonly<Record<string, Value>> | undefined {
  const defaults = node.params.flatMap((parameter, index) =>
    parameter.type === 'AssignmentPattern' ? [[parameterName(parameter, index), ev.value(parameter.right)] as const] : [],
  );
  return defaults.length > 0 ? Object.fromEntries(defaults) : undefined;
}

/** What a function returns: one value, or a choice of what its branches return. */
export function resultOf(ev: Evaluation, node: AnyFunction): Value {
  const body = bodyOf(node);
  if ('result' in body) return ev.value(body.result);
  const location = ev.file.locate(node);
  const outcome = outcomeOf(ev, body.statements);
  const options = outcome.value ? [...outcome.options, { value: outcome.value }] : outcome.options;
  if (options.length === 0) return unknownAt(location);
  return requiring(choice(options, location), outcome.required);
}

interface Outcome {
  /** Returned early, with the condition. */
  readonly options: readonly Option[];
  /** Returned in the end. */
  readonly value?: Value;
  /** Values whose absence ends the program. */
  readonly required: readonly Value[];
  /** Nothing after it runs. */
  readonly ends: boolean;
}

function outcomeOf(ev: Evaluation, statements: readonly Node[]): Outcome {
  const options: Option[] = [];
  const required: Value[] = [];
  for (const statement of statements) {
    if (statement.type === 'ReturnStatement') {
      return { options, required, ends: true, ...(statement.argument ? { value: ev.value(statement.argument) } : {}) };
    }
    if (leaves(statement)) return { options, required, ends: true };
    if (statement.type === 'BlockStatement' || statement.type === 'TryStatement') {
      const inner = outcomeOf(ev, statement.type === 'TryStatement' ? statement.block.body : statement.body);
      options.push(...inner.options);
      required.push(...inner.required);
      if (inner.ends) return { ...inner, options, required };
    }
    if (statement.type === 'SwitchStatement') {
      const cases = casesOf(ev, statement);
      options.push(...cases.options);
      if (cases.value) return { options, required, ends: true, value: cases.value };
    }
    if (statement.type !== 'IfStatement') continue;
    const then = outcomeOf(ev, [statement.consequent]);
    const otherwise = statement.alternate ? outcomeOf(ev, [statement.alternate]) : undefined;
    const condition = conditionOf(ev, statement.test);
    if (then.ends && !then.value && then.options.length === 0)
      required.push(...requiredBy(condition.value, condition.negated, condition.equals));
    if (then.value) options.push({ when: condition, value: then.value });
    else options.push(...then.options);
    if (otherwise?.value) options.push({ when: { ...condition, negated: !condition.negated }, value: otherwise.value });
    if (then.ends && otherwise?.ends) return { options, required, ends: true };
  }
  return { options, required, ends: false };
}

/** What the cases of a switch return, each under its comparison, and what its default returns. */
function casesOf(
  ev: Evaluation,
  statement: Extract<Node, { type: 'SwitchStatement' }>,
): { readonly options: readonly Option[]; readonly value?: Value } {
  const options: Option[] = [];
  let value: Value | undefined;
  for (const each of statement.cases) {
    const outcome = outcomeOf(ev, each.consequent);
    const test = each.test && caseTest(statement, each.test);
    if (test && outcome.value) options.push({ when: conditionOf(ev, test), value: outcome.value });
    if (!each.test) value = outcome.value;
  }
  return { options, ...(value ? { value } : {}) };
}

/** In `if (!x) throw`, x is required. */
function requiredBy(value: Value, negated: boolean, equals: unknown): readonly Value[] {
  const absent = equals === undefined ? negated : !negated && (equals === null || equals === '');
  return absent ? [value] : [];
}

/** Whether a statement throws or ends the program. */
export function leaves(statement: Node): boolean {
  if (statement.type === 'ThrowStatement') return true;
  if (statement.type !== 'ExpressionStatement') return false;
  const call = unwrap(statement.expression);
  return isCall(call) && calleeName(call) === 'exit';
}

/** Reads of required variables fail where they are missing. */
function requiring(value: Value, required: readonly Value[]): Value {
  if (required.length === 0) return value;
  switch (value.kind) {
    case 'environment':
      return value.missing === 'empty' && required.some((each) => sameVariable(each, value)) ? { ...value, missing: 'fails' } : value;
    case 'choice':
      return { ...value, options: value.options.map((option) => ({ ...option, value: requiring(option.value, required) })) };
    case 'record':
      return { ...value, entries: value.entries.map((entry) => ({ key: entry.key, value: requiring(entry.value, required) })) };
    default:
      return value;
  }
}

/** Whether a callee is a function that is written where it is called. */
export function isImmediate(callee: Node): callee is AnyFunction {
  return isFunction(unwrap(callee));
}
