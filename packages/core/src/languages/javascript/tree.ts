import type {
  ArrowFunctionExpression,
  CallExpression,
  Class,
  Expression,
  Function as FunctionNode,
  MemberExpression,
  NewExpression,
  Node,
  ObjectExpression,
  PropertyKey,
  MethodDefinition,
  PropertyDefinition,
} from 'oxc-parser';
import { visitorKeys } from 'oxc-parser';

export type {
  CallExpression,
  Class,
  Expression,
  MemberExpression,
  NewExpression,
  Node,
  ObjectExpression,
  MethodDefinition,
  PropertyDefinition,
};

/** A function of any form, with or without a name. */
export type AnyFunction = FunctionNode | ArrowFunctionExpression;

/** A call or a construction: what is called, with which arguments. */
export type AnyCall = CallExpression | NewExpression;

/** The direct children of a node, in source order as the tree lists them. Types are left out: they run nothing. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    if (TYPE_KEYS.has(key)) continue;
    const child = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(child)) {
      for (const each of child) if (isNode(each)) children.push(each);
    } else if (isNode(child)) children.push(child);
  }
  return children;
}

const TYPE_KEYS: ReadonlySet<string> = new Set([
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'returnType',
  'superTypeArguments',
  'implements',
]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Node types that say something about types only. */
export function isTypeOnly(node: Node): boolean {
  return node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration' || ('declare' in node && node.declare === true);
}

export function isFunction(node: Node | undefined | null): node is AnyFunction {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';
}

export function isClass(node: Node | undefined | null): node is Class {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

export function isCall(node: Node | undefined | null): node is AnyCall {
  return node?.type === 'CallExpression' || node?.type === 'NewExpression';
}

/**
 * Whether a node is a unit of its own: a statement (blocks are not), or a member of a class. Every expression belongs to the
 * innermost unit around it.
 */
export function isUnit(node: Node): boolean {
  return UNIT_TYPES.has(node.type);
}

const UNIT_TYPES: ReadonlySet<string> = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'FunctionDeclaration',
  'ClassDeclaration',
  'IfStatement',
  'DoWhileStatement',
  'WhileStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'ContinueStatement',
  'BreakStatement',
  'ReturnStatement',
  'SwitchStatement',
  'SwitchCase',
  'LabeledStatement',
  'ThrowStatement',
  'TryStatement',
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
  'TSEnumDeclaration',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'MethodDefinition',
  'PropertyDefinition',
  'AccessorProperty',
  'TSModuleDeclaration',
]);

/** All nodes of a unit, itself first, without what belongs to units inside it. */
export function nodesOf(unit: Node): readonly Node[] {
  const nodes: Node[] = [];
  const collect = (node: Node) => {
    nodes.push(node);
    for (const child of childrenOf(node)) if (!isUnit(child)) collect(child);
  };
  collect(unit);
  return nodes;
}

/** Strips what does not change a value: type assertions, optional chains, parentheses, `await`. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return unwrap(node.expression);
    case 'AwaitExpression':
      return unwrap(node.argument);
    default:
      return node;
  }
}

/** The name that a property, method or key is known by where it is written out: `a`, `'a'`, `1`. */
export function keyName(key: PropertyKey | Node, computed = false): string | undefined {
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value);
  return key.type === 'TemplateLiteral' ? templateText(key) : undefined;
}

/** The name of the member that `a.b` or `a['b']` reads. */
export function memberName(node: MemberExpression): string | undefined {
  return keyName(node.property, node.computed);
}

/** The text of a string literal or of a template without expressions. */
export function stringOf(node: Node | undefined | null): string | undefined {
  if (!node) return undefined;
  const bare = unwrap(node);
  if (bare.type === 'Literal') return typeof bare.value === 'string' ? bare.value : undefined;
  return bare.type === 'TemplateLiteral' ? templateText(bare) : undefined;
}

function templateText(node: Extract<Node, { type: 'TemplateLiteral' }>): string | undefined {
  return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** The value of a property of an object literal, by name. Methods and accessors are their functions. */
export function propertyOf(node: Node | undefined | null, name: string): Expression | undefined {
  const bare = node && unwrap(node);
  if (bare?.type !== 'ObjectExpression') return undefined;
  for (const property of bare.properties) {
    if (property.type === 'Property' && keyName(property.key, property.computed) === name) return property.value;
  }
  return undefined;
}

/** The argument at a position, unless a spread stands before it. */
export function argumentOf(call: AnyCall, index: number): Expression | undefined {
  for (let at = 0; at <= index; at += 1) if (call.arguments[at]?.type === 'SpreadElement') return undefined;
  return call.arguments[index] as Expression | undefined;
}

/** The last name of what is called: `listen` of `app.listen`, `Pool` of `new Pool`. */
export function calleeName(call: AnyCall): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : undefined;
}

/** The statements of a function's body, or its expression as what it returns. */
export function bodyOf(node: AnyFunction): { readonly statements: readonly Node[] } | { readonly result: Node } {
  if (!node.body) return { statements: [] };
  return node.body.type === 'BlockStatement' ? { statements: node.body.body } : { result: node.body };
}
