import { PINO_LOGGERS, PINO_TARGETS } from '../../../knowledge/javascript/logging.js';
import type { LogFormat, LogSink } from '../../../vocabulary/facts/index.js';
import { callsIn, conditionAt } from '../calls.js';
import { originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import {
  argumentOf,
  childrenOf,
  isFunction,
  propertyOf,
  stringOf,
  unwrap,
  type AnyCall,
  type Node,
  type ObjectExpression,
} from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { streamBehind } from './logging-streams.js';

const BUNYAN: Readonly<Record<string, true>> = { 'bunyan.createLogger': true };
const LOG4JS: Readonly<Record<string, true>> = { 'log4js.configure': true };

/** pino, bunyan and log4js: loggers that write to stdout unless their options say otherwise. */
export function* jsonLoggers(file: SourceFile): Generator<LogSink | LogFormat> {
  for (const { node, row } of callsIn(file, PINO_LOGGERS)) {
    const options = row.path.reduce<Node | undefined>((at, key) => (at ? propertyOf(at, key) : undefined), argumentOf(node, 0));
    if (row.needs !== undefined && (!options || stringOf(options) !== undefined || isFalse(options))) continue;
    yield* pinoAt(file, node, options, row.library);
  }
  for (const { node } of callsIn(file, BUNYAN)) yield* bunyanAt(file, node);
  for (const { node } of callsIn(file, LOG4JS)) yield* log4jsAt(file, node);
}

function isFalse(node: Node): boolean {
  const bare = unwrap(node);
  return bare.type === 'Literal' && bare.value === false;
}

function* pinoAt(file: SourceFile, node: AnyCall, options: Node | undefined, library: string): Generator<LogSink | LogFormat> {
  const targets = [...targetsIn(file, options ?? node), ...targetsIn(file, argumentOf(node, 1))];
  for (const { at, name } of targets) {
    const row = PINO_TARGETS.find(({ pattern }) => pattern.test(name));
    const destination = propertyOf(propertyOf(at, 'options'), 'destination');
    const target = destination && evaluate(file, destination);
    const to =
      row?.to === 'file' && (!target || (target.kind === 'literal' && target.value === 1))
        ? 'stdout'
        : streamBehind(row?.to ?? 'unknown', target);
    yield {
      kind: 'log-sink',
      to,
      library,
      ...(row ? { format: row.format } : {}),
      ...(target && to === 'file' ? { target } : {}),
      location: file.locate(at),
      ...conditionAt(file, at),
    };
  }
  const second = argumentOf(node, 1) ?? (options ? undefined : argumentOf(node, 0));
  const stream = second && unwrap(second).type !== 'ObjectExpression' ? originOf(file, second) : undefined;
  if (stream === 'pino-pretty()') {
    yield { kind: 'log-sink', to: 'stdout', format: 'text', library, location: file.locate(node), ...conditionAt(file, node) };
    return;
  }
  const always = targets.some(({ at }) => conditionAt(file, at).condition === undefined);
  if (always || stream !== undefined) return;
  yield { kind: 'log-sink', to: 'stdout', format: 'json', library, location: file.locate(node), ...conditionAt(file, node) };
}

/** Objects with a `target`, wherever they stand in the options. */
function* targetsIn(
  file: SourceFile,
  node: Node | undefined,
  depth = 0,
): Generator<{ readonly at: ObjectExpression; readonly name: string }> {
  if (!node || depth > 10) return;
  const bare = unwrap(node);
  if (isFunction(bare) && bare.body?.type === 'BlockStatement') return;
  if (bare.type === 'ObjectExpression') {
    const name = stringOf(propertyOf(bare, 'target'));
    if (name !== undefined) {
      yield { at: bare, name };
      return;
    }
  }
  if (bare.type === 'Identifier') {
    const declaration = file.reader.lookup(bare.name, bare);
    if (declaration?.node.type === 'VariableDeclarator' && declaration.node.init) yield* targetsIn(file, declaration.node.init, depth + 1);
    return;
  }
  for (const child of childrenOf(bare))
    if (child.type !== 'Identifier' || bare.type !== 'MemberExpression') yield* targetsIn(file, child, depth + 1);
}

function* bunyanAt(file: SourceFile, node: AnyCall): Generator<LogSink> {
  const streams = propertyOf(argumentOf(node, 0), 'streams');
  const bare = streams && unwrap(streams);
  const base = { kind: 'log-sink', library: 'bunyan', format: 'json' } as const;
  if (bare?.type !== 'ArrayExpression') {
    if (!bare) yield { ...base, to: 'stdout', location: file.locate(node), ...conditionAt(file, node) };
    return;
  }
  for (const stream of bare.elements) {
    const path = stream && propertyOf(stream, 'path');
    if (!stream || stream.type === 'SpreadElement') continue;
    const origin = propertyOf(stream, 'stream');
    const target = path && evaluate(file, path);
    const to = target ? streamBehind('file', target) : streamOf(origin && originOf(file, origin));
    const rotates = stringOf(propertyOf(stream, 'type')) === 'rotating-file';
    yield {
      ...base,
      to,
      ...(target && to === 'file' ? { target } : {}),
      ...(rotates ? { rotates: true as const } : {}),
      location: file.locate(stream),
      ...conditionAt(file, stream),
    };
  }
}

function streamOf(origin: string | undefined): LogSink['to'] {
  return origin === 'process.stdout' ? 'stdout' : origin === 'process.stderr' ? 'stderr' : 'unknown';
}

/** https://log4js-node.github.io/log4js-node/appenders.html */
function* log4jsAt(file: SourceFile, node: AnyCall): Generator<LogSink> {
  const appenders = propertyOf(argumentOf(node, 0), 'appenders');
  const bare = appenders && unwrap(appenders);
  if (bare?.type !== 'ObjectExpression') return;
  for (const property of bare.properties) {
    if (property.type !== 'Property') continue;
    const type = stringOf(propertyOf(property.value, 'type'));
    const name = propertyOf(property.value, 'filename');
    const target = name && evaluate(file, name);
    const writesFile = type === 'file' || type === 'dateFile' || type === 'fileSync' || type === 'multiFile';
    const to = writesFile
      ? streamBehind('file', target)
      : type === 'stdout' || type === 'console'
        ? 'stdout'
        : type === 'stderr'
          ? 'stderr'
          : 'unknown';
    yield {
      kind: 'log-sink',
      to,
      library: 'log4js',
      ...(target && to === 'file' ? { target } : {}),
      ...(type === 'dateFile' ? { rotates: true as const } : {}),
      location: file.locate(property),
      ...conditionAt(file, property),
    };
  }
}
