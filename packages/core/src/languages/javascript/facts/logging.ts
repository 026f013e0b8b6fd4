import { SINKS, type SinkRow } from '../../../knowledge/javascript/logging.js';
import { contributors } from '../../../values/walk.js';
import { reduce } from '../../../values/reduce.js';
import type { LogFormat, LogSink } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { callsIn, conditionAt, type CallSite } from '../calls.js';
import type { SourceFile } from '../source.js';
import { originOf } from '../origin.js';
import { argumentOf, isCall, nodesOf, propertyOf, stringOf, unwrap, type AnyCall, type Node } from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { jsonLoggers } from './json-loggers.js';
import { streamBehind } from './logging-streams.js';
import { winstonFormats } from './winston-formats.js';

/** Where log lines go, and how they are written. */
export function* logs(file: SourceFile): Generator<LogSink | LogFormat> {
  for (const { node, row } of callsIn(file, SINKS)) yield sinkAt(file, node, row);
  yield* winstonFormats(file);
  yield* jsonLoggers(file);
  yield* requestLogs(file);
  yield* logFiles(file);
}

function sinkAt(file: SourceFile, node: AnyCall, row: SinkRow): LogSink {
  const options = argumentOf(node, 0);
  const bare = options && unwrap(options);
  const parts =
    bare?.type === 'ObjectExpression' ? (row.target ?? []).flatMap((key) => propertyOf(bare, key) ?? []) : bare && row.target ? [bare] : [];
  const target = pathOf(parts.map((part) => evaluate(file, part)));
  const to =
    row.library === 'pino'
      ? destinationOf(target)
      : row.library === 'winston' && row.to === 'stdout' && writesErrors(file, node)
        ? 'stderr'
        : streamBehind(row.to, target);
  const rotates =
    row.rotates ?? (bare && row.to === 'file' && (propertyOf(bare, 'maxsize') ?? propertyOf(bare, 'maxFiles')) ? true : undefined);
  return {
    kind: 'log-sink',
    to,
    library: row.library,
    ...(target && to !== 'stdout' && to !== 'stderr' ? { target } : {}),
    ...(row.format ? { format: row.format } : {}),
    ...(rotates && to === 'file' ? { rotates: true as const } : {}),
    location: file.locate(node),
    ...conditionAt(file, node),
  };
}

/** A console transport that sends every level to stderr. */
function writesErrors(file: SourceFile, node: AnyCall): boolean {
  const levels = propertyOf(argumentOf(node, 0), 'stderrLevels');
  const value = levels && evaluate(file, levels);
  return value?.kind === 'list' && value.items.some((item) => item.kind === 'literal' && item.value === 'info');
}

/** pino's destination: nothing or a descriptor is a stream. */
function destinationOf(target: Value | undefined): LogSink['to'] {
  if (!target || (target.kind === 'literal' && target.value === 1)) return 'stdout';
  if (target.kind === 'literal' && target.value === 2) return 'stderr';
  return target.kind === 'literal' && typeof target.value === 'number' ? 'unknown' : streamBehind('file', target);
}

function pathOf(values: readonly Value[]): Value | undefined {
  const [first, ...rest] = values;
  if (!first || rest.length === 0) return first;
  const parts = [first, ...rest.flatMap((value): readonly Value[] => [{ kind: 'literal', value: '/', location: value.location }, value])];
  return reduce({ kind: 'text', parts, location: first.location });
}

const REQUEST_LOGGERS: Readonly<Record<string, true>> = { morgan: true, 'koa-morgan': true };

/** morgan writes to stdout unless it is given a stream. https://github.com/expressjs/morgan#stream */
function* requestLogs(file: SourceFile): Generator<LogSink> {
  for (const { node } of callsIn(file, REQUEST_LOGGERS)) {
    const options = argumentOf(node, 1);
    const stream = propertyOf(options, 'stream');
    if (stream) yield* streamedLog(file, stream);
    if (stream || (options && unwrap(options).type !== 'ObjectExpression')) continue;
    const json = stringOf(argumentOf(node, 0)) === 'json';
    yield {
      kind: 'log-sink',
      to: 'stdout',
      format: json ? 'json' : 'text',
      library: 'morgan',
      location: file.locate(node),
      ...conditionAt(file, node),
    };
  }
}

/** The file behind a stream that is handed to a logger, whatever the file is called. */
function* streamedLog(file: SourceFile, stream: Node): Generator<LogSink> {
  const made = callBehind(file, stream);
  if (!made || !Object.hasOwn(FILE_WRITERS, originOf(file, made.callee) ?? '') || logFileOf(file, { node: made })) return;
  const path = argumentOf(made, 0);
  const target = path && evaluate(file, path);
  yield {
    kind: 'log-sink',
    to: streamBehind('file', target),
    ...(target ? { target } : {}),
    library: 'node:fs',
    location: file.locate(made),
    ...conditionAt(file, made),
  };
}

/** The call that makes a value, through one name. */
function callBehind(file: SourceFile, node: Node): AnyCall | undefined {
  const bare = unwrap(node);
  if (isCall(bare)) return bare;
  const declaration = bare.type === 'Identifier' ? file.reader.lookup(bare.name, bare) : undefined;
  const made = declaration?.node.type === 'VariableDeclarator' && declaration.node.init ? unwrap(declaration.node.init) : undefined;
  return made && isCall(made) ? made : undefined;
}

/** Files that the code writes itself and that are named like logs. */
const FILE_WRITERS: Readonly<Record<string, true>> = Object.fromEntries(
  ['fs', 'fs/promises', 'fs.promises', 'fs-extra', 'graceful-fs'].flatMap((module) =>
    ['createWriteStream', 'appendFile', 'appendFileSync'].map((name) => [`${module}.${name}`, true] as const),
  ),
);

function* logFiles(file: SourceFile): Generator<LogSink> {
  for (const { node } of callsIn(file, FILE_WRITERS)) {
    const target = logFileOf(file, { node });
    if (!target) continue;
    yield {
      kind: 'log-sink',
      to: streamBehind('file', target),
      target,
      library: 'node:fs',
      location: file.locate(node),
      ...conditionAt(file, node),
    };
  }
}

/** The file of a write, where its name says that it is a log. */
export function logFileOf(file: SourceFile, { node }: Pick<CallSite, 'node'>): Value | undefined {
  const argument = argumentOf(node, 0);
  const value = argument && evaluate(file, argument);
  const last = value && contributors(value).findLast(({ kind }) => kind === 'literal');
  const isNamedLikeLog = last?.kind === 'literal' && typeof last.value === 'string' && /\.log$|(?:^|\/)logs?\/[^/]*$/i.test(last.value);
  return argument && isNamedLikeLog && !isOfConversation(argument) ? value : undefined;
}

/** A file for each channel, room or conversation holds what people said there: content, not what the program tells about itself. */
function isOfConversation(path: Node): boolean {
  return nodesOf(path).some(
    (node) => node.type === 'Identifier' && /^(?:channel|room|chat|conversation|thread|guild)(?:Id|Name)?$/.test(node.name),
  );
}
