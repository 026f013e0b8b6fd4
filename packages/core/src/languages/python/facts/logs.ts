import { isJsonFormatter, LOG_HANDLERS } from '../../../knowledge/python/log-handlers.js';
import type { LogFormat, LogSink, ServerLog } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { field, statementOf, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { argument, argumentValue, knownCalls, outcomes, placed } from './calls.js';
import { logClasses } from './log-classes.js';
import { deviceOf, logConfigurations, streamOf } from './log-config.js';
import { finalSettings } from './settings.js';

/** Where log lines go and how they are written: handlers, basicConfig, loguru, structlog, configurations, gunicorn. */
export function* logs(module: PythonModule): Generator<LogSink | LogFormat | ServerLog> {
  yield* logConfigurations(module);
  yield* handlers(module);
  yield* basicConfig(module);
  yield* loguru(module);
  yield* renderers(module);
  yield* logClasses(module);
  yield* serverLogs(module);
}

function* handlers(module: PythonModule): Generator<LogSink> {
  for (const { node, row, given } of knownCalls(module, LOG_HANDLERS)) {
    const target = argumentValue(given, row.target, module);
    const stream = argument(given, row.stream);
    const to = stream
      ? (streamName(stream, module) ?? row.to)
      : isString(target) && row.to === 'file'
        ? (deviceOf(target.value) ?? row.to)
        : row.to;
    const name = variableOf(node, module);
    const format = name === undefined ? undefined : formatterOf(name, node, module);
    const used = isAdded(node, name, module);
    yield {
      kind: 'log-sink',
      to,
      library: row.library,
      ...placed(node, module),
      ...(target ? { target } : {}),
      ...(format ? { format } : {}),
      ...(used ? { used } : {}),
      ...(row.rotates ? { rotates: row.rotates } : {}),
    };
  }
}

function streamName(node: Node, module: PythonModule): 'stdout' | 'stderr' | undefined {
  const name = module.nameOf(node);
  const match = name === undefined ? null : /^sys\.__?(stdout|stderr)__?$|^sys\.(stdout|stderr)$/.exec(name);
  return (match?.[1] ?? match?.[2]) as 'stdout' | 'stderr' | undefined;
}

function variableOf(call: Node, module: PythonModule): string | undefined {
  const { parent } = call;
  const left = parent?.type === 'assignment' ? field(parent, 'left') : undefined;
  return left?.type === 'identifier' ? module.text(left) : undefined;
}

/** Given to `addHandler`, or in a list of handlers. */
function isAdded(call: Node, name: string | undefined, module: PythonModule): boolean {
  for (let node = call.parent; node && /^(?:argument_list|list|call|keyword_argument)$/.test(node.type); node = node.parent) {
    if (node.type === 'call' && isAdder(node, module)) return true;
  }
  if (name === undefined) return false;
  const scope = module.reader.scopes.around(call);
  return module.reader
    .statementsWith(['addHandler', 'handlers'])
    .some(
      (statement) =>
        module.reader.scopes.around(statement) === scope &&
        [...within(statement)].some(
          (node) =>
            node.type === 'call' &&
            isAdder(node, module) &&
            [...within(node)].some((each) => each.type === 'identifier' && module.text(each) === name),
        ),
    );
}

function isAdder(call: Node, module: PythonModule): boolean {
  const callee = field(call, 'function');
  return callee !== undefined && /(?:^|\.)(?:addHandler|basicConfig)$/.test(module.text(callee));
}

/** `handler.setFormatter(JsonFormatter())` in the same scope. */
function formatterOf(name: string, call: Node, module: PythonModule): 'json' | 'text' | undefined {
  const scope = module.reader.scopes.around(call);
  for (const statement of module.reader.statementsWith(['setFormatter'])) {
    if (module.reader.scopes.around(statement) !== scope) continue;
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      if (!callee || module.text(callee) !== `${name}.setFormatter`) continue;
      const given = field(node, 'arguments')?.children[0];
      const formatter = given && module.nameOf(given);
      if (formatter === undefined) return undefined;
      return isJsonFormatter(formatter.replace(/\(\)$/, '')) ? 'json' : formatter.startsWith('logging.') ? 'text' : undefined;
    }
  }
  return undefined;
}

const BASIC_CONFIG = new Map([['logging.basicConfig', true]]);

