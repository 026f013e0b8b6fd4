import { environmentPurpose, isDouble, isSharedEnvironment } from '../../../knowledge/purposes/names.js';
import type { CodeSection } from '../../../vocabulary/facts/index.js';
import type { SourceFile } from '../source.js';
import { isClass, keyName, nodesOf, unwrap, type Node } from '../tree.js';

/** Classes that stand in for something real, and values under names of environments, that production does not use. */
export function* codeSections(file: SourceFile): Generator<CodeSection> {
  const { reader, document } = file;
  if (!DOUBLE.test(document.text) && !(reader.mayBind(isDevelopment) && reader.mayBind(isSharedEnvironment))) return;
  const names = [...new Set(reader.identifiers())].filter(isTelling);
  if (names.length === 0) return;
  const wanted = new Set(names);
  for (const unit of reader.statementsWith(names)) {
    for (const node of nodesOf(unit)) {
      const section = sectionOf(file, node, wanted);
      if (section) yield { kind: 'code-section', ...section };
    }
  }
}

/** Where this is not in the text, no class is named for a double. */
const DOUBLE = /\bclass\s+\w*(?:mock|fake|stub|dummy)/i;

function isDevelopment(name: string): boolean {
  return environmentPurpose(name) !== undefined;
}

function isTelling(name: string): boolean {
  return isDouble(name) || isDevelopment(name);
}

function sectionOf(file: SourceFile, node: Node, wanted: ReadonlySet<string>): Omit<CodeSection, 'kind'> | undefined {
  if (isClass(node)) {
    const name = node.id?.name;
    return name !== undefined && wanted.has(name) && isDouble(name) ? { name, purpose: 'double', location: file.locate(node) } : undefined;
  }
  if (node.type !== 'Property' || unwrap(node.value).type !== 'ObjectExpression') return undefined;
  const name = keyName(node.key, node.computed) ?? '';
  const purpose = wanted.has(name) ? environmentPurpose(name) : undefined;
  return purpose && isBesideShared(file, node) ? { name, purpose, location: file.locate(node.value) } : undefined;
}

/** `{ development: {…}, production: {…} }`: another key is an environment for others than developers. */
function isBesideShared(file: SourceFile, node: Node): boolean {
  const object = file.reader.parentOf(node);
  return (
    object?.type === 'ObjectExpression' &&
    object.properties.some((other) => other.type === 'Property' && isSharedEnvironment(keyName(other.key, other.computed) ?? ''))
  );
}
