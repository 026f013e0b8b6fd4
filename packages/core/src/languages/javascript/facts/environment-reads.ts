import { isSecretName } from '../../../values/credential.js';
import { environmentsIn } from '../../../values/walk.js';
import type { EnvironmentRead } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Environment, Value } from '../../../vocabulary/value.js';
import { callsNamed, conditionAt, localNames } from '../calls.js';
import { functionBehind, originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, isCall, keyName, nodesOf, stringOf, type AnyCall, type Node } from '../tree.js';
import { environmentObject } from '../values/environment.js';
import { conditionOf, evaluate, evaluation } from '../values/evaluate.js';
import { leaves } from '../values/functions.js';
import { NEST_NAMESPACE } from '../values/libraries.js';
import { looksLikeEnvironment, objectFields } from '../values/schemas/builders.js';
import { parsedRecord } from '../values/schemas/field.js';
import { schemaResult } from '../values/schemas/index.js';

/** Reads of environment variables: direct, through schemas and libraries, and calls that may be the project's own helpers. */
export function* environmentReads(file: SourceFile): Generator<EnvironmentRead> {
  const seen = new Set<string>();
  const first = (fact: EnvironmentRead) => {
    const key = JSON.stringify([fact.value, fact.boundTo], (name, part: unknown) =>
      name === 'location' || name === 'via' ? undefined : part,
    );
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  for (const fact of [...schemaReads(file), ...directReads(file), ...helperReads(file)]) if (first(fact)) yield fact;
}

/** Words that a direct read contains. */
const WORDS = ['env'];

function* directReads(file: SourceFile): Generator<EnvironmentRead> {
  const roots = new Set<Node>();
  const units = file.reader.statementsWith([...WORDS, ...environmentNames(file), 'ConfigService', 'get', 'getOrThrow']);
  for (const unit of units) {
    for (const node of nodesOf(unit)) {
      const reader = readerOf(file, node);
      if (reader === undefined) continue;
      const root = outermost(file, node);
      if (roots.has(root)) continue;
      roots.add(root);
      yield* readsAt(file, root, reader);
    }
  }
}

/** Names that stand for the environment's object in this file. */
function environmentNames(file: SourceFile): readonly string[] {
  return [
    ...localNames(file, (module) => module === 'process' || module.startsWith('$env/') || module === 'process.env'),
    ...aliases(file),
  ];
}

function aliases(file: SourceFile): readonly string[] {
  return file.reader
    .statementsWith(WORDS)
    .flatMap((unit) =>
      unit.type === 'VariableDeclaration'
        ? unit.declarations.flatMap(({ id, init }) => (init && id.type === 'Identifier' && environmentObject(file, init) ? [id.name] : []))
        : [],
    );
}

/** What reads a variable here, where this very node does. */
function readerOf(file: SourceFile, node: Node): string | undefined {
  if (node.type === 'MemberExpression') return isAssigned(file, node) ? undefined : readingObject(file, node.object);
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init) return environmentObject(file, node.init);
  if (node.type === 'BinaryExpression' && node.operator === 'in') return environmentObject(file, node.right);
  if (node.type !== 'CallExpression') return undefined;
  if (originOf(file, node.callee) === 'Deno.env.get') return 'Deno.env';
  const name = calleeName(node);
  if (name !== 'get' && name !== 'getOrThrow') return undefined;
  const key = stringOf(argumentOf(node, 0));
  return key !== undefined && /^[A-Z][A-Z0-9_]*$/.test(key) && environmentsIn(evaluate(file, node)).length > 0
    ? '@nestjs/config'
    : undefined;
}

function readingObject(file: SourceFile, object: Node): string | undefined {
  const known = environmentObject(file, object);
  return known === 'globalThis.process.env' ? 'process.env' : known;
}

/** `process.env.X = …`, `delete process.env.X`: no reads. */
function isAssigned(file: SourceFile, node: Node): boolean {
  const parent = file.reader.parentOf(node);
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=') ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

/** The largest expression around a read that still is that read, with its default and its type. */
function outermost(file: SourceFile, node: Node): Node {
  let root = node;
  for (let parent = file.reader.parentOf(root); parent; parent = file.reader.parentOf(root)) {
    if (!keepsRead(parent, root)) return root;
    if (parent.type === 'ConditionalExpression' && evaluate(file, parent).kind !== 'environment') return root;
    root = parent;
  }
  return root;
}

const CONVERSIONS: ReadonlySet<string> = new Set([
  'Number',
  'parseInt',
  'parseFloat',
  'String',
  'Boolean',
  'parse',
  'toString',
  'trim',
  'toLowerCase',
  'toUpperCase',
  'split',
  'map',
  'filter',
]);

function keepsRead(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return true;
    case 'LogicalExpression':
      return parent.operator !== '&&';
    case 'ConditionalExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === '+';
    case 'BinaryExpression':
      return ['===', '!==', '==', '!='].includes(parent.operator);
    case 'MemberExpression':
      return parent.object === child && CONVERSIONS.has(keyName(parent.property) ?? '');
    case 'CallExpression':
      return CONVERSIONS.has(calleeName(parent) ?? '') && (parent.callee === child || parent.arguments[0] === child);
    default:
      return false;
  }
}

