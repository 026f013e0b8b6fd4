import { isJsonFormatter, LOG_HANDLERS } from '../../../knowledge/python/log-handlers.js';
import type { LogFormat, LogSink } from '../../../vocabulary/facts/index.js';
import type { Condition, Value } from '../../../vocabulary/value.js';
import { field, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { conjunction } from '../values/choice.js';
import { isString } from '../values/place.js';
import { take } from '../values/structure.js';
import { argumentValue, knownCalls, outcomes } from './calls.js';
import { classNamed } from './classes.js';
import { kindOfHandlerClass } from './log-classes.js';
import { finalSettings } from './settings.js';

const DICT_CONFIG = new Map([['logging.config.dictConfig', true]]);

/** Sinks and formats of logging configurations: Django's LOGGING, `dictConfig`, gunicorn's `logconfig_dict`. */
export function* logConfigurations(module: PythonModule): Generator<LogSink | LogFormat> {
  const stated = new Set<string>();
  for (const fact of allConfigurations(module)) {
    // `dictConfig(LOGGING)` hands over what the setting already said.
    const { library, ...said } = fact;
    void library;
    const identity = JSON.stringify(said);
    if (!stated.has(identity)) yield fact;
    stated.add(identity);
  }
}

function* allConfigurations(module: PythonModule): Generator<LogSink | LogFormat> {
  for (const { name, value, framework } of finalSettings(module)) {
    if (name === 'LOGGING' && framework !== 'gunicorn') yield* configuration(value, framework === 'django' ? 'django' : 'logging', module);
    else if (name === 'logconfig_dict') yield* configuration(value, 'gunicorn', module);
  }
  for (const { given } of knownCalls(module, DICT_CONFIG)) {
    const value = argumentValue(given, { position: 0, named: 'config' }, module);
    if (value) yield* configuration(value, 'logging', module);
  }
  for (const dictionary of returnedConfigurations(module)) yield* configuration(module.value(dictionary), 'logging', module);
}

function isHandlersKey(text: string): boolean {
  return text === 'handlers';
}

/** Dictionaries of the schema of `logging.config` that functions return, for settings elsewhere. Source: docs.python.org/3/library/logging.config.html */
function* returnedConfigurations(module: PythonModule): Generator<Node> {
  for (const string of module.reader.stringsWhere('key', isHandlersKey)) {
    const dictionary = string.field === 'key' && string.parent?.type === 'pair' ? string.parent.parent : undefined;
    if (dictionary?.parent?.type !== 'return_statement') continue;
    if (/^["']handlers["']$/.test(module.text(string)) && SCHEMA.every((key) => hasKey(dictionary, key, module))) yield dictionary;
  }
}

/** Keys that tell a logging configuration from other dictionaries with handlers. */
const SCHEMA = ['version', 'handlers'];

function hasKey(dictionary: Node, key: string, module: PythonModule): boolean {
  return dictionary.children.some((pair) => keyText(pair, module) === key);
}

function keyText(pair: Node, module: PythonModule): string | undefined {
  const key = pair.type === 'pair' ? field(pair, 'key') : undefined;
  return key && module.text(key).replace(/^["']|["']$/g, '');
}

function* configuration(value: Value, library: string, module: PythonModule): Generator<LogSink | LogFormat> {
  for (const { value: config, condition } of outcomes(value)) {
    const handlers = config.kind === 'record' ? take(config, 'handlers') : undefined;
    if (handlers?.kind !== 'record') continue;
    const used = usedHandlers(config);
    for (const { key, value: handler } of handlers.entries) {
      for (const outcome of outcomes(handler, condition)) {
        yield* sink(
          outcome.value,
          config,
          { library, ...(used ? { used: used.has(key) } : {}), ...(outcome.condition ? { condition: outcome.condition } : {}) },
          module,
        );
      }
    }
  }
}

/** The handlers that loggers and the root name; undefined where a list of them cannot be read. */
function usedHandlers(config: Value): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const loggers = take(config, 'loggers');
  const root = take(config, 'root');
  const all = [...(loggers?.kind === 'record' ? loggers.entries.map(({ value }) => value) : []), ...(root ? [root] : [])];
  if (loggers && (loggers.kind !== 'record' || loggers.open)) return undefined;
  for (const logger of all) {
    const listed = take(logger, 'handlers');
    if (!listed) continue;
    for (const { value: list } of outcomes(listed)) {
      if (list.kind !== 'list' || list.open) return undefined;
      for (const item of list.items) for (const { value } of outcomes(item)) if (isString(value)) names.add(value.value);
    }
  }
  // A handler that passes records on uses the ones that it names.
  const handlers = take(config, 'handlers');
  for (const { value } of handlers?.kind === 'record' ? handlers.entries : []) {
    const inner = take(value, 'handlers') ?? take(value, 'target');
    for (const item of inner?.kind === 'list' ? inner.items : inner ? [inner] : []) if (isString(item)) names.add(item.value);
  }
  return names;
}

type Given = Pick<LogSink, 'library' | 'condition' | 'used'>;

function* sink(handler: Value, config: Value, given: Given, module: PythonModule): Generator<LogSink | LogFormat> {
  if (handler.kind !== 'record') return;
  const filtered = filterCondition(handler, config);
  const formatter = take(handler, 'formatter');
  const formats = formatter ? outcomes(formatter).map((each) => ({ ...each, format: formatOf(each.value, config) })) : [];
  const [first] = formats;
  const whole = formats.length === 1 ? first?.format : undefined;
  for (const { value: path, condition } of outcomes(take(handler, 'class') ?? take(handler, '()') ?? handler)) {
    const when = conjunction([given.condition, condition, filtered].flatMap((each) => (each ? [each] : [])));
    const { to, target, rotates } = where(path, handler, module);
    yield {
      kind: 'log-sink',
      to,
      library: given.library,
      location: handler.location,
      ...(target ? { target } : {}),
      ...(whole ? { format: whole } : {}),
      ...(given.used === undefined ? {} : { used: given.used }),
      ...(rotates ? { rotates } : {}),
      ...(when ? { condition: when } : {}),
    };
  }
  if (formats.length < 2) return;
  for (const { value, condition, format } of formats) {
    if (format)
      yield {
        kind: 'log-format',
        format,
        library: given.library,
        location: value.location,
        ...(given.used === undefined ? {} : { used: given.used }),
        ...(condition ? { condition } : {}),
      };
  }
}

function where(path: Value, handler: Value, module: PythonModule): Pick<LogSink, 'to' | 'target' | 'rotates'> {
  const name = isString(path) ? path.value : undefined;
  const known = name === undefined ? undefined : (LOG_HANDLERS.get(name) ?? ownHandler(name, module));
  if (!known || name === undefined) return { to: 'unknown', target: name === undefined ? path : reference(name, path) };
  if (known.stream) return { to: streamOf(take(handler, 'stream')) ?? known.to };
  const target = known.target?.named === undefined ? undefined : take(handler, known.target.named);
  const to = isString(target) ? (deviceOf(target.value) ?? known.to) : known.to;
  return { to, ...(target ? { target } : {}), ...(known.rotates ? { rotates: true } : {}) };
}

/** A handler class by its dotted path, so that its own file can be asked. */
function reference(path: string, at: Value): Value {
  const cut = path.lastIndexOf('.');
  return cut < 0 ? at : { kind: 'reference', module: path.slice(0, cut), name: path.slice(cut + 1), location: at.location };
}

/** A handler class that this very file defines. */
function ownHandler(path: string, module: PythonModule): ReturnType<typeof kindOfHandlerClass> {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const node = classNamed(name, module);
  return node && kindOfHandlerClass(node, module);
}

/** `ext://sys.stdout`, or `sys.stdout` itself. */
export function streamOf(stream: Value | undefined): 'stdout' | 'stderr' | undefined {
  const text = isString(stream)
    ? stream.value
    : stream?.kind === 'member' && stream.of.kind === 'reference' && stream.of.module === 'sys'
      ? stream.key
      : stream?.kind === 'reference'
        ? stream.name
        : undefined;
  const match = text === undefined ? null : /(?:^|\.)_*(stdout|stderr)_*$/.exec(text);
  return match?.[1] as 'stdout' | 'stderr' | undefined;
}

/** Files that are the process's own streams. */
export function deviceOf(path: string): 'stdout' | 'stderr' | 'null' | undefined {
  if (/^\/dev\/stdout$|^\/(?:proc\/(?:1|self)|dev)\/fd\/1$/.test(path)) return 'stdout';
  if (/^\/dev\/stderr$|^\/(?:proc\/(?:1|self)|dev)\/fd\/2$/.test(path)) return 'stderr';
  return path === '/dev/null' ? 'null' : undefined;
}

function formatOf(name: Value, config: Value): 'json' | 'text' | undefined {
  const formatters = take(config, 'formatters');
  const formatter = isString(name) && formatters ? take(formatters, name.value) : undefined;
  if (!formatter) return undefined;
  const factory = take(formatter, '()') ?? take(formatter, 'class');
  const format = take(formatter, 'format');
  if (factory && pathsOf(factory).some(isJsonFormatter)) return 'json';
  if (isString(format) && /^\s*\{\s*"/.test(format.value)) return 'json';
  // structlog's formatter writes what its processors make.
  if (factory && pathsOf(factory).some((path) => /structlog/.test(path))) return processorFormat(formatter);
  return factory && !pathsOf(factory).every((path) => /^(?:logging|django|colorlog)\b/.test(path)) ? undefined : 'text';
}

function pathsOf(value: Value): readonly string[] {
  if (isString(value)) return [value.value];
  if (value.kind === 'reference') return [`${value.module}.${value.name}`];
  if (value.kind === 'member') return pathsOf(value.of).map((path) => `${path}.${value.key}`);
  return value.kind === 'call' ? pathsOf(value.callee) : [];
}

function processorFormat(formatter: Value): 'json' | 'text' | undefined {
  const processors = take(formatter, 'processor') ?? take(formatter, 'processors');
  const names = processors ? (processors.kind === 'list' ? processors.items : [processors]).flatMap(pathsOf) : [];
  return names.some((name) => /JSONRenderer/.test(name))
    ? 'json'
    : names.some((name) => /ConsoleRenderer|KeyValueRenderer|LogfmtRenderer/.test(name))
      ? 'text'
      : undefined;
}

/** Django's filters that bind a handler to DEBUG. Source: docs.djangoproject.com/en/stable/ref/logging/#filters */
function filterCondition(handler: Value, config: Value): Condition | undefined {
  const named = take(handler, 'filters');
  const filters = take(config, 'filters');
  for (const item of named?.kind === 'list' ? named.items : []) {
    const filter = isString(item) && filters ? take(filters, item.value) : undefined;
    const path = filter && (take(filter, '()') ?? take(filter, 'class'));
    const match = isString(path) ? /RequireDebug(True|False)$/.exec(path.value) : null;
    if (!match || !path) continue;
    const settings: Value = { kind: 'reference', module: 'django.conf', name: 'settings', location: path.location };
    return { value: { kind: 'member', of: settings, key: 'DEBUG', location: path.location }, negated: match[1] === 'False' };
  }
  return undefined;
}
