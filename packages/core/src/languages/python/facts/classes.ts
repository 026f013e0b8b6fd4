import type { Node } from '../node.js';
import type { PythonModule } from '../module.js';

/** The classes at module level whose head fits a test, in order; others may be among them. */
export function classesIn(module: PythonModule, test: (head: string) => boolean = () => true): readonly Node[] {
  return module.reader.definitions((head) => /^class\b/m.test(head) && test(head)).filter(({ type }) => type === 'class_definition');
}

/** The class of a name at module level, the first of them. */
export function classNamed(name: string, module: PythonModule): Node | undefined {
  const isNamed = (head: string) => head.includes(name);
  return classesIn(module, isNamed).find((node) => node.children.some((child) => child.field === 'name' && module.text(child) === name));
}

/** The classes that may be settings of pydantic: none where nothing speaks of them. */
export function settingsClassesIn(module: PythonModule): readonly Node[] {
  return module.reader.statementsWith(['BaseSettings', 'SettingsConfigDict']).length > 0 ? classesIn(module) : [];
}
