import { BUILT_IN_MODULES } from '../../../knowledge/javascript/node.js';
import type { Import } from '../../../vocabulary/facts/index.js';
import { requiredModule } from '../origin.js';
import type { SourceFile } from '../source.js';
import { nodesOf, stringOf, type Node } from '../tree.js';

interface Found {
  readonly module: string;
  readonly node: Node;
  readonly optional: boolean;
}

/** The modules that a file loads: one fact a module or package, at its first place. One that is loaded without reserve anywhere is not optional. Tests are left out. */
export function* imports(file: SourceFile): Generator<Import> {
  if (file.document.kind === 'test') return;
  const found = [...importsOf(file)].sort((a, b) => a.node.start - b.node.start);
  const groups = new Map<string, Found[]>();
  for (const each of found) {
    const key = rootOf(each.module) ?? each.module;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  for (const group of groups.values()) {
    const first = group.find(({ optional }) => !optional) ?? group[0];
    if (!first) continue;
    const root = rootOf(first.module);
    yield {
      kind: 'import',
      module: first.module,
      ...(root === undefined ? {} : { root }),
      ...(group.every(({ optional }) => optional) ? { optional: true as const } : {}),
      location: file.locate(first.node),
    };
  }
}

function* importsOf(file: SourceFile): Generator<Found> {
  for (const statement of file.reader.imports()) {
    if (statement.type === 'ImportDeclaration') {
      const types =
        statement.importKind === 'type' ||
        (statement.specifiers.length > 0 &&
          statement.specifiers.every((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'));
      yield { module: statement.source.value, node: statement, optional: types };
    } else if (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference') {
      yield { module: statement.moduleReference.expression.value, node: statement, optional: statement.importKind === 'type' };
    }
  }
  const program = file.reader.program;
  for (const statement of program.type === 'Program' ? program.body : []) {
    if (statement.type === 'ExportAllDeclaration')
      yield { module: statement.source.value, node: statement, optional: statement.exportKind === 'type' };
    if (statement.type === 'ExportNamedDeclaration' && statement.source)
      yield { module: statement.source.value, node: statement, optional: statement.exportKind === 'type' };
  }
  for (const unit of file.reader.statementsWith(['require'])) {
    const guarded = file.reader.enclosing(unit).some(({ form }) => form === 'try' || form === 'function');
    for (const node of nodesOf(unit)) {
      const module = requiredModule(node);
      if (module !== undefined) yield { module, node, optional: guarded };
    }
  }
  for (const node of file.reader.dynamicImports()) {
    const module = node.type === 'ImportExpression' ? stringOf(node.source) : undefined;
    if (module !== undefined) yield { module, node, optional: true };
  }
}

/** The package that a specifier belongs to; undefined for files, aliases and what the runtime brings. */
function rootOf(module: string): string | undefined {
  if (/^(?:[./~#]|@\/|\$|https?:|data:|file:|virtual:|astro:|bun(?::|$)|node:|deno:)/.test(module)) return undefined;
  const bare = module.replace(/^(?:npm|jsr):/, '');
  const root = bare.startsWith('@') ? bare.split('/').slice(0, 2).join('/') : (bare.split('/')[0] ?? bare);
  return BUILT_IN_MODULES.has(root) || !/^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(root) ? undefined : root;
}
