import { table } from '../../vocabulary/table.js';
import type { SourceFile } from './source.js';
import type { Declaration } from './scopes.js';
import {
  argumentOf,
  bodyOf,
  isClass,
  isFunction,
  keyName,
  memberName,
  stringOf,
  unwrap,
  type AnyCall,
  type AnyFunction,
  type Node,
} from './tree.js';

/** Names that the platforms give without an import. */
export const GLOBALS: ReadonlySet<string> = new Set([
  'process',
  'Bun',
  'Deno',
  'console',
  'globalThis',
  'setInterval',
  'setTimeout',
  'setImmediate',
  'Object',
  'JSON',
  'fetch',
  'URL',
]);

/** What a parameter of such a type is: the call of the library that makes one. */
export const TYPES: Readonly<Record<string, string>> = table({
  'express.Express': 'express()',
  'express.Application': 'express()',
  'express.Router': 'express.Router()',
  'fastify.FastifyInstance': 'fastify()',
  'hono.Hono': 'hono.Hono()',
  '@nestjs/common.INestApplication': '@nestjs/core.NestFactory.create()',
  '@nestjs/platform-express.NestExpressApplication': '@nestjs/core.NestFactory.create()',
  '@nestjs/platform-fastify.NestFastifyApplication': '@nestjs/core.NestFactory.create()',
  '@nestjs/config.ConfigService': '@nestjs/config.ConfigService()',
});

const DEEPEST = 16;

/**
 * What an expression is, as the way from a module to it: `express()`, `pg.Pool`, `http.createServer().listen`,
 * `process.env`. Calls and constructions read the same; default exports and whole modules are the module's name; `node:` is
 * dropped. Undefined where no module or global stands at the root.
 */
