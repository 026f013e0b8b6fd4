import { MUTATORS } from './changes.js';
import { isClass, isFunction, keyName, memberName, unwrap, type AnyFunction, type Node } from './tree.js';

/** What a name is declared as. */
export interface Declaration {
  readonly name: string;
  readonly form: 'import' | 'variable' | 'parameter' | 'function' | 'class' | 'enum' | 'other';
  /** The declarator, specifier, function, class or enum. */
  readonly node: Node;
  /** For patterns: the way from the whole value to the name; `…` is a rest. */
  readonly path: readonly PathStep[];
  /** `const`, `let`, `var` for variables. */
  readonly keyword?: string;
  /** For parameters: whose, and at which position. */
  readonly of?: AnyFunction;
  readonly index?: number;
  /** Assignments and mutations of the name, in source order. */
  readonly writes: Write[];
  /** The function (or program) whose scope it belongs to. */
  readonly scope: Node;
}

/** One step into a pattern: the key (or position), and what stands in for a missing value. */
export interface PathStep {
  readonly key: string;
  readonly fallback?: Node;
}

/** A place that changes what a name stands for or holds. */
export interface Write {
  readonly form: 'assign' | 'member' | 'method' | 'delete' | 'update';
  readonly node: Node;
  /** The keys that are assigned: `a` and `b` of `x.a.b = …`; a computed key is undefined. */
  readonly keys: readonly (string | undefined)[];
  /** What is assigned. */
  readonly value?: Node;
  /** The method that mutates: `push`. */
  readonly method?: string;
}

/** The names of a pattern, each with its way into the value. */
export function namesOfPattern(
  pattern: Node,
  path: readonly PathStep[] = [],
): readonly { readonly name: string; readonly node: Node; readonly path: readonly PathStep[] }[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ name: pattern.name, node: pattern, path }];
    case 'AssignmentPattern': {
      const last = path.at(-1) ?? { key: '' };
      return namesOfPattern(pattern.left, [...path.slice(0, -1), { ...last, fallback: pattern.right }]);
    }
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        property.type === 'RestElement'
          ? namesOfPattern(property.argument, [...path, { key: '…' }])
          : namesOfPattern(property.value, [...path, { key: keyName(property.key, property.computed) ?? '…' }]),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) => {
        if (!element) return [];
        return element.type === 'RestElement'
          ? namesOfPattern(element.argument, [...path, { key: '…' }])
          : namesOfPattern(element, [...path, { key: String(index) }]);
      });
    case 'RestElement':
      return namesOfPattern(pattern.argument, [...path, { key: '…' }]);
    case 'TSParameterProperty':
      return namesOfPattern(pattern.parameter, path);
    default:
      return [];
  }
}

/** What a node writes to, where it does: the name at the root and how. */
export function writeOf(node: Node): { readonly name: string; readonly write: Write } | undefined {
  if (node.type === 'AssignmentExpression') {
    const target = rootOf(node.left);
    if (!target) return undefined;
    const value = node.operator === '=' || node.operator === '||=' || node.operator === '??=' ? node.right : undefined;
    return {
      name: target.name,
      write: { form: target.keys.length > 0 ? 'member' : 'assign', node, keys: target.keys, ...(value ? { value } : {}) },
    };
  }
  if (node.type === 'UpdateExpression') {
    const target = rootOf(node.argument);
    return target && { name: target.name, write: { form: 'update', node, keys: target.keys } };
  }
  if (node.type === 'UnaryExpression' && node.operator === 'delete') {
    const target = rootOf(node.argument);
    return target && { name: target.name, write: { form: 'delete', node, keys: target.keys } };
  }
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    const method = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
    if (callee.type !== 'MemberExpression' || method === undefined || !MUTATORS.has(method)) return undefined;
    const target = rootOf(callee.object);
    return target && { name: target.name, write: { form: 'method', node, keys: target.keys, method } };
  }
  return undefined;
}

function rootOf(node: Node): { readonly name: string; readonly keys: readonly (string | undefined)[] } | undefined {
  const bare = unwrap(node);
  if (bare.type === 'Identifier') return { name: bare.name, keys: [] };
  if (bare.type !== 'MemberExpression') return undefined;
  const root = rootOf(bare.object);
  return root && { name: root.name, keys: [...root.keys, memberName(bare)] };
}

/** Whether a node opens a scope of its own. */
export function opensScope(node: Node): boolean {
  return isFunction(node) || isClass(node) || SCOPES.has(node.type);
}

const SCOPES: ReadonlySet<string> = new Set([
  'Program',
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'StaticBlock',
  'TSModuleBlock',
]);

/** Whether a name is bound to a new collection: a literal, or one of the language's own. */
export function isCollection({ node, path }: Declaration): boolean {
  if (node.type !== 'VariableDeclarator' || path.length > 0 || !node.init) return false;
  const init = unwrap(node.init);
  if (init.type === 'ObjectExpression' || init.type === 'ArrayExpression') return true;
  if (init.type === 'NewExpression') return init.callee.type === 'Identifier' && COLLECTIONS.has(init.callee.name);
  return (
    init.type === 'CallExpression' &&
    init.callee.type === 'MemberExpression' &&
    keyName(init.callee.property) === 'create' &&
    init.callee.object.type === 'Identifier' &&
    init.callee.object.name === 'Object'
  );
}

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'Object']);
