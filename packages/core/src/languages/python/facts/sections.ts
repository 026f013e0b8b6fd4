import { environmentPurpose, isDouble, isSharedEnvironment } from '../../../knowledge/purposes/names.js';
import type { CodeSection } from '../../../vocabulary/facts/index.js';
import { argumentsOf, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { keyedSections } from './keyed-sections.js';
import { classesIn } from './classes.js';
import { CONFIGURATION, SETTINGS_PATH } from './settings.js';

/** Heads of classes that may be for others than production. */
const HEAD = /\bclass\s+\w*(?:dev|local|test|ci|e2e|mock|fake|stub|dummy)/i;
/** Bases that say nothing about what a class is for. */
const PLAIN_BASE = /^(?:object|(?:\w+\.)*(?:BaseSettings|BaseModel|ABC|Protocol))$/;

/** Classes at module level, and values under the names of environments, that are for development or tests, or stand in for something real. */
export function* codeSections(module: PythonModule): Generator<CodeSection> {
  const found = new Map<Node, CodeSection['purpose']>();
  for (const node of classesIn(module, (head) => HEAD.test(head))) {
    const purpose = isDouble(nameOf(node, module)) ? 'double' : settingsPurpose(node, module);
    if (purpose) found.set(node, purpose);
  }
  for (const node of [...selfWarning(module)]) found.set(node, 'development');
  for (const [node, purpose] of found)
    if (purpose !== 'test' && !CONFIGURATION.test(nameOf(node, module)))
      for (const heir of heirsOf(node, module)) if (!found.has(heir)) found.set(heir, purpose);
  for (const [node, purpose] of found) yield { kind: 'code-section', name: nameOf(node, module), purpose, location: module.at(node) };
  yield* keyedSections(module);
}

function nameOf(node: Node, module: PythonModule): string {
  const name = field(node, 'name');
  return name ? module.text(name) : '';
}

/** For whom a class of settings is by its name, beside those of production: it builds on another class, or another one stands here. */
function settingsPurpose(node: Node, module: PythonModule): 'development' | 'test' | undefined {
  const name = nameOf(node, module);
  const purpose = environmentPurpose(name);
  const bases = argumentsOf(node, module.text)
    .positional.map(module.text)
    .filter((base) => !PLAIN_BASE.test(base));
  const isSettings = CONFIGURATION.test(name)
    ? true
    : SETTINGS_PATH.test(module.document.path) || bases.some((base) => CONFIGURATION.test(base));
  if (!purpose || !isSettings) return undefined;
  if (bases.some((base) => environmentPurpose(base) === undefined)) return purpose;
  return classesIn(module, (head) => CONFIGURATION.test(head)).some((other) => isForProduction(nameOf(other, module)))
    ? purpose
    : undefined;
}

function isForProduction(name: string): boolean {
  return (CONFIGURATION.test(name) || isSharedEnvironment(name)) && environmentPurpose(name) === undefined;
}

/** Classes whose constructor warns that they are for development and not for production. */
function* selfWarning(module: PythonModule): Generator<Node> {
  for (const statement of module.reader.statementsWith(['warn'])) {
    const [maker, owner] = module.reader.enclosing(statement).filter(({ form }) => form === 'function' || form === 'class');
    if (maker?.form !== 'function' || !/^__(?:init|new)__$/.test(maker.name ?? '') || owner?.form !== 'class') continue;
    for (const call of within(statement)) {
      const callee = call.type === 'call' ? field(call, 'function') : undefined;
      if (!callee || module.nameOf(callee) !== 'warnings.warn') continue;
      const first = argumentsOf(call, module.text).positional[0];
      const text = first && module.value(first);
      if (isString(text) && /\bdevelopment\b|\btest(?:s|ing)\b/i.test(text.value) && /\bproduction\b/i.test(text.value)) yield owner.node;
    }
  }
}

/** Classes of this file that build on one, and on those. */
function heirsOf(node: Node, module: PythonModule, depth = 0): readonly Node[] {
  const name = nameOf(node, module);
  if (name === '' || depth > 4) return [];
  const own = classesIn(module, (head) => head.includes(name)).filter((each) =>
    argumentsOf(each, module.text).positional.some((base) => module.text(base) === name),
  );
  return own.flatMap((each) => [each, ...heirsOf(each, module, depth + 1)]);
}
