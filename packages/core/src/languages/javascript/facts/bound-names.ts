import type { SourceFile } from '../source.js';
import { keyName, type Node } from '../tree.js';

/** The name that an expression's value gets. */
export function boundName(file: SourceFile, node: Node): string | undefined {
  const parent = file.reader.parentOf(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === node ? keyName(parent.key, parent.computed) : undefined;
    case 'AssignmentExpression':
      if (parent.right !== node) return undefined;
      return parent.left.type === 'Identifier'
        ? parent.left.name
        : parent.left.type === 'MemberExpression'
          ? keyName(parent.left.property, parent.left.computed)
          : undefined;
    case 'AssignmentPattern':
      return parent.right === node && parent.left.type === 'Identifier' ? parent.left.name : undefined;
    case 'TemplateLiteral':
      return undefined;
    default:
      return undefined;
  }
}
