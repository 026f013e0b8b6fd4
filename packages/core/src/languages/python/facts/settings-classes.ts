import type { SettingsClass } from '../../../vocabulary/facts/index.js';
import { argumentsOf, bare, field, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { CONFIGURATION } from './settings.js';

/** Classes of settings that the code takes: `app.config.from_object("shop.config.DevConfig")`, `settings = DevSettings()`. */
export function* settingsClasses(module: PythonModule): Generator<SettingsClass> {
  for (const statement of module.reader.statementsWith(['from_object'])) {
    if (module.reader.branches(statement).length > 0) continue;
    for (const call of within(statement)) {
      const callee = call.type === 'call' ? field(call, 'function') : undefined;
      const given = callee && /(?:^|\.)from_object$/.test(module.text(callee)) ? argumentsOf(call, module.text).positional[0] : undefined;
      const name = given && lastName(given, module);
      if (name !== undefined) yield { kind: 'settings-class', name, location: module.at(given!) };
    }
  }
  for (const statement of module.reader.statementsWhere(isSettingsClass)) {
    const assignment = statement.type === 'expression_statement' ? statement.children[0] : undefined;
    const right = assignment?.type === 'assignment' ? field(assignment, 'right') : undefined;
    if (!right || module.reader.branches(statement).length > 0 || module.reader.enclosing(statement).length > 0) continue;
    const value = bare(right);
    const made = value.type === 'call' ? field(value, 'function') : value;
    const name = made && /^(?:identifier|attribute)$/.test(made.type) ? lastName(made, module) : undefined;
    if (name !== undefined && isSettingsClass(name)) yield { kind: 'settings-class', name, location: module.at(right) };
  }
}

function isSettingsClass(word: string): boolean {
  return /^[A-Z]/.test(word) && CONFIGURATION.test(word);
}

/** The last name of a class, written out or in a text: `shop.config.DevConfig`. */
function lastName(node: Node, module: PythonModule): string | undefined {
  if (/^(?:identifier|attribute)$/.test(node.type)) return module.text(node).replace(/^.*\./s, '');
  const value = module.value(node);
  return isString(value) ? value.value.replace(/^.*[.:]/s, '') : undefined;
}
