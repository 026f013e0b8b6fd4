import type { Declaration, Write } from '../scopes.js';
import type { SourceFile } from '../source.js';
import { argumentOf, calleeName, isCall, isFunction, memberName, nodesOf, stringOf, unwrap, type AnyFunction, type Node } from '../tree.js';

/** Events with which a connection, a stream or a child process tells that it is over. */
const OVER = /^(?:close|end|finish|exit|error|disconnect|aborted)$/;

/** Methods that end it. */
const ENDS: ReadonlySet<string> = new Set(['close', 'destroy', 'destroySoon', 'end', 'terminate', 'disconnect', 'abort', 'kill', 'unref']);

/**
 * Whether a collection holds what this very process has open, for the sake of closing it or of waiting until it is closed: each thing
 * goes when it says itself that it is over, and nothing else is done with them than to count and to end them. To send to them is more.
 */
export function holdsOpenConnections(file: SourceFile, declaration: Declaration): boolean {
  const adds = declaration.writes.filter(({ method }) => method === 'add' || method === 'set');
  const others = declaration.writes.filter((write) => !adds.includes(write));
  return (
    adds.length > 0 &&
    others.every(({ method }) => method === 'delete' || method === 'clear') &&
    adds.every((add) => others.some((other) => isTakenOutWhenOver(file, add, other))) &&
    referencesTo(file, declaration).every((node) => onlyCountsOrEnds(file, node))
  );
}

/** `thing.on('close', () => all.delete(thing))` for the thing that is added. */
function isTakenOutWhenOver(file: SourceFile, add: Write, other: Write): boolean {
  const thing = isCall(add.node) ? argumentOf(add.node, add.method === 'set' ? 1 : 0) : undefined;
  const kept = thing && declarationOf(file, thing);
  if (!kept || other.method !== 'delete') return false;
  const handler = file.reader.functionOf(other.node);
  const call = file.reader.parentOf(handler);
  if (!isFunction(handler) || !call || !isCall(call) || !/^(?:on|once|addListener|addEventListener)$/.test(calleeName(call) ?? ''))
    return false;
  const callee = unwrap(call.callee);
  return (
    OVER.test(stringOf(argumentOf(call, 0)) ?? '') && callee.type === 'MemberExpression' && declarationOf(file, callee.object) === kept
  );
}

function onlyCountsOrEnds(file: SourceFile, node: Node): boolean {
  const parent = file.reader.parentOf(node);
  if (parent?.type === 'VariableDeclarator') return file.reader.parentOf(file.reader.unitOf(parent))?.type !== 'ExportNamedDeclaration';
  if (parent?.type === 'ForOfStatement' && parent.right === node) return endsEach(file, parent);
  if (parent?.type !== 'MemberExpression' || parent.object !== node) return false;
  const member = memberName(parent);
  if (member === 'size' || member === 'has' || member === 'add' || member === 'set' || member === 'delete' || member === 'clear')
    return true;
  const call = file.reader.parentOf(parent);
  if (!call || !isCall(call)) return false;
  const around = file.reader.parentOf(call);
  if (member === 'values') return around?.type === 'ForOfStatement' && around.right === call && endsEach(file, around);
  const callback = member === 'forEach' ? argumentOf(call, 0) : undefined;
  return isFunction(callback) && endsFirst(file, callback);
}

function endsEach(file: SourceFile, loop: Extract<Node, { type: 'ForOfStatement' }>): boolean {
  const bound = loop.left.type === 'VariableDeclaration' ? loop.left.declarations[0]?.id : undefined;
  return bound?.type === 'Identifier' && isOnlyEnded(file, file.reader.lookup(bound.name, loop.body));
}

function endsFirst(file: SourceFile, callback: AnyFunction): boolean {
  const [first] = callback.params;
  return first?.type === 'Identifier' && callback.body !== null && isOnlyEnded(file, file.reader.lookup(first.name, callback.body));
}

/** What is done with one of them is to look at it and to end it. */
function isOnlyEnded(file: SourceFile, declaration: Declaration | undefined): boolean {
  if (!declaration) return false;
  return referencesTo(file, declaration).every((node) => {
    const parent = file.reader.parentOf(node);
    if (parent?.type === 'VariableDeclarator' || isFunction(parent)) return true;
    if (parent?.type !== 'MemberExpression' || parent.object !== node) return false;
    const call = file.reader.parentOf(parent);
    return !call || !isCall(call) || call.callee !== parent || ENDS.has(memberName(parent) ?? '');
  });
}

function declarationOf(file: SourceFile, node: Node): Declaration | undefined {
  const bare = unwrap(node);
  return bare.type === 'Identifier' ? file.reader.lookup(bare.name, bare) : undefined;
}

/** Every place where the name stands for this declaration, the declaration too. */
function referencesTo(file: SourceFile, declaration: Declaration): readonly Node[] {
  const { name } = declaration;
  return file.reader
    .statementsWith([name])
    .flatMap((unit) => nodesOf(unit))
    .filter((node) => {
      if (node.type !== 'Identifier' || node.name !== name || file.reader.lookup(name, node) !== declaration) return false;
      const parent = file.reader.parentOf(node);
      const isKey =
        (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
        (parent?.type === 'Property' && parent.key === node && parent.value !== node);
      return !isKey;
    });
}
