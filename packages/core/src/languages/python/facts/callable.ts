import type { Callable } from '../../../vocabulary/facts/index.js';
import type { PythonModule } from '../module.js';
import { field, within, type Node } from '../node.js';

/**
 * The function of the module, or the method of one of its classes, that a node stands in, where nothing but its name can call it: no
 * decorator hands it on, no base of its class may call it, and its own file names it nowhere else.
 */
export function callable(node: Node, module: PythonModule): Callable | undefined {
  const around = module.reader.enclosing(node).filter(({ form }) => form === 'function' || form === 'class');
  const [outer, inner] = [around.at(-1), around.at(-2)];
  const method = outer?.form === 'class';
  const found = method ? inner : outer;
  if (found?.form !== 'function' || found.name === undefined || /^__\w+__$/.test(found.name)) return undefined;
  if (found.node.parent?.type === 'decorated_definition') return undefined;
  if (method && (field(outer.node, 'superclasses') || outer.node.parent?.type === 'decorated_definition')) return undefined;
  return isNamedOnce(found.name, module) ? { name: found.name, ...(method ? { method: true as const } : {}) } : undefined;
}

/** Its definition is the only place in the file where it is named, as code or as a string by itself. */
function isNamedOnce(name: string, module: PythonModule): boolean {
  if (module.document.text.includes(`'${name}'`) || module.document.text.includes(`"${name}"`)) return false;
  const named = module.reader
    .statementsWith([name])
    .flatMap((statement) => [...within(statement)].filter(({ type, start, end }) => type === 'identifier' && end - start === name.length));
  return new Set(named.filter((node) => module.text(node) === name).map(({ start }) => start)).size <= 1;
}
