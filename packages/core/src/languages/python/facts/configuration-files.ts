import { ENVIRONMENT_FILES, SETTINGS_METHODS } from '../../../knowledge/python/configuration-files.js';
import type { ConfigurationFile } from '../../../vocabulary/facts/index.js';
import { argumentsOf, field, within } from '../node.js';
import type { PythonModule } from '../module.js';
import { argumentValue, knownCalls, placed } from './calls.js';

/** Files that the program takes variables or settings from. */
export function* configurationFiles(module: PythonModule): Generator<ConfigurationFile> {
  for (const { node, row, given } of knownCalls(module, ENVIRONMENT_FILES)) {
    const file = argumentValue(given, row.file, module);
    const overrides = argumentValue(given, row.overrides, module);
    yield {
      kind: 'configuration-file',
      form: 'environment',
      library: row.library,
      ...(file ? { file } : {}),
      ...(overrides?.kind === 'literal' && overrides.value === true ? { overrides: true as const } : {}),
      ...placed(node, module),
    };
  }
  for (const statement of module.reader.statementsWith([...SETTINGS_METHODS])) {
    for (const node of within(statement)) {
      const callee = node.type === 'call' ? field(node, 'function') : undefined;
      const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
      if (!object || !method || !SETTINGS_METHODS.has(module.text(method)) || !/(?:^|\.)config$/.test(module.text(object))) continue;
      const file = argumentValue(argumentsOf(node, module.text), { position: 0, named: 'filename' }, module);
      if (file) yield { kind: 'configuration-file', form: 'settings', library: 'flask', file, ...placed(node, module) };
    }
  }
}