export function originOf(file: SourceFile, node: Node, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  const bare = unwrap(node);
  const inner = (each: Node) => originOf(file, each, depth + 1);
  switch (bare.type) {
    case 'Identifier': {
      const declaration = file.reader.lookup(bare.name, bare);
      if (!declaration) return GLOBALS.has(bare.name) ? bare.name : undefined;
      return declarationOrigin(file, declaration, depth + 1);
    }
    case 'MetaProperty':
      return 'import.meta';
    case 'MemberExpression': {
      const key = memberName(bare);
      if (key === undefined) return undefined;
      if (bare.object.type === 'ThisExpression') return ownMemberOrigin(file, bare, key, depth + 1);
      return joined(inner(bare.object), key);
    }
    case 'CallExpression':
    case 'NewExpression': {
      const required = requiredModule(bare);
      if (required !== undefined) return moduleName(required);
      const callee = inner(bare.callee);
      if (callee !== undefined) return `${callee}()`;
      const local = localFunction(file, bare);
      return local && resultOrigin(file, local, depth + 1);
    }
    case 'ImportExpression': {
      const module = stringOf(bare.source);
      return module === undefined ? undefined : moduleName(module);
    }
    case 'LogicalExpression':
      return inner(bare.left) ?? inner(bare.right);
    case 'ConditionalExpression':
      return inner(bare.consequent) ?? inner(bare.alternate);
    case 'AssignmentExpression':
      return inner(bare.right);
    case 'ObjectExpression': {
      const [only] = bare.properties;
      return only?.type === 'SpreadElement' && bare.properties.every(({ type }) => type === 'SpreadElement')
        ? inner(only.argument)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The specifier of `require('x')`, also where a helper of bundlers wraps it. */
export function requiredModule(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined;
  return stringOf(argumentOf(node, 0));
}

/** The function of this file that a call calls. */
function localFunction(file: SourceFile, call: AnyCall): AnyFunction | undefined {
  return functionBehind(file, call.callee);
}

/** The function of this file that an expression means: one written here, or a name of one. */
export function functionBehind(file: SourceFile, node: Node): AnyFunction | undefined {
  const bare = unwrap(node);
  if (isFunction(bare)) return bare;
  if (bare.type === 'MemberExpression') return methodBehind(file, bare);
  if (bare.type === 'CallExpression' && bare.callee.type === 'MemberExpression' && memberName(bare.callee) === 'bind')
    return functionBehind(file, bare.callee.object);
  if (bare.type !== 'Identifier') return undefined;
  const declaration = file.reader.lookup(bare.name, bare);
  if (!declaration || declaration.path.length > 0) return undefined;
  if (isFunction(declaration.node) && declaration.form === 'function') return declaration.node;
  if (declaration.node.type !== 'VariableDeclarator' || !declaration.node.init) return undefined;
  const init = unwrap(declaration.node.init);
  return isFunction(init) ? init : undefined;
}

function methodBehind(file: SourceFile, node: Extract<Node, { type: 'MemberExpression' }>): AnyFunction | undefined {
  const name = memberName(node);
  const classNode = node.object.type === 'ThisExpression' ? enclosingClass(file, node) : undefined;
  for (const member of classNode?.body.body ?? []) {
    if (
      (member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') &&
      keyName(member.key, member.computed) === name &&
      member.value
    ) {
      const value = unwrap(member.value);
      if (isFunction(value)) return value;
    }
  }
  return undefined;
}

/** The class whose body a node stands in. */
export function enclosingClass(file: SourceFile, node: Node): Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }> | undefined {
  for (let at = file.reader.parentOf(node); at; at = file.reader.parentOf(at)) if (isClass(at)) return at;
  return undefined;
}

/** What a declared name is. */
function declarationOrigin(file: SourceFile, declaration: Declaration, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  const { node, path, writes } = declaration;
  const inner = (each: Node) => originOf(file, each, depth + 1);
  const walked = (root: string | undefined) => {
    const found = path.reduce<string | undefined>((origin, { key }) => (key === '…' ? undefined : joined(origin, key)), root);
    return found ?? path.reduce<string | undefined>((origin, { fallback }) => origin ?? (fallback && inner(fallback)), undefined);
  };
  switch (declaration.form) {
    case 'import':
      return importOrigin(file, node);
    case 'variable': {
      if (node.type !== 'VariableDeclarator') return undefined;
      const own = node.init && walked(inner(node.init));
      if (own) return own;
      for (const write of writes) {
        const assigned = write.form === 'assign' && write.value && inner(write.value);
        if (assigned) return assigned;
      }
      return typeOrigin(file, node.id);
    }
    case 'parameter':
      return walked(typeOrigin(file, node));
    default:
      return undefined;
  }
}

function importOrigin(file: SourceFile, specifier: Node): string | undefined {
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const reference = specifier.moduleReference;
    return reference.type === 'TSExternalModuleReference' ? moduleName(reference.expression.value) : undefined;
  }
  const statement = file.reader.parentOf(specifier);
  if (statement?.type !== 'ImportDeclaration') return undefined;
  const module = moduleName(statement.source.value);
  return specifier.type === 'ImportSpecifier' ? joined(module, keyName(specifier.imported) ?? '') : module;
}

/** `this.a`: the class's property, its constructor's assignment or parameter. */
function ownMemberOrigin(file: SourceFile, node: Node, key: string, depth: number): string | undefined {
  for (const member of enclosingClass(file, node)?.body.body ?? []) {
    if (member.type === 'PropertyDefinition' && keyName(member.key, member.computed) === key) {
      const own = (member.value && originOf(file, member.value, depth + 1)) ?? typeOrigin(file, member);
      if (own) return own;
    }
    if (member.type !== 'MethodDefinition') continue;
    if (member.kind === 'constructor') {
      for (const parameter of member.value.params) {
        if (parameter.type === 'TSParameterProperty' && parameterName(parameter) === key) return typeOrigin(file, parameter);
      }
    }
    for (const statement of member.value.body?.body ?? []) {
      if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
      const { left, right } = statement.expression;
      if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && memberName(left) === key) {
        const assigned = originOf(file, right, depth + 1);
        if (assigned) return assigned;
      }
    }
  }
  return undefined;
}

function parameterName(parameter: Extract<Node, { type: 'TSParameterProperty' }>): string | undefined {
  const { parameter: inner } = parameter;
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'AssignmentPattern' && inner.left.type === 'Identifier' ? inner.left.name : undefined;
}

/** What the type that a parameter or property is declared with stands for. */
function typeOrigin(file: SourceFile, node: Node): string | undefined {
  const holder = node.type === 'TSParameterProperty' ? node.parameter : node;
  const target = holder.type === 'AssignmentPattern' ? holder.left : holder;
  const annotation = 'typeAnnotation' in target ? target.typeAnnotation : undefined;
  if (annotation?.type !== 'TSTypeAnnotation' || annotation.typeAnnotation.type !== 'TSTypeReference') {
    return holder.type === 'AssignmentPattern' ? originOf(file, holder.right, DEEPEST - 4) : undefined;
  }
  const { typeName } = annotation.typeAnnotation;
  if (typeName.type === 'Identifier') {
    const declaration = file.reader.lookup(typeName.name, node);
    const origin = declaration?.form === 'import' ? importOrigin(file, declaration.node) : importedType(file, typeName.name);
    return origin === undefined ? undefined : TYPES[origin];
  }
  if (typeName.type !== 'TSQualifiedName' || typeName.left.type !== 'Identifier') return undefined;
  const declaration = file.reader.lookup(typeName.left.name, node);
  const module = declaration?.form === 'import' ? importOrigin(file, declaration.node) : undefined;
  return module === undefined ? undefined : TYPES[`${module}.${typeName.right.name}`];
}

/** Names of `import type`, which are no declarations. */
function importedType(file: SourceFile, name: string): string | undefined {
  for (const statement of file.reader.imports()) {
    if (statement.type !== 'ImportDeclaration') continue;
    const specifier = statement.specifiers.find(({ local }) => local.name === name);
    if (specifier?.type === 'ImportSpecifier') return joined(moduleName(statement.source.value), keyName(specifier.imported) ?? '');
  }
  return undefined;
}

/** What a function returns, where its last return says so. */
function resultOrigin(file: SourceFile, node: AnyFunction, depth: number): string | undefined {
  const body = bodyOf(node);
  if ('result' in body) return originOf(file, body.result, depth + 1);
  for (const statement of [...body.statements].reverse()) {
    if (statement.type === 'ReturnStatement' && statement.argument) return originOf(file, statement.argument, depth + 1);
  }
  return undefined;
}

function moduleName(specifier: string): string {
  return specifier.replace(/^node:/, '');
}

function joined(origin: string | undefined, key: string): string | undefined {
  if (origin === undefined) return undefined;
  return key === 'default' ? origin : `${origin}.${key}`;
}
