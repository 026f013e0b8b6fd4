import type { ModuleState } from '../../../vocabulary/facts/index.js';
import type { Declaration, Write } from '../scopes.js';
import type { SourceFile } from '../source.js';
import { isFrontEnd } from './front-end.js';
import { holdsOpenConnections } from './open-connections.js';
import { argumentOf, calleeName, isCall, isFunction, nodesOf, unwrap, type Node } from '../tree.js';

/** Names that are registries, clients or memos by what they are called. */
const HARMLESS =
  /^(?:global|globalThis|module|exports|memo|.*Memo|registry|.*Registry|handlers?|.*Handlers|plugins?|routes?|clients?|.*Client|instances?|listeners?|subscribers?|timers?|.*(?:Timer|Timeout|Interval)s?|loaded|config|settings|options)$/;

/** Module-level collections that functions change: what one process knows and the others do not. */
export function* moduleState(file: SourceFile): Generator<ModuleState> {
  if (file.document.kind === 'test' || !file.reader.mayChangeCollections() || isFrontEnd(file)) return;
  for (const { name, statement } of file.reader.moduleCollections()) {
    const declaration = file.reader.lookup(name, file.reader.program);
    if (!declaration || HARMLESS.test(name)) continue;
    const written = declaration.writes.filter((write) => isHandled(file, write));
    if (written.length === 0 || onlyFillsOnce(file, declaration, written) || onlyGrowsAtStart(file, written)) continue;
    if (holdsOpenConnections(file, declaration)) continue;
    const keyed = written.some((write) => isKeyedByRequest(write));
    yield {
      kind: 'module-state',
      name,
      writtenFrom: written.slice(0, 5).map((write) => file.locate(write.node)),
      ...(keyed ? { keyed: true as const } : {}),
      location: file.locate(statement),
    };
  }
}

/** Whether the write stands in a function that a request may run: not at load, not in a registering helper, not in set-up code. */
function isHandled(file: SourceFile, write: Write): boolean {
  const functions = file.reader.enclosing(write.node).filter(({ form }) => form === 'function');
  if (functions.length === 0) return false;
  return !functions.some(({ name, node }) => (name !== undefined && SET_UP.test(name)) || isAtLoad(file, node));
}

const SET_UP =
  /^(?:register|define|add(?:Plugin|Handler|Listener|Route|Type|Hook)|use|init|initialize|setup|bootstrap|start|load|main|configure|connect|constructor|reset|clear|seed|create(?:App|Server))/i;

/** Callbacks of array methods at module level, functions that are called where they are written. */
function isAtLoad(file: SourceFile, node: Node): boolean {
  const parent = file.reader.parentOf(node);
  if (!parent || !isCall(parent)) return false;
  const outside = !file.reader.enclosing(parent).some(({ form }) => form === 'function');
  return (
    outside && (parent.callee === node || /^(?:forEach|map|filter|reduce|flatMap|sort|some|every|then)$/.test(calleeName(parent) ?? ''))
  );
}

/** `if (!map.has(k)) map.set(k, make(k))`, `map[k] ??= make(k)`: the same value whoever makes it. */
function onlyFillsOnce(file: SourceFile, declaration: Declaration, writes: readonly Write[]): boolean {
  return writes.every((write) => {
    if (write.node.type === 'AssignmentExpression' && write.node.operator !== '=') return write.node.operator !== '+=';
    const fills = (write.form === 'member' && write.keys.length === 1) || (write.form === 'method' && write.method === 'set');
    return fills && isLookedUpBefore(file, declaration, write) && !isKeyedByRequest(write);
  });
}

/** The function returns or asks for what is there before it writes. */
function isLookedUpBefore(file: SourceFile, declaration: Declaration, write: Write): boolean {
  const around = file.reader.functionOf(write.node);
  return file.reader.statementsWith([declaration.name]).some((unit) => {
    if (file.reader.functionOf(unit) !== around || unit.start >= write.node.start) return false;
    if (unit.type !== 'IfStatement' && unit.type !== 'ReturnStatement' && unit.type !== 'VariableDeclaration') return false;
    const test = unit.type === 'IfStatement' ? unit.test : unit;
    return nodesOf(test).some((node) => node.type === 'Identifier' && node.name === declaration.name);
  });
}

function onlyGrowsAtStart(file: SourceFile, writes: readonly Write[]): boolean {
  return writes.every((write) => isFunction(file.reader.functionOf(write.node)) && write.form === 'method' && write.method === 'sort');
}

/** The key speaks of a request, a user or a session. */
function isKeyedByRequest(write: Write): boolean {
  const key = keyOf(write.node);
  return (
    key !== undefined &&
    nodesOf(key).some(
      (node) =>
        node.type === 'Identifier' &&
        /^(?:req|request|ctx|user|userId|user_id|session|sessionId|sessionID|sid|socket|ip|tenant|tenantId|email|token|clientId)$/i.test(
          node.name,
        ),
    )
  );
}

function keyOf(node: Node): Node | undefined {
  if (isCall(node)) return argumentOf(node, 0);
  const target =
    node.type === 'AssignmentExpression'
      ? unwrap(node.left)
      : node.type === 'UnaryExpression' || node.type === 'UpdateExpression'
        ? unwrap(node.argument)
        : undefined;
  return target?.type === 'MemberExpression' && target.computed ? target.property : undefined;
}
