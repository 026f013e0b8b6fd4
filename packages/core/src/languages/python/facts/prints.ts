import type { Print } from '../../../vocabulary/facts/index.js';
import { argumentsOf, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isInMain } from './calls.js';
import { adminCommands } from './commands.js';

/** Calls of `print` that run with the program: one fact a file. */
export function* prints(module: PythonModule): Generator<Print> {
  // What a command prints is its answer.
  if ([...adminCommands(module)].length > 0) return;
  const found: Node[] = [];
  for (const statement of module.reader.statementsWith(['print', 'pprint'])) {
    if (isInMain(statement, module) || isForDebugging(statement, module)) continue;
    for (const node of within(statement)) if (node.type === 'call' && isPrint(node, module)) found.push(node);
  }
  const [first] = found;
  if (first) yield { kind: 'print', count: found.length, call: 'print', location: module.at(first) };
}

function isPrint(call: Node, module: PythonModule): boolean {
  const callee = field(call, 'function');
  const name = callee && module.nameOf(callee);
  if (name !== 'builtins.print' && name !== 'pprint.pprint') return false;
  const file = argumentsOf(call, module.text).named.get('file');
  // Written to a file or another stream, it is that file's matter.
  return !file || /^sys\.(?:stdout|stderr)$/.test(module.nameOf(file) ?? '');
}

/** Inside `if DEBUG`, `if settings.DEBUG`, `if verbose`. */
export function isForDebugging(statement: Node, module: PythonModule): boolean {
  return module.reader
    .branches(statement)
    .some(({ tests }) => tests.some(({ node, negated }) => !negated && /(?:^|\.|_)(?:DEBUG|debug|verbose)$/.test(module.text(node))));
}
