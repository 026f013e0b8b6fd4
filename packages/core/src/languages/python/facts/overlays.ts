import type { Location } from '../../../vocabulary/location.js';
import type { PythonModule } from '../module.js';
import { field, within, type Node } from '../node.js';

/** Functions that give a module's own namespace. Source: docs.python.org/3/library/functions.html */
const NAMESPACES: readonly string[] = ['globals', 'locals'];

/** A statement at module level that writes names into the module which only the run can say. */
export interface Overlay {
  readonly statement: Node;
  readonly location: Location;
}

/**
 * Where a module takes over, at its top level, names that nobody can read in it: `globals().update(loaded)`, `globals()[name] = value`,
 * and calls of a function of its own that does so or is given the namespace as a default (`def load(into=locals())`).
 */
export function* overlays(module: PythonModule): Generator<Overlay> {
  for (const statement of module.reader.statementsWith(NAMESPACES)) {
    const around = module.reader.enclosing(statement).find(({ form }) => form === 'function' || form === 'class');
    const isTaken =
      statement.type === 'function_definition' &&
      !around &&
      [...within(field(statement, 'parameters') ?? statement)].some((node) => isNamespace(node, module));
    if (isTaken) yield* calls(statement, module);
    else if (!writesNames(statement, module)) continue;
    else if (!around) yield { statement, location: module.at(statement) };
    else if (around.form === 'function') yield* calls(around.node, module);
  }
}

/** The calls of a function of the module that stand at its top level as statements. */
function* calls(definition: Node, module: PythonModule): Generator<Overlay> {
  const name = field(definition, 'name');
  if (!name) return;
  const text = module.text(name);
  for (const statement of module.reader.statementsWith([text])) {
    if (statement.type !== 'expression_statement') continue;
    if (module.reader.enclosing(statement).some(({ form }) => form === 'function' || form === 'class' || form === 'main-guard')) continue;
    const [call] = statement.children;
    const callee = call?.type === 'call' ? field(call, 'function') : undefined;
    if (callee && module.text(callee) === text) yield { statement, location: module.at(statement) };
  }
}

function writesNames(statement: Node, module: PythonModule): boolean {
  return [...within(statement)].some((node) => {
    if (node.type === 'call') {
      const callee = field(node, 'function');
      const object = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
      const method = field(callee, 'attribute');
      return object !== undefined && method !== undefined && isNamespace(object, module) && module.text(method) === 'update';
    }
    if (node.type !== 'assignment') return false;
    const target = field(node, 'left');
    const object = target?.type === 'subscript' ? field(target, 'value') : undefined;
    const key = field(target, 'subscript');
    return object !== undefined && key !== undefined && key.type !== 'string' && isNamespace(object, module);
  });
}

function isNamespace(node: Node, module: PythonModule): boolean {
  const callee = node.type === 'call' ? field(node, 'function') : undefined;
  return callee?.type === 'identifier' && NAMESPACES.includes(module.text(callee));
}