function* readsAt(file: SourceFile, root: Node, reader: string): Generator<EnvironmentRead> {
  if (root.type === 'VariableDeclarator' && root.id.type === 'ObjectPattern') {
    yield* destructured(file, root, reader);
    return;
  }
  const value = evaluate(file, root, boundName(file, root));
  const boundTo = boundName(file, root);
  const guard = boundTo === undefined ? undefined : guardOf(file, root, boundTo);
  for (const read of readsIn(value)) {
    yield {
      kind: 'environment-read',
      value: read,
      reader,
      location: read.location,
      ...bound(boundTo),
      ...conditionAt(file, root),
      ...guarded(guard ?? guardOfRead(file, read)),
      ...(reader === '@nestjs/config' ? { structured: true } : {}),
    };
  }
}

/** The reads in a value, those in its conditions included, each once. */
function readsIn(value: Value): readonly Environment[] {
  const conditions = value.kind === 'choice' ? value.options.flatMap(({ when }) => (when ? [when.value] : [])) : [];
  const reads = [value, ...conditions].flatMap(environmentsIn);
  return reads.filter(
    (read, index) =>
      (read.name !== undefined || read.nameFrom === undefined) && reads.findIndex((other) => other.name === read.name) === index,
  );
}

function* destructured(
  file: SourceFile,
  declarator: Extract<Node, { type: 'VariableDeclarator' }>,
  reader: string,
): Generator<EnvironmentRead> {
  if (declarator.id.type !== 'ObjectPattern') return;
  for (const property of declarator.id.properties) {
    if (property.type !== 'Property') continue;
    const name = keyName(property.key, property.computed);
    if (name === undefined) continue;
    const target = property.value.type === 'AssignmentPattern' ? property.value : undefined;
    const local = target ? target.left : property.value;
    const missing = target ? evaluate(file, target.right, name) : 'empty';
    const value: Environment = { kind: 'environment', name, missing, location: file.locate(property) };
    const boundTo = local.type === 'Identifier' ? local.name : undefined;
    const guard = boundTo === undefined ? undefined : guardOf(file, declarator, boundTo);
    yield {
      kind: 'environment-read',
      value,
      reader,
      location: value.location,
      ...bound(boundTo),
      ...conditionAt(file, declarator),
      ...guarded(guard),
    };
  }
}

function bound(boundTo: string | undefined): { readonly boundTo?: string } {
  return boundTo === undefined ? {} : { boundTo };
}

function guarded(guard: Location | undefined): { readonly guard?: Location } {
  return guard ? { guard } : {};
}

/** The name that an expression's value gets. */
export function boundName(file: SourceFile, node: Node): string | undefined {
  const parent = file.reader.parentOf(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === node ? keyName(parent.key, parent.computed) : undefined;
    case 'AssignmentExpression':
      if (parent.right !== node) return undefined;
      return parent.left.type === 'Identifier'
        ? parent.left.name
        : parent.left.type === 'MemberExpression'
          ? keyName(parent.left.property, parent.left.computed)
          : undefined;
    case 'AssignmentPattern':
      return parent.right === node && parent.left.type === 'Identifier' ? parent.left.name : undefined;
    case 'TemplateLiteral':
      return undefined;
    default:
      return undefined;
  }
}

/** Where the code throws or leaves when the bound name is missing or not allowed. */
function guardOf(file: SourceFile, at: Node, name: string): Location | undefined {
  const declaration = file.reader.lookup(name, at);
  if (!declaration || declaration.form !== 'variable') return undefined;
  for (const unit of file.reader.statementsWith([name])) {
    if (unit.type === 'IfStatement' && refuses(unit) && nodesOf(unit).some((node) => node.type === 'Identifier' && node.name === name))
      return file.locate(unit.test);
  }
  return undefined;
}

/** Where the code throws or leaves when the variable itself is missing. */
function guardOfRead(file: SourceFile, read: Environment): Location | undefined {
  if (read.name === undefined) return undefined;
  for (const unit of file.reader.statementsWith([read.name])) {
    if (unit.type === 'IfStatement' && refuses(unit)) {
      const condition = conditionOf(file, unit.test);
      const refused =
        condition.equals === undefined
          ? condition.negated
          : condition.equals === null || condition.equals === '' || isSecretName(read.name);
      if (refused && condition.value.kind === 'environment' && condition.value.name === read.name) return file.locate(unit.test);
    }
    if (
      unit.type === 'ExpressionStatement' &&
      isCall(unit.expression) &&
      /^(?:assert|invariant|ok)$/.test(calleeName(unit.expression) ?? '')
    )
      return file.locate(unit);
  }
  return undefined;
}

