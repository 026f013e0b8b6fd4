import { STANDARD_LIBRARY } from '../../../knowledge/python/standard-library.js';
import type { Import } from '../../../vocabulary/facts/index.js';
import { fields, type Node } from '../node.js';
import type { PythonModule } from '../module.js';

/**
 * One fact for each package root that is imported, and for each relative module and each one of the file's own package, at the first
 * place where it is needed.
 */
export function* imports(module: PythonModule): Generator<Import> {
  const found = new Map<string, Import>();
  const folders = new Set(module.document.path.split('/').slice(0, -1));
  for (const statement of module.reader.imports()) {
    // `from __future__ import annotations` loads nothing.
    if (statement.type === 'future_import_statement') continue;
    for (const [index, name] of modulesOf(statement, module).entries()) {
      const root = name.startsWith('.') ? undefined : name.split('.', 1)[0]!;
      if (root !== undefined && STANDARD_LIBRARY.has(root)) continue;
      const key = root === undefined || folders.has(root) ? name : root;
      const known = found.get(key);
      if (known && !known.optional) continue;
      const optional = isOptional(statement, module);
      if (known && optional) continue;
      found.set(key, {
        kind: 'import',
        module: name,
        location: module.at(placesOf(statement)[index] ?? statement),
        ...(root === undefined ? {} : { root }),
        ...(optional ? { optional: true } : {}),
      });
    }
  }
  yield* found.values();
}

const named = new WeakMap<Node, readonly string[]>();

/** The modules that a statement loads, as written. */
function modulesOf(statement: Node, module: PythonModule): readonly string[] {
  const original = statement.original ?? statement;
  let known = named.get(original);
  if (!known) named.set(original, (known = placesOf(statement).map((node) => module.text(node).replace(/\s/g, ''))));
  return known;
}

/** Where it names them. */
function placesOf(statement: Node): readonly Node[] {
  const from = statement.children.find(({ field: name }) => name === 'module_name');
  if (from) return [from];
  return fields(statement, 'name').map((node) => (node.type === 'aliased_import' ? (node.children[0] ?? node) : node));
}

/** Guarded against absence, only in one branch (for types, for one version), or loaded when a function runs. */
function isOptional(statement: Node, module: PythonModule): boolean {
  if (module.reader.enclosing(statement).some(({ form }) => form === 'function')) return true;
  return module.reader.branches(statement).some((branch) => branch.form !== 'try' || guards(branch.statement, module));
}

function guards(attempt: Node, module: PythonModule): boolean {
  return attempt.children.some((clause) => {
    if (clause.type !== 'except_clause') return false;
    const head = clause.children.filter(({ type }) => type !== 'block');
    return head.length === 0 || /\b(?:ImportError|ModuleNotFoundError|Exception)\b/.test(head.map((node) => module.text(node)).join(' '));
  });
}
