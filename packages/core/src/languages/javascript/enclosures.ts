import type { Enclosure } from '../../syntax/source-reader.js';
import type { Condition } from '../../vocabulary/value.js';
import { isClass, isFunction, keyName, stringOf, unwrap, type AnyFunction, type Node } from './tree.js';

/** An enclosure, with the test behind its condition for those who are evaluating already. */
export interface JavaScriptEnclosure extends Enclosure<Node> {
  readonly test?: Node;
  readonly negated?: boolean;
}

/** Says what holds in a branch. The evaluator gives it; the reader knows no values. */
export type ConditionReader = (test: Node, negated: boolean) => Condition;

/** Where each node stands in. */
interface Parents {
  readonly parents: ReadonlyMap<Node, Node>;
}

/** What a statement stands in, innermost first. */
export function enclosures(tree: Parents, statement: Node, conditionOf: ConditionReader): readonly JavaScriptEnclosure[] {
  const found: JavaScriptEnclosure[] = [];
  let inner = statement;
  for (let at = tree.parents.get(statement); at; inner = at, at = tree.parents.get(at)) {
    const enclosure = enclosureOf(tree, at, inner, conditionOf);
    if (enclosure) found.push(enclosure);
  }
  return found;
}

function enclosureOf(tree: Parents, node: Node, inner: Node, conditionOf: ConditionReader): JavaScriptEnclosure | undefined {
  if (isFunction(node)) {
    const name = functionName(tree, node);
    return { form: 'function', node, ...(name === undefined ? {} : { name }) };
  }
  if (isClass(node)) return { form: 'class', node, ...(node.id ? { name: node.id.name } : {}) };
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (inner === node.test) return undefined;
      if (isMainGuard(node.test)) return { form: 'main-guard', node };
      return conditional(node, node.test, inner === node.alternate, conditionOf);
    case 'SwitchCase': {
      const test = node.test && inner !== node.test ? caseTest(tree.parents.get(node), node.test) : undefined;
      return test && conditional(node, test, false, conditionOf);
    }
    case 'LogicalExpression':
      return inner === node.right && node.operator === '&&' ? conditional(node, node.left, false, conditionOf) : undefined;
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return { form: 'loop', node };
    case 'TryStatement':
      return { form: 'try', node };
    default:
      return undefined;
  }
}

/** `case 'a':` of `switch (x)` as the comparison that it is. */
export function caseTest(statement: Node | undefined, test: Node): Node | undefined {
  if (statement?.type !== 'SwitchStatement') return undefined;
  const { start, end } = test;
  return { type: 'BinaryExpression', operator: '===', left: statement.discriminant, right: test, start, end } as Node;
}

function conditional(node: Node, test: Node, negated: boolean, conditionOf: ConditionReader): JavaScriptEnclosure {
  let known: Condition | undefined;
  return {
    form: 'condition',
    node,
    test,
    negated,
    get condition() {
      return (known ??= conditionOf(test, negated));
    },
  };
}

/** The name that a function goes by: its own, its variable's, its key's. */
function functionName(tree: Parents, node: AnyFunction): string | undefined {
  if (node.type !== 'ArrowFunctionExpression' && node.id) return node.id.name;
  const parent = tree.parents.get(node);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression')
    return keyName(parent.left.property, parent.left.computed);
  return parent && (parent.type === 'MethodDefinition' || parent.type === 'Property' || parent.type === 'PropertyDefinition')
    ? keyName(parent.key, parent.computed)
    : undefined;
}

/** `require.main === module`, `import.meta.main`, a comparison of `import.meta.url` with the program's arguments. */
function isMainGuard(test: Node): boolean {
  const bare = unwrap(test);
  if (bare.type === 'MemberExpression') return bare.object.type === 'MetaProperty' && keyName(bare.property) === 'main';
  if (bare.type !== 'BinaryExpression') return false;
  const sides = [unwrap(bare.left), unwrap(bare.right)];
  const isMember = (side: Node, object: string, key: string) =>
    side.type === 'MemberExpression' &&
    keyName(side.property) === key &&
    (object === 'meta' ? side.object.type === 'MetaProperty' : side.object.type === 'Identifier' && side.object.name === object);
  return (
    sides.some((side) => isMember(side, 'require', 'main')) ||
    (sides.some((side) => isMember(side, 'meta', 'url')) && stringOf(bare) === undefined)
  );
}
