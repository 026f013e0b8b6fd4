import { WRITE_CALLS } from '../../../knowledge/python/programs.js';
import type { FileWrite } from '../../../vocabulary/facts/index.js';
import { argumentsOf, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { argument, argumentValue, knownCalls, placed } from './calls.js';
import { callable } from './callable.js';
import { commandsAround, isInProgram } from './command-line.js';
import { isForDebugging } from './prints.js';
import { isTemporary } from './temporary.js';

/** Methods of paths and tables that write the file. Sources: docs.python.org/3/library/pathlib.html, pandas.pydata.org/docs/reference/io.html */
const PATH_METHODS = ['write_text', 'write_bytes', 'open'];
const TABLE_METHODS = ['to_csv', 'to_json', 'to_parquet', 'to_pickle', 'to_excel'];

/** Files that the program writes at run time. */
export function* fileWrites(module: PythonModule): Generator<FileWrite> {
  for (const { node, name, row, given } of knownCalls(module, WRITE_CALLS)) {
    const target = argument(given, row.target);
    if (!target || (row.mode && !writes(argumentValue(given, row.mode, module)))) continue;
    yield* stated(node, target, name.replace(/^builtins\./, ''), module);
  }
  for (const statement of module.reader.statementsWith([...PATH_METHODS, ...TABLE_METHODS])) {
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
      if (callee?.type !== 'attribute' || !object || !method) continue;
      yield* methodWrite(node, object, module.text(method), module);
    }
  }
}

function* methodWrite(node: Node, object: Node, method: string, module: PythonModule): Generator<FileWrite> {
  const given = argumentsOf(node, module.text);
  if (method === 'write_text' || method === 'write_bytes') yield* stated(node, object, `Path.${method}`, module);
  else if (method === 'open' && /^pathlib\./.test(module.nameOf(object) ?? '')) {
    if (writes(argumentValue(given, { position: 0, named: 'mode' }, module))) yield* stated(node, object, 'Path.open', module);
  } else if (TABLE_METHODS.includes(method)) {
    const target = given.positional[0];
    const value = target && module.value(target);
    if (target && (isString(value) || value?.kind === 'text')) yield* stated(node, target, method, module);
  }
}

function writes(mode: ReturnType<typeof argumentValue>): boolean {
  return isString(mode) && /[wax+]/.test(mode.value) && !/^r:|^rb?$/.test(mode.value);
}

function* stated(node: Node, target: Node, call: string, module: PythonModule): Generator<FileWrite> {
  const value = module.value(target);
  if (/^os\.devnull$/.test(module.nameOf(target) ?? '') || (isString(value) && /^\/(?:dev|proc)\//.test(value.value))) return;
  if (isForDebugging(node, module)) return;
  const caller = callable(node, module);
  const commands = commandsAround(node, module);
  yield {
    kind: 'file-write',
    target: value,
    call,
    ...placed(node, module),
    ...(commands ? { commands } : {}),
    ...(isInProgram(node, module) ? { program: true as const } : {}),
    ...(isTemporary(target, module) ? { temporary: true as const } : {}),
    ...(caller ? { within: caller } : {}),
  };
}
