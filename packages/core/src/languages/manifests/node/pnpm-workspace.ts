import { defineLanguage } from '../../../vocabulary/language.js';
import { at, itemsOf, textOf } from '../../../syntax/node.js';
import { readYaml } from '../../../syntax/yaml.js';
import { waivers } from '../waivers.js';
import { basename } from '../../../vocabulary/paths.js';

/** pnpm-workspace.yaml: which folders are members of the workspace. */
export const pnpmWorkspace = defineLanguage({
  id: 'pnpm-workspace',
  version: 1,
  provides: ['manifest', 'waiver'],
  reads: (path) => basename(path) === 'pnpm-workspace.yaml',
  *extract(document) {
    const file = readYaml(document);
    const members = itemsOf(at(file.roots[0], 'packages')).flatMap((item) => textOf(item) ?? []);
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: 'node',
      format: 'other',
      ...(members.length > 0 && { members }),
      manager: 'pnpm',
      dependencies: 0,
    };
    yield* waivers(document, file.comments);
  },
});
