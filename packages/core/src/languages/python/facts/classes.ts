import { definition, type Node } from '../node.js';
import type { PythonModule } from '../module.js';

/** The classes that are defined at module level, in order. */
export function classesIn(module: PythonModule): readonly Node[] {
  const found: Node[] = [];
  for (const effects of module.reader.module.effects.values()) {
    for (const { operation, value } of effects) if (operation === 'define' && value?.type === 'class_definition') found.push(value);
  }
  return found.map(definition).sort((a, b) => a.start - b.start);
}
