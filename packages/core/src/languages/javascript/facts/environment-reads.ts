import { environmentsIn } from '../../../values/walk.js';
import type { EnvironmentRead } from '../../../vocabulary/facts/index.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Environment, Value } from '../../../vocabulary/value.js';
import { conditionAt, localNames } from '../calls.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, keyName, nodesOf, stringOf, type Node } from '../tree.js';
import { environmentObject, mayReadEnvironment } from '../values/environment.js';
import { evaluate } from '../values/evaluate.js';
import { boundName } from './bound-names.js';
import { guardOf, guardOfRead } from './guards.js';
import { helperReads } from './helper-reads.js';
import { schemaReads } from './schema-reads.js';

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
  if (!mayReadEnvironment(file)) return;
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
