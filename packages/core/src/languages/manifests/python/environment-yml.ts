import type { Dependency } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { at, isSequence, itemsOf, textOf, type DataNode } from '../../../syntax/node.js';
import { parseRequirement } from '../../../syntax/requirements.js';
import { readYaml } from '../../../syntax/yaml.js';
import { redactions } from '../masking.js';
import { waivers } from '../waivers.js';
import { dependencyOf } from './dependency.js';
import { requirementsGroup } from './groups.js';
import { pythonName } from './names.js';
import { pythonVersion } from './runtime.js';
import { basename } from '../../../vocabulary/paths.js';

/** `name=1.2.3=build`: one equals sign takes every version that begins so. Source: conda's match specifications. */
const MATCH = /^(?:[\w./-]+::)?([\w.-]+)\s*(.*)$/;

/** environment.yml of conda: packages of conda and, below `pip`, of Python's index. */
export const environmentYml = defineLanguage({
  id: 'environment.yml',
  version: 1,
  provides: ['manifest', 'dependency', 'runtime-version', 'redaction', 'waiver'],
  reads: (path, head) => /^(?:conda[-_])?environment(?:[-_.][\w-]+)?\.ya?ml$/.test(basename(path)) && /^dependencies:/m.test(head()),
  *extract(document) {
    const file = readYaml(document);
    const items = at(file.roots[0], 'dependencies');
    if (!isSequence(items)) return;
    const group = requirementsGroup(document.path.replace(/environment[-_.]?/, ''));
    const dependencies = [...dependenciesOf(items, group)];
    const name = textOf(at(file.roots[0], 'name'));
    yield {
      kind: 'manifest',
      location: { path: document.path },
      ecosystem: 'python',
      format: 'environment.yml',
      ...(name !== undefined && { name }),
      dependencies: dependencies.filter(({ name: each }) => each !== 'python' && each !== 'pip').length,
      group,
    };
    for (const dependency of dependencies) {
      if (dependency.name === 'python') yield* pythonVersion(dependency.specifier?.replace(/^=+/, ''), dependency.location);
      else if (dependency.name !== 'pip') yield dependency;
    }
    yield* redactions(document);
    yield* waivers(document, file.comments);
  },
});

function* dependenciesOf(items: DataNode, group: Dependency['group']): Generator<Dependency> {
  for (const item of itemsOf(items)) {
    const text = textOf(item);
    if (text === undefined) {
      for (const inner of itemsOf(at(item, 'pip'))) {
        const dependency = dependencyOf(parseRequirement(textOf(inner) ?? ''), inner.location, group);
        if (dependency) yield dependency;
      }
      continue;
    }
    const [, name, specifier = ''] = MATCH.exec(text) ?? [];
    if (name === undefined) continue;
    yield {
      kind: 'dependency',
      location: item.location,
      name: pythonName(name),
      ecosystem: 'python',
      group,
      ...(specifier !== '' && { specifier }),
      pin: condaPin(specifier),
    };
  }
}

function condaPin(specifier: string): Dependency['pin'] {
  if (specifier === '' || specifier === '*') return 'none';
  return /^(?:==[^*]+|=\d+(?:\.\d+){2,}|=[^=*]+=[^=]+)$/.test(specifier) ? 'exact' : 'range';
}
