import { requiredModule } from './origin.js';
import type { Load } from './reader.js';
import { nodesOf, stringOf, type Node } from './tree.js';

/** What the tree of a file knows of imports. */
interface Imports {
  readonly imports: readonly Node[];
  readonly dynamicImports: readonly Node[];
  /** The units in which a word stands. */
  readonly words: ReadonlyMap<string, readonly Node[]>;
}

/** @param isGuarded whether a statement stands in a function or a `try` */
export function* loadsOf({ imports, dynamicImports, words }: Imports, program: Node, isGuarded: (unit: Node) => boolean): Generator<Load> {
  for (const statement of imports) {
    if (statement.type === 'ImportDeclaration') {
      const types =
        statement.importKind === 'type' ||
        (statement.specifiers.length > 0 &&
          statement.specifiers.every((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'));
      yield loadAt(statement.source.value, statement, types);
    } else if (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference') {
      yield loadAt(statement.moduleReference.expression.value, statement, statement.importKind === 'type');
    }
  }
  for (const statement of program.type === 'Program' ? program.body : []) {
    if ((statement.type === 'ExportAllDeclaration' || statement.type === 'ExportNamedDeclaration') && statement.source)
      yield loadAt(statement.source.value, statement, statement.exportKind === 'type');
  }
  for (const unit of words.get('require') ?? []) {
    for (const node of nodesOf(unit)) {
      const module = requiredModule(node);
      if (module !== undefined) yield loadAt(module, node, isGuarded(unit));
    }
  }
  for (const node of dynamicImports) {
    const module = node.type === 'ImportExpression' ? stringOf(node.source) : undefined;
    if (module !== undefined) yield loadAt(module, node, true);
  }
}

function loadAt(module: string, { start, end }: Node, optional: boolean): Load {
  return { module, optional, start, end };
}