function refuses(unit: Extract<Node, { type: 'IfStatement' }>): boolean {
  const { consequent } = unit;
  return leaves(consequent) || (consequent.type === 'BlockStatement' && consequent.body.some(leaves));
}

/** Methods and functions that apply a schema. */
const SCHEMA_WORDS = [
  'parse',
  'safeParse',
  'parseAsync',
  'safeParseAsync',
  'validate',
  'validateAsync',
  'attempt',
  'assert',
  'cleanEnv',
  'createEnv',
  'parseEnv',
  'convict',
  'envSchema',
  'register',
  'asString',
  'asInt',
  'asPortNumber',
  'asBool',
  'asArray',
  'asJson',
  'asUrlString',
  'asIntPositive',
  'asFloat',
  'asEnum',
  'asBoolStrict',
];

function* schemaReads(file: SourceFile): Generator<EnvironmentRead> {
  const ev = evaluation(file);
  const names = localNames(file, (module) => /^(?:envalid|convict|env-schema|@t3-oss\/env|znv)/.test(module));
  let applied = false;
  for (const { node } of callsNamed(file, [...SCHEMA_WORDS, ...names])) {
    const result = schemaResult(ev, node);
    if (!result) continue;
    applied = true;
    for (const read of environmentsIn(result.variables)) yield structured(read, result.reader);
  }
  if (!applied) yield* declaredSchemas(file);
}

function structured(read: Environment, reader: string): EnvironmentRead {
  return { kind: 'environment-read', value: read, reader, structured: true, location: read.location, ...bound(read.name) };
}

const SCHEMA_NAME = /env|config/i;

/** Schemas of the environment that another file applies: exported under such a name, or given to Nest's configuration module. */
function* declaredSchemas(file: SourceFile): Generator<EnvironmentRead> {
  const ev = evaluation(file);
  for (const { node, name } of callsNamed(file, ['object', 'keys'])) {
    if (name !== 'object' && name !== 'keys') continue;
    const root = outermostChain(file, node);
    if (!SCHEMA_NAME.test(boundName(file, root) ?? '') && boundName(file, root) !== 'validationSchema') continue;
    const schema = objectFields(ev, root);
    if (!schema || !looksLikeEnvironment(schema.fields)) continue;
    for (const read of environmentsIn(parsedRecord(schema.fields, 'environment', file.locate(root))))
      yield structured(read, schema.builder);
  }
}

function outermostChain(file: SourceFile, node: Node): Node {
  let root = node;
  for (let parent = file.reader.parentOf(root); parent; parent = file.reader.parentOf(root)) {
    if (!(parent.type === 'MemberExpression' && parent.object === root) && !(parent.type === 'CallExpression' && parent.callee === root))
      return root;
    root = parent;
  }
  return root;
}

/** Calls of functions of this repository with the name of a variable: they are reads where the function turns out to be one. */
function* helperReads(file: SourceFile): Generator<EnvironmentRead> {
  for (const node of file.reader.strings()) {
    const text = stringOf(node);
    if (text === undefined || !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(text) || text.length < 3) continue;
    const call = file.reader.parentOf(node);
    if (!call || !isCall(call) || call.arguments[0] !== node || !isOwnFunction(file, call) || SPEAKS.has(calleeName(call) ?? '')) continue;
    const value = evaluate(file, call);
    if (value.kind === 'call' ? !holdsRelative(value) : environmentsIn(value).length === 0) continue;
    yield {
      kind: 'environment-read',
      value,
      reader: calleeName(call) ?? 'helper',
      location: file.locate(call),
      ...bound(boundName(file, call)),
      ...conditionAt(file, call),
    };
  }
}

/** Methods that are told a word in capitals and read no variable. */
const SPEAKS: ReadonlySet<string> = new Set([
  'log',
  'debug',
  'info',
  'warn',
  'error',
  'trace',
  'fatal',
  'verbose',
  'emit',
  'on',
  'once',
  'off',
  'dispatch',
  'send',
  'set',
  'has',
  'delete',
  'add',
  't',
  'Error',
]);

function holdsRelative(value: Value): boolean {
  if (value.kind === 'call') return holdsRelative(value.callee);
  if (value.kind === 'member') return holdsRelative(value.of);
  return value.kind === 'reference' && !value.module.startsWith(NEST_NAMESPACE);
}

function isOwnFunction(file: SourceFile, call: AnyCall): boolean {
  if (functionBehind(file, call.callee)) return true;
  const origin = originOf(file, call.callee);
  return origin !== undefined && /^(?:\.{1,2}(?:\/|$)|[@~#]\/|#|src\/)/.test(origin);
}