/** docs.python.org/3/library/logging.html#logging.basicConfig: without a file or handlers, standard error. */
function* basicConfig(module: PythonModule): Generator<LogSink | LogFormat> {
  for (const { node, given } of knownCalls(module, BASIC_CONFIG)) {
    const written = argumentValue(given, { named: 'format' }, module);
    const format = isString(written) ? (/^\s*\{\s*"/.test(written.value) ? ('json' as const) : ('text' as const)) : undefined;
    if (given.named.has('handlers') || given.open) {
      if (format) yield { kind: 'log-format', format, library: 'logging', used: true, ...placed(node, module) };
      continue;
    }
    const target = argumentValue(given, { named: 'filename' }, module);
    for (const outcome of target ? outcomes(target) : [undefined]) {
      const file = outcome?.value.kind === 'literal' && outcome.value.value === null ? undefined : outcome?.value;
      const stream = given.named.get('stream');
      const to = file
        ? isString(file)
          ? (deviceOf(file.value) ?? 'file')
          : 'file'
        : stream
          ? (streamName(stream, module) ?? 'unknown')
          : 'stderr';
      const place = placed(node, module);
      yield {
        kind: 'log-sink',
        to,
        library: 'logging',
        used: true,
        ...place,
        ...(outcome?.condition ? { condition: outcome.condition } : {}),
        ...(file ? { target: file } : {}),
        ...(format ? { format } : {}),
      };
    }
  }
}

const LOGURU = new Map([['loguru.logger.add', true]]);

/** loguru.readthedocs.io/en/stable/api/logger.html: `add(sink, …, serialize, rotation)` */
function* loguru(module: PythonModule): Generator<LogSink> {
  for (const { node, given } of knownCalls(module, LOGURU)) {
    const sink = argument(given, { position: 0, named: 'sink' });
    if (!sink) continue;
    const value = module.value(sink);
    const stream = streamName(sink, module) ?? streamOf(value);
    const serialize = argumentValue(given, { named: 'serialize' }, module);
    const isPath = value.kind === 'text' || value.kind === 'environment' || isString(value);
    yield {
      kind: 'log-sink',
      to: stream ?? (isPath ? (isString(value) ? (deviceOf(value.value) ?? 'file') : 'file') : 'unknown'),
      library: 'loguru',
      used: true,
      ...placed(node, module),
      ...(isPath && !stream ? { target: value } : {}),
      ...(serialize?.kind === 'literal' ? { format: serialize.value === true ? ('json' as const) : ('text' as const) } : {}),
      ...(given.named.has('rotation') ? { rotates: true as const } : {}),
    };
  }
}

/** www.structlog.org/en/stable/api.html, github.com/nhairs/python-json-logger */
const RENDERERS = new Map([
  ['structlog.processors.JSONRenderer', { format: 'json', library: 'structlog' } as const],
  ['structlog.dev.ConsoleRenderer', { format: 'text', library: 'structlog' } as const],
  ['structlog.processors.KeyValueRenderer', { format: 'text', library: 'structlog' } as const],
  ['pythonjsonlogger.jsonlogger.JsonFormatter', { format: 'json', library: 'python-json-logger' } as const],
  ['pythonjsonlogger.json.JsonFormatter', { format: 'json', library: 'python-json-logger' } as const],
]);

function* renderers(module: PythonModule): Generator<LogFormat> {
  for (const { node, row } of knownCalls(module, RENDERERS))
    yield { kind: 'log-format', ...row, location: module.at(node), ...conditionOf(node, module) };
}

/** The branch of a conditional expression counts with the branches of statements. */
function conditionOf(node: Node, module: PythonModule): Pick<LogFormat, 'condition'> {
  for (let child = node, parent = node.parent; parent && parent !== statementOf(node); child = parent, parent = parent.parent) {
    if (parent.type !== 'conditional_expression' || !parent.children[1] || child === parent.children[1]) continue;
    const condition = module.condition(parent.children[1]);
    return { condition: child === parent.children[0] ? condition : { ...condition, negated: !condition.negated } };
  }
  const { condition } = placed(node, module);
  return condition ? { condition } : {};
}

/** gunicorn's `accesslog` and `errorlog`: `-` is standard output and standard error. Source: docs.gunicorn.org/en/stable/settings.html#logging */
function* serverLogs(module: PythonModule): Generator<ServerLog> {
  for (const { name, value, framework } of finalSettings(module)) {
    if (framework !== 'gunicorn' || (name !== 'accesslog' && name !== 'errorlog')) continue;
    const to = serverTarget(value, name);
    if (to) yield { kind: 'server-log', to, server: 'gunicorn', target: value, location: value.location };
  }
}

function serverTarget(value: Value, name: string): ServerLog['to'] | undefined {
  if (value.kind === 'literal' && value.value === null) return undefined;
  const text = isString(value) ? value : value.kind === 'environment' && typeof value.missing === 'object' ? value.missing : undefined;
  if (!isString(text)) return value.kind === 'text' ? 'file' : 'unknown';
  if (text.value === '-') return name === 'accesslog' ? 'stdout' : 'stderr';
  return deviceOf(text.value) ?? 'file';
}
