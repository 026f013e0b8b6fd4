import { FRAMEWORK_CALLS, FRAMEWORK_FILES, SERVERS, type ServerRow } from '../../../knowledge/javascript/servers.js';
import type { EntryPoint, Framework, Listen } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { callsIn, callsNamed, conditionAt, runsAt } from '../calls.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { argumentOf, isFunction, nodesOf, propertyOf, unwrap, type AnyCall, type Node } from '../tree.js';
import { evaluate } from '../values/evaluate.js';

/** Where servers are bound to ports, and that a process begins there. */
export function* servers(file: SourceFile): Generator<Listen | EntryPoint> {
  let begins = false;
  for (const listen of listens(file)) {
    yield listen;
    if (begins || file.document.kind === 'test') continue;
    begins = true;
    yield { kind: 'entry-point', role: 'server', framework: listen.server, location: listen.location };
  }
}

function* listens(file: SourceFile): Generator<Listen> {
  const told = new Set<Node>();
  for (const { node, row } of callsIn(file, SERVERS)) {
    if (hasServer(node)) continue;
    told.add(node);
    yield listenAt(file, node, usesFastify(file, node) ? { ...row, server: 'fastify' } : row);
  }
  // A server that another file of the repository makes.
  for (const { node, origin } of callsNamed(file, ['listen'])) {
    if (told.has(node) || origin === undefined || !/^[.@~#]\.?\.?\//.test(origin) || !origin.endsWith('.listen') || !argumentOf(node, 0))
      continue;
    if (isFunction(unwrap(argumentOf(node, 0) ?? node))) continue;
    yield listenAt(file, node, { server: optionsFirst(node) ? 'fastify' : 'node:http', form: 'either' });
  }
}

/** `serve({ fetch, … }, server)` of an existing server, and listening on what is no port. */
function hasServer(node: AnyCall): boolean {
  const first = argumentOf(node, 0);
  return first !== undefined && propertyOf(first, 'createServer') !== undefined && propertyOf(first, 'port') === undefined;
}

function optionsFirst(node: AnyCall): boolean {
  return argumentOf(node, 0)?.type === 'ObjectExpression';
}

/** Nest on Fastify listens as Fastify does. */
function usesFastify(file: SourceFile, node: AnyCall): boolean {
  const callee = unwrap(node.callee);
  const made = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const declaration = made?.type === 'Identifier' ? file.reader.lookup(made.name, made) : undefined;
  const init = declaration?.node.type === 'VariableDeclarator' && declaration.node.init ? nodesOf(declaration.node.init) : [];
  return init.some((each) => each.type === 'NewExpression' && originOf(file, each.callee) === '@nestjs/platform-fastify.FastifyAdapter');
}

function listenAt(file: SourceFile, node: AnyCall, row: ServerRow): Listen {
  const base = {
    kind: 'listen',
    server: row.server,
    location: file.locate(node),
    ...(runsAt(file, node) === 'main' ? { main: true as const } : {}),
    ...conditionAt(file, node),
  } as const;
  const argument = argumentOf(node, row.argument ?? 0);
  const options = argument && (row.path ?? []).reduce<Node | undefined>((at, key) => (at ? propertyOf(at, key) : undefined), argument);
  if (!options || isFunction(unwrap(options))) return base;
  const value = evaluate(file, options);
  if (row.form !== 'positional' && (value.kind === 'record' || row.form === 'options')) {
    const port = member(value, 'port');
    const host = member(value, 'host') ?? member(value, 'hostname') ?? member(value, 'address');
    return { ...base, ...(port ? { port } : {}), ...(host ? { host } : {}) };
  }
  // A path is a socket of the machine.
  if (value.kind === 'literal' && typeof value.value === 'string' && !/^\d+$/.test(value.value)) return base;
  const second = argumentOf(node, 1);
  const host = second && !isFunction(unwrap(second)) ? evaluate(file, second) : undefined;
  const isHost =
    host &&
    (host.kind !== 'literal' || typeof host.value === 'string') &&
    host.kind !== 'function' &&
    host.kind !== 'unknown' &&
    !isCallback(file, second);
  return { ...base, port: value, ...(isHost ? { host } : {}) };
}

function isCallback(file: SourceFile, node: Node | undefined): boolean {
  const bare = node && unwrap(node);
  if (bare?.type !== 'Identifier') return false;
  const declaration = file.reader.lookup(bare.name, bare);
  return (
    declaration?.form === 'function' ||
    (declaration?.node.type === 'VariableDeclarator' && Boolean(declaration.node.init && isFunction(unwrap(declaration.node.init))))
  );
}

function member(value: Value, key: string): Value | undefined {
  return value.kind === 'record' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The frameworks whose applications a file makes, each once. */
export function* frameworks(file: SourceFile): Generator<Framework> {
  const named = FRAMEWORK_FILES.find(({ pattern }) => pattern.test(file.document.path));
  if (named) yield { kind: 'framework', name: named.name, serves: named.serves, location: file.locate(file.reader.program) };
  if (file.document.kind === 'test') return;
  const told = new Set<string>();
  for (const { node, row } of callsIn(file, FRAMEWORK_CALLS)) {
    // A script may make an application without serving it, to use its parts.
    const isIdle = file.document.kind === 'script' && row.serves === 'web' && file.reader.statementsWith(['listen', 'serve']).length === 0;
    if (told.has(`${row.name} ${row.serves}`) || isIdle) continue;
    told.add(`${row.name} ${row.serves}`);
    yield { kind: 'framework', name: row.name, serves: row.serves, location: file.locate(node) };
  }
}
