import type { Print } from '../../../vocabulary/facts/index.js';
import { callsNamed, type CallSite } from '../calls.js';
import type { SourceFile } from '../source.js';
import { isFrontEnd } from './front-end.js';
import { calleeName, isCall, isFunction, unwrap, type Node } from '../tree.js';

/** Methods that print what is no error. `console.error` in a handler is how an event reaches stderr. */
const PRINTS = ['log', 'debug', 'info', 'dir', 'table', 'trace'];

/** console.log and its like in one fact, at the first place; banners of a server that has started are none. */
export function* prints(file: SourceFile): Generator<Print> {
  const { document, reader } = file;
  if (document.kind === 'test' || !reader.mayHold('console') || !PRINTS.some((word) => reader.mayHold(word)) || isFrontEnd(file)) return;
  const found = callsNamed(file, PRINTS)
    .filter(({ origin }) => origin !== undefined && /^console\.(?:log|debug|info|dir|table|trace)$/.test(origin))
    .filter((site) => !isBanner(file, site));
  const [first] = found;
  if (first) yield { kind: 'print', count: found.length, call: first.origin ?? 'console.log', location: file.locate(first.node) };
}

const STARTS = /^(?:listen|serve|startStandaloneServer|start|bootstrap)$/;

/** In the callback of `listen`, or in a function that is given to it by name; in development only. */
function isBanner(file: SourceFile, { node }: CallSite): boolean {
  const around = file.reader.enclosing(node);
  if (
    around.some(
      ({ condition }) =>
        condition?.value.kind === 'environment' &&
        condition.value.name === 'NODE_ENV' &&
        condition.negated === (condition.equals === 'production'),
    )
  )
    return true;
  return around.some(
    ({ form, node: outer, name }) =>
      form === 'function' &&
      (isGivenTo(file, outer, STARTS) || (name !== undefined && isNamedCallback(file, name)) || isEvent(file, outer)),
  );
}

function isGivenTo(file: SourceFile, node: Node, names: RegExp): boolean {
  const parent = file.reader.parentOf(node);
  if (!parent || !isCall(parent) || parent.callee === node) return false;
  const name = calleeName(parent) ?? '';
  return names.test(name) || (name === 'then' && parent.callee.type === 'MemberExpression' && isStart(parent.callee.object, names));
}

function isStart(node: Node, names: RegExp): boolean {
  const bare = unwrap(node);
  return isCall(bare) && names.test(calleeName(bare) ?? '');
}

/** `server.on('listening', onListening)` and `app.listen(port, onListening)`. */
function isNamedCallback(file: SourceFile, name: string): boolean {
  return file.reader.statementsWith([name]).some((unit) => {
    const call = unit.type === 'ExpressionStatement' ? unwrap(unit.expression) : undefined;
    return (
      call !== undefined &&
      isCall(call) &&
      /^(?:listen|on|once)$/.test(calleeName(call) ?? '') &&
      call.arguments.some((argument) => argument.type === 'Identifier' && argument.name === name)
    );
  });
}

function isEvent(file: SourceFile, node: Node): boolean {
  const parent = isFunction(node) ? file.reader.parentOf(node) : undefined;
  if (!parent || !isCall(parent)) return false;
  const event = parent.arguments[0];
  return /^(?:on|once)$/.test(calleeName(parent) ?? '') && event?.type === 'Literal' && event.value === 'listening';
}
