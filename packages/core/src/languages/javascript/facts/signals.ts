import { SHUTDOWN_LIBRARIES } from '../../../knowledge/javascript/servers.js';
import type { SignalHandler } from '../../../vocabulary/facts/index.js';
import { callsIn, callsNamed, runsAt } from '../calls.js';
import { functionBehind, originOf } from '../origin.js';
import { mayHaveOrigin, originsOf } from '../possible-origins.js';
import type { SourceFile } from '../source.js';
import { argumentOf, isCall, propertyOf, unwrap, type AnyCall, type Node } from '../tree.js';
import { evaluate } from '../values/evaluate.js';
import { effectOf, leavesOpen } from './shutdown.js';

/** The signals that end a process. */
const SIGNALS: ReadonlySet<unknown> = new Set(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']);

const PROCESS = originsOf(['process']);
const REGISTRATIONS = ['on', 'once', 'addListener', 'prependListener'];
const PLUGINS: ReadonlySet<string> = new Set(['fastify-graceful-shutdown', '@mgcrea/fastify-graceful-exit']);
const PLUGIN_ORIGINS = originsOf([...PLUGINS]);

/** What the code does when a signal arrives. */
export function* signalHandlers(file: SourceFile): Generator<SignalHandler> {
  for (const { node, origin } of mayHaveOrigin(file, PROCESS) ? callsNamed(file, REGISTRATIONS) : []) {
    if (origin === undefined || !/^process\.(?:on|once|addListener|prependListener)$/.test(origin)) continue;
    const handler = argumentOf(node, 1);
    if (!handler) continue;
    const behind = functionBehind(file, handler);
    for (const signal of signalsOf(file, argumentOf(node, 0))) {
      yield {
        kind: 'signal-handler',
        signal,
        effect: handlerEffect(file, handler),
        ...(behind && leavesOpen(file, behind) && { leavesOpen: true as const }),
        at: runsAt(file, node),
        library: 'process',
        location: file.locate(node),
      };
    }
  }
  for (const { node, row } of callsIn(file, SHUTDOWN_LIBRARIES)) {
    for (const signal of librarySignals(file, node))
      yield { kind: 'signal-handler', signal, effect: 'drains', at: runsAt(file, node), library: row, location: file.locate(node) };
  }
  for (const { node, origin } of mayHaveOrigin(file, PLUGIN_ORIGINS) ? callsNamed(file, ['register']) : []) {
    const plugin = argumentOf(node, 0);
    const module = plugin && origin?.endsWith('.register') ? originOf(file, plugin) : undefined;
    if (module !== undefined && PLUGINS.has(module)) {
      yield {
        kind: 'signal-handler',
        signal: 'SIGTERM',
        effect: 'drains',
        at: runsAt(file, node),
        library: module,
        location: file.locate(node),
      };
    }
  }
}

function handlerEffect(file: SourceFile, handler: Node): SignalHandler['effect'] {
  const behind = functionBehind(file, handler);
  if (behind) return effectOf(file, behind);
  const bare = unwrap(handler);
  if (originOf(file, bare) === 'process.exit') return 'exits';
  // A function that makes the handler: `process.on('SIGTERM', shutdown('SIGTERM'))`.
  const maker = isCall(bare) ? functionBehind(file, bare.callee) : undefined;
  return maker ? effectOf(file, maker) : 'unknown';
}

/** The signals of a registration: written out, or those of a list that it goes through. */
function signalsOf(file: SourceFile, node: Node | undefined): readonly string[] {
  if (!node) return [];
  const value = evaluate(file, node);
  if (value.kind === 'literal') return SIGNALS.has(value.value) ? [String(value.value)] : [];
  const bare = unwrap(node);
  const declaration = bare.type === 'Identifier' ? file.reader.lookup(bare.name, bare) : undefined;
  if (!declaration) return [];
  const list = listBehind(file, declaration.of ?? declaration.node);
  const items = list ? evaluate(file, list) : undefined;
  return items?.kind === 'list'
    ? items.items.flatMap((item) => (item.kind === 'literal' && SIGNALS.has(item.value) ? [String(item.value)] : []))
    : [];
}

/** The list whose elements a callback or a loop gets. */
function listBehind(file: SourceFile, node: Node): Node | undefined {
  const parent = file.reader.parentOf(node);
  if (parent && isCall(parent) && parent.callee.type === 'MemberExpression') return parent.callee.object;
  const loop = parent?.type === 'VariableDeclaration' ? file.reader.parentOf(parent) : undefined;
  return loop?.type === 'ForOfStatement' ? loop.right : undefined;
}

/** The signals that a library is told to handle; by itself each handles SIGTERM. */
function librarySignals(file: SourceFile, node: AnyCall): readonly string[] {
  for (const argument of node.arguments) {
    const named = propertyOf(argument, 'signals') ?? propertyOf(argument, 'signal');
    const value = named && evaluate(file, named);
    const words = value?.kind === 'list' ? value.items : value ? [value] : [];
    const signals = words.flatMap((word) => (word.kind === 'literal' && typeof word.value === 'string' ? word.value.split(/[\s,]+/) : []));
    if (signals.length > 0) return signals.filter((signal) => SIGNALS.has(signal));
  }
  return ['SIGTERM'];
}
