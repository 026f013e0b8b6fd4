import { defineLanguage } from '../../../vocabulary/language.js';
import { at, entriesOf, textOf } from '../../../syntax/node.js';
import { readJson } from '../../../syntax/json.js';
import { MANIFEST_FRAMEWORKS } from '../../../knowledge/manifests/foreign-frameworks.js';
import { basename } from '../../../vocabulary/paths.js';

/** composer.json: the package and how many it depends on; the web framework among them, since no code of PHP is read. */
export const composerJson = defineLanguage({
  id: 'composer.json',
  version: 1,
  provides: ['manifest', 'framework'],
  reads: (path) => basename(path) === 'composer.json',
  *extract(document) {
    const root = readJson(document).roots[0];
    const required = entriesOf(at(root, 'require')).filter(({ key }) => key.includes('/'));
    const name = textOf(at(root, 'name'));
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: 'php',
      format: 'other',
      ...(name !== undefined && { name }),
      ...(textOf(at(root, 'type')) === 'library' && { publishable: true }),
      dependencies: required.length,
    };
    for (const { key, location } of required) {
      const framework = MANIFEST_FRAMEWORKS.find(({ word }) => word === key);
      if (framework) yield { kind: 'framework', location, name: framework.name, serves: 'web' };
    }
  },
});
