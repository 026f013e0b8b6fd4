import { environmentPurpose, isSharedEnvironment } from '../../../knowledge/purposes/names.js';
import type { CodeSection } from '../../../vocabulary/facts/index.js';
import { field, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';

/** `{"development": {…}, "production": {…}}`: dictionaries under names of environments, of which one is for others than developers. */
export function* keyedSections(module: PythonModule): Generator<CodeSection> {
  for (const key of module.reader.stringsWhere('key', isDevelopment)) {
    const pair = key.parent;
    const value = pair?.type === 'pair' && key.field === 'key' ? field(pair, 'value') : undefined;
    if (!pair || value?.type !== 'dictionary') continue;
    const name = textOf(key, module);
    const purpose = environmentPurpose(name);
    const others = (pair.parent?.children ?? []).flatMap((each) => (each.type === 'pair' ? (field(each, 'key') ?? []) : []));
    if (purpose && others.some((other) => isSharedEnvironment(textOf(other, module))))
      yield { kind: 'code-section', name, purpose, location: module.at(value) };
  }
}

function isDevelopment(text: string): boolean {
  return environmentPurpose(text) !== undefined;
}

function textOf(node: Node, module: PythonModule): string {
  const value = module.value(node);
  return isString(value) ? value.value : '';
}
