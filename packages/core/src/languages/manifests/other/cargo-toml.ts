import { defineLanguage } from '../../../vocabulary/language.js';
import { at, booleanOf, entriesOf, itemsOf, textOf } from '../../../syntax/node.js';
import { readToml } from '../../../syntax/toml.js';
import { basename } from '../../../vocabulary/paths.js';

/** Cargo.toml: the package, its workspace, how many crates it depends on. */
export const cargoToml = defineLanguage({
  id: 'cargo.toml',
  version: 1,
  provides: ['manifest'],
  reads: (path) => basename(path) === 'Cargo.toml',
  *extract(document) {
    const root = readToml(document).roots[0];
    const name = textOf(at(root, 'package', 'name'));
    const members = itemsOf(at(root, 'workspace', 'members')).flatMap((item) => textOf(item) ?? []);
    const commands = itemsOf(at(root, 'bin')).flatMap((item) => textOf(at(item, 'name')) ?? []);
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: 'rust',
      format: 'other',
      ...(name !== undefined && { name }),
      ...(booleanOf(at(root, 'package', 'publish')) === false && { private: true }),
      ...(members.length > 0 && { members }),
      ...(commands.length > 0 && { commands }),
      dependencies: entriesOf(at(root, 'dependencies')).length,
    };
  },
});
