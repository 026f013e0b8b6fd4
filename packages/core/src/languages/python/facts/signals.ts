import type { SignalHandler } from '../../../vocabulary/facts/index.js';
import { argumentsOf, bare, descendants, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { momentOf } from './calls.js';

type Effect = SignalHandler['effect'];

/** As deep as a handler is followed through functions of its file. */
const MAX_DEPTH = 4;

/** What the code does when a signal arrives. */
export function* signals(module: PythonModule): Generator<SignalHandler> {
  for (const statement of module.reader.statementsWith(['signal', 'add_signal_handler'])) {
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      const library = callee && libraryOf(callee, module);
      if (!library) continue;
      const [signal, handler] = argumentsOf(node, module.text).positional;
      if (!signal || !handler || /^signal\.SIG_(?:DFL|IGN)$/.test(module.nameOf(handler) ?? '')) continue;
      for (const name of signalNames(signal, module)) {
        yield {
          kind: 'signal-handler',
          signal: name,
          effect: effectOf(handler, module),
          at: momentOf(node, module),
          library,
          location: module.at(node),
        };
      }
    }
  }
}

function libraryOf(callee: Node, module: PythonModule): string | undefined {
  if (module.nameOf(callee) === 'signal.signal') return 'signal';
  const method = callee.type === 'attribute' ? field(callee, 'attribute') : undefined;
  return method && module.text(method) === 'add_signal_handler' ? 'asyncio' : undefined;
}

/** `signal.SIGTERM`, or each of the signals that a loop goes through. */
function signalNames(node: Node, module: PythonModule): readonly string[] {
  const name = module.nameOf(node) ?? module.text(node);
  const own = /(?:^|\.)(SIG[A-Z0-9]+)$/.exec(name)?.[1];
  if (own) return [own];
  for (let parent = node.parent; parent; parent = parent.parent) {
    const left = parent.type === 'for_statement' ? field(parent, 'left') : undefined;
    const right = parent.type === 'for_statement' ? field(parent, 'right') : undefined;
    if (!left || !right || module.text(left) !== module.text(node)) continue;
    return bare(module.names.definitionOf(right)).children.flatMap(
      (item) => /(?:^|\.)(SIG[A-Z0-9]+)$/.exec(module.nameOf(item) ?? module.text(item))?.[1] ?? [],
    );
  }
  return [];
}

interface Seen {
  exits: boolean;
  closes: boolean;
  drains: boolean;
  flag: boolean;
}

function effectOf(handler: Node, module: PythonModule): Effect {
  const seen: Seen = { exits: false, closes: false, drains: false, flag: false };
  const expression = bare(handler);
  if (expression.type === 'attribute' && !functionOf(expression, module)) noteCall(module.text(expression), undefined, seen);
  const body = expression.type === 'lambda' ? expression : functionOf(expression, module);
  if (body) look(body, module, seen, 0, new Set());
  if (seen.drains) return 'drains';
  if (seen.exits) return seen.closes ? 'closes' : 'exits';
  return seen.flag ? 'flag' : seen.closes ? 'closes' : 'unknown';
}

/** The function of this file that an expression names: by its name, or as a method of the class around. */
function functionOf(expression: Node, module: PythonModule): Node | undefined {
  if (expression.type === 'identifier') {
    const defined = module.names.definitionOf(expression);
    return /^(?:function_definition|lambda)$/.test(defined.type) ? defined : undefined;
  }
  if (expression.type === 'call') {
    const callee = field(expression, 'function');
    return callee && functionOf(callee, module);
  }
  const [object, attribute] = [field(expression, 'object'), field(expression, 'attribute')];
  if (expression.type !== 'attribute' || !object || !attribute || !/^(?:self|cls)$/.test(module.text(object))) return undefined;
  for (const { form, node } of module.reader.enclosing(expression)) {
    if (form !== 'class') continue;
    return module.reader.scopes
      .of(node)
      .effects.get(module.text(attribute))
      ?.findLast(({ operation }) => operation === 'define')?.value;
  }
  return undefined;
}

function look(body: Node, module: PythonModule, seen: Seen, depth: number, visited: Set<Node>): void {
  if (depth > MAX_DEPTH || visited.has(body)) return;
  visited.add(body);
  for (const node of descendants(body)) {
    if (node.type === 'raise_statement' && /\b(?:SystemExit|KeyboardInterrupt|GracefulExit)\b/.test(module.text(node))) seen.exits = true;
    else if (node.type === 'global_statement' || node.type === 'nonlocal_statement') seen.flag = true;
    else if (node.type === 'assignment' && field(node, 'left')?.type === 'attribute') seen.flag = true;
    else if (node.type === 'call') {
      const callee = field(node, 'function');
      if (!callee) continue;
      noteCall(module.text(callee), module.nameOf(callee), seen);
      const inner = functionOf(callee, module);
      if (inner) look(inner, module, seen, depth + 1, visited);
    }
  }
}

function noteCall(text: string, name: string | undefined, seen: Seen): void {
  if (/^(?:sys\.exit|os\._exit|os\.abort|builtins\.(?:exit|quit))$/.test(name ?? '') || text === 'os._exit' || text === 'sys.exit')
    seen.exits = true;
  else if (
    /\.(?:stop|shutdown|wait_closed|drain|terminate|join|graceful_shutdown|should_exit|stop_accepting)$/.test(text) &&
    !/loop\.stop$/.test(text)
  )
    seen.drains = true;
  else if (/server\.close$|\.close_connections$/.test(text)) seen.drains = true;
  else if (/\.(?:close|close_all|disconnect|dispose|aclose|quit)$/.test(text)) seen.closes = true;
  else if (/\.(?:set|cancel|set_result|put|put_nowait)$|loop\.stop$/.test(text)) seen.flag = true;
}
