import type { Condition, Value } from '../../../vocabulary/value.js';
import { sourceParser, type SourceFile } from '../source.js';
import { isCall, isClass, isFunction, stringOf, unwrap, type Node } from '../tree.js';
import { callValue } from './calls.js';
import { listOf, recordOf, staticMembers } from './collections.js';
import { conditionOf as conditionIn, truthValue } from './conditions.js';
import { coerced } from './environment.js';
import { literalAt, stringAt, unknownAt, type Evaluation } from './evaluation.js';
import { functionValue } from './functions.js';
import { conditionalValue, logicalValue } from './logic.js';
import { memberValue } from './members.js';
import { declaredValue, nameValue } from './names.js';
import type { Declaration } from '../scopes.js';
import { arithmetic } from '../../../values/arithmetic.js';

const MAX_DEPTH = 32;
const MAX_STEPS = 3_000;

/** The file behind a document, with conditions that this evaluator reads. @throws {SyntaxFault} */
export const sourceFile = sourceParser((file, test, negated) => conditionOf(file, test, negated));

/**
 * What an expression is.
 * @param name what it is bound to: a literal under the name of a secret becomes a credential
 */
export function evaluate(file: SourceFile, node: Node, name?: string): Value {
  return evaluation(file).value(node, name);
}

/** What a declared name is when its scope has run. */
export function evaluateDeclaration(file: SourceFile, declaration: Declaration): Value {
  const ev = evaluation(file);
  return ev.once(declaration.node, () => declaredValue(ev, declaration)) ?? unknownAt(file.locate(declaration.node));
}

/** What holds where a test is true, or where it is not. */
export function conditionOf(file: SourceFile, test: Node, negated = false): Condition {
  return conditionIn(evaluation(file), test, negated);
}

/** A bounded evaluation for those who need its parts. */
export function evaluation(file: SourceFile): Evaluation {
  let depth = 0;
  let steps = 0;
  const active = new Set<Node>();
  const ev: Evaluation = {
    file,
    value(node, name) {
      steps += 1;
      if (depth > MAX_DEPTH || steps > MAX_STEPS) return unknownAt(file.locate(node));
      depth += 1;
      try {
        return expressionValue(ev, unwrap(node), name);
      } finally {
        depth -= 1;
      }
    },
    once(node, evaluateNode) {
      if (active.has(node)) return undefined;
      active.add(node);
      try {
        return evaluateNode();
      } finally {
        active.delete(node);
      }
    },
  };
  return ev;
}

function expressionValue(ev: Evaluation, node: Node, name?: string): Value {
  const location = ev.file.locate(node);
  if (isFunction(node)) return functionValue(ev, node);
  if (isClass(node)) return staticMembers(ev, node);
  if (isCall(node)) return callValue(ev, node);
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'string') return stringAt(ev, node.value, node, 1, name);
      if (typeof node.value === 'number' || typeof node.value === 'boolean') return literalAt(node.value, location);
      return node.value === null && node.raw === 'null' ? literalAt(null, location) : unknownAt(location);
    case 'TemplateLiteral':
      return templateValue(ev, node, name);
    case 'Identifier':
      return nameValue(ev, node, name);
    case 'MemberExpression':
      return memberValue(ev, node, name);
    case 'LogicalExpression':
      return logicalValue(ev, node, name);
    case 'ConditionalExpression':
      return conditionalValue(ev, node, name);
    case 'ObjectExpression':
      return recordOf(ev, node);
    case 'ArrayExpression':
      return listOf(ev, node);
    case 'AssignmentExpression':
      return ev.value(node.right, name);
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last ? ev.value(last, name) : unknownAt(location);
    }
    case 'UnaryExpression':
      return unaryValue(ev, node);
    case 'BinaryExpression':
      return binaryValue(ev, node, name);
    case 'ImportExpression': {
      const module = stringOf(node.source);
      return module === undefined ? unknownAt(location) : { kind: 'reference', module, name: '*', location };
    }
    default:
      return unknownAt(location);
  }
}

function templateValue(ev: Evaluation, node: Extract<Node, { type: 'TemplateLiteral' }>, name?: string): Value {
  const only = stringOf(node);
  if (only !== undefined) return stringAt(ev, only, node, 1, name);
  const parts = node.quasis.flatMap((quasi, index): readonly Value[] => {
    const text = quasi.value.cooked ?? quasi.value.raw;
    const literal = text === '' ? [] : [stringAt(ev, text, quasi, ev.file.document.text.startsWith(text, quasi.start) ? 0 : 1)];
    const expression = node.expressions[index];
    return expression ? [...literal, ev.value(expression)] : literal;
  });
  return { kind: 'text', parts, location: ev.file.locate(node) };
}

function unaryValue(ev: Evaluation, node: Extract<Node, { type: 'UnaryExpression' }>): Value {
  const location = ev.file.locate(node);
  switch (node.operator) {
    case '+':
      return coerced(ev.value(node.argument), 'number');
    case '-': {
      const value = ev.value(node.argument);
      return value.kind === 'literal' && typeof value.value === 'number' ? literalAt(-value.value, location) : unknownAt(location);
    }
    case '!': {
      const inner = unwrap(node.argument);
      if (inner.type === 'UnaryExpression' && inner.operator === '!') return coerced(ev.value(inner.argument), 'boolean');
      return truthValue(ev, node);
    }
    case 'void':
      return literalAt(null, location);
    default:
      return unknownAt(location);
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['===', '!==', '==', '!=', 'in']);

function binaryValue(ev: Evaluation, node: Extract<Node, { type: 'BinaryExpression' }>, name?: string): Value {
  const location = ev.file.locate(node);
  if (COMPARISONS.has(node.operator)) return truthValue(ev, node);
  const left = ev.value(node.left, name);
  const right = ev.value(node.right, name);
  const numbers = left.kind === 'literal' && right.kind === 'literal' && typeof left.value === 'number' && typeof right.value === 'number';
  if (numbers) {
    const result = arithmetic(node.operator, Number(left.value), Number(right.value));
    return result === undefined ? unknownAt(location) : literalAt(result, location);
  }
  if (node.operator === '+') {
    const parts = [left, right].flatMap((part) => (part.kind === 'text' ? part.parts : [part]));
    return { kind: 'text', parts, location };
  }
  // Arithmetic on a read keeps where the number comes from.
  const read = [left, right].find(({ kind }) => kind === 'environment');
  return read ? coerced(read, 'number') : unknownAt(location);
}
