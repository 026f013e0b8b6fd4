import type { SignalHandler } from '../../../vocabulary/facts/index.js';
import { functionBehind, originOf } from '../origin.js';
import type { SourceFile } from '../source.js';
import { bodyOf, calleeName, childrenOf, isCall, isFunction, unwrap, type AnyCall, type AnyFunction, type Node } from '../tree.js';

type Effect = SignalHandler['effect'];

/** What happens in a handler, in the order in which it is written. */
interface Findings {
  /** A server or worker stops taking work. */
  stops: boolean;
  /** Connections to services are closed. */
  closes: boolean;
  /** A flag is set that a loop reads. */
  flags: boolean;
  /** The process is left while something may still run. */
  exitsAtOnce: boolean;
  /** The process is left at all. */
  exits: boolean;
  /** Something that this file does not show is called. */
  calls: boolean;
  /** One of those calls is no logger's: it may do anything. */
  opaque: boolean;
}

const DEEPEST = 4;

/**
 * What a signal's handler does. It drains when a server is closed and the process is left only afterwards (in the callback, after
 * `await`, or by itself); it exits when the process is left at once.
 */
export function effectOf(file: SourceFile, handler: AnyFunction): Effect {
  const found = findingsIn(file, handler);
  if (found.exitsAtOnce) return 'exits';
  if (found.stops) return 'drains';
  if (found.closes) return 'closes';
  if (found.flags && !found.exits) return 'flag';
  return 'unknown';
}

/** Whether a handler stops its server, and plainly neither closes a connection to a service nor ends the process. */
export function leavesOpen(file: SourceFile, handler: AnyFunction): boolean {
  const { stops, closes, exits, opaque } = findingsIn(file, handler);
  return stops && !closes && !exits && !opaque;
}

function findingsIn(file: SourceFile, handler: AnyFunction): Findings {
  const found: Findings = { stops: false, closes: false, flags: false, exitsAtOnce: false, exits: false, calls: false, opaque: false };
  followFunction(file, handler, found, { later: false }, new Set());
  return found;
}

/** Whether what is being read runs after something was waited for. */
interface Time {
  later: boolean;
}

function followFunction(file: SourceFile, node: AnyFunction, found: Findings, time: Time, seen: Set<Node>): void {
  if (seen.has(node) || seen.size > DEEPEST * 4) return;
  seen.add(node);
  const body = bodyOf(node);
  for (const statement of 'result' in body ? [body.result] : body.statements) follow(file, statement, found, time, seen);
}

function follow(file: SourceFile, node: Node, found: Findings, time: Time, seen: Set<Node>): void {
  if (node.type === 'AwaitExpression') {
    follow(file, node.argument, found, time, seen);
    time.later = true;
    return;
  }
  if (isFunction(node)) {
    // A function inside runs when somebody calls it back: later.
    followFunction(file, node, found, { later: true }, seen);
    return;
  }
  if (node.type === 'AssignmentExpression') {
    const value = unwrap(node.right);
    if (value.type === 'Literal' && typeof value.value === 'boolean') found.flags = true;
  }
  if (isCall(node)) followCall(file, node, found, time, seen);
  else for (const child of childrenOf(node)) follow(file, child, found, time, seen);
}

const STOPS: ReadonlySet<string> = new Set([
  'close',
  'stop',
  'shutdown',
  'terminate',
  'gracefulShutdown',
  'drain',
  'closeAllConnections',
  'closeIdleConnections',
  'forceShutdown',
  'tryShutdown',
  'unsubscribe',
]);
const CLOSES: ReadonlySet<string> = new Set(['disconnect', 'quit', 'end', 'destroy', '$disconnect', 'release']);
const SERVERS =
  /serv(?:er|ice)|^app$|http|listen|^io$|fastify|worker|queue|consumer|terminator|nest|agenda|scheduler|application|gateway|bree|boss/i;
const SERVICES = /mongo|prisma|redis|pool|db|database|client|conn|sequelize|knex|orm|cache|pg|sql/i;

function followCall(file: SourceFile, node: AnyCall, found: Findings, time: Time, seen: Set<Node>): void {
  const callee = unwrap(node.callee);
  const name = calleeName(node) ?? '';
  if (originOf(file, callee) === 'process.exit' || originOf(file, callee) === 'process.kill' || originOf(file, callee) === 'Deno.exit') {
    found.exits = true;
    if (!time.later) found.exitsAtOnce = true;
    return;
  }
  if (DELAYS.has(name)) {
    found.opaque = true;
    // A time limit for the shutdown itself: what it does at the end says nothing about the way.
    return;
  }
  const receiver = callee.type === 'MemberExpression' ? receiverName(callee.object) : '';
  if (STOPS.has(name) || CLOSES.has(name)) {
    if (SERVICES.test(receiver) && !SERVERS.test(receiver)) found.closes = true;
    else if (STOPS.has(name)) found.stops = true;
    else found.closes = true;
  }
  const local = functionBehind(file, callee);
  // A promise that nobody waits for lets the next statement run at once; a function of this file runs here.
  if (local) followFunction(file, local, found, isAsync(local) ? { later: time.later } : time, seen);
  else {
    found.calls = true;
    if (!STOPS.has(name) && !CLOSES.has(name) && !LOGS.has(name)) found.opaque = true;
  }
  if (callee.type === 'MemberExpression') follow(file, callee.object, found, time, seen);
  for (const argument of node.arguments) {
    const inner = unwrap(argument);
    const handler = inner.type === 'Identifier' ? functionBehind(file, inner) : undefined;
    if (handler) followFunction(file, handler, found, { later: true }, seen);
    else if (originOf(file, inner) !== 'process.exit') follow(file, inner, found, time, seen);
    else found.exits = true;
  }
}

const LOGS: ReadonlySet<string> = new Set(['log', 'info', 'warn', 'error', 'debug', 'trace', 'fatal', 'http', 'verbose']);
const DELAYS: ReadonlySet<string> = new Set(['setTimeout', 'setInterval']);

function isAsync(node: AnyFunction): boolean {
  return node.async;
}

function receiverName(node: Node): string {
  const bare = unwrap(node);
  if (bare.type === 'Identifier') return bare.name;
  if (bare.type === 'MemberExpression') return bare.property.type === 'Identifier' ? bare.property.name : '';
  if (isCall(bare)) return calleeName(bare) ?? '';
  return bare.type === 'ThisExpression' ? 'this' : '';
}
