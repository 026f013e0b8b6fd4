import type { Dependency, Manifest } from '../../../vocabulary/facts/index.js';
import { defineLanguage } from '../../../vocabulary/language.js';
import { at, booleanOf, entriesOf, isMapping, itemsOf, textOf, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { readToml } from '../../../syntax/toml.js';
import { redactions } from '../masking.js';
import { waivers } from '../waivers.js';
import { poetryDependencies, poetryPython } from './poetry.js';
import { standardDependencies } from './standard-dependencies.js';
import { pythonVersion } from './runtime.js';
import { taskFacts } from './tasks.js';
import { basename } from '../../../vocabulary/paths.js';

/** pyproject.toml: PEP 621, PEP 735, Poetry, PDM and uv. A file with settings of tools alone declares no unit. */
export const pyproject = defineLanguage({
  id: 'pyproject',
  version: 1,
  provides: ['manifest', 'dependency', 'runtime-version', 'command', 'redaction', 'waiver'],
  reads: (path) => basename(path) === 'pyproject.toml',
  *extract(document) {
    const file = readToml(document);
    const root = file.roots[0];
    if (isMapping(root) && declaresUnit(root)) {
      const dependencies = [...standardDependencies(root), ...poetryDependencies(root)];
      yield manifestOf(document.path, root, dependencies);
      yield* dependencies;
      const requires = isMapping(root.get('project'))
        ? entriesOf(root.get('project')).find(({ key }) => key === 'requires-python')
        : undefined;
      if (requires) yield* pythonVersion(textOf(requires.value), requires.location);
      else yield* poetryPython(root);
    }
    yield* taskFacts(root);
    yield* redactions(document);
    yield* waivers(document, file.comments);
  },
});

function declaresUnit(root: MappingNode): boolean {
  const declaring: readonly (readonly string[])[] = [
    ['project'],
    ['build-system'],
    ['dependency-groups'],
    ['tool', 'poetry'],
    ['tool', 'flit', 'metadata'],
    ['tool', 'pdm', 'dev-dependencies'],
    ['tool', 'uv', 'workspace'],
    ['tool', 'uv', 'dev-dependencies'],
  ];
  return declaring.some((path) => at(root, ...path) !== undefined);
}

function manifestOf(path: string, root: MappingNode, dependencies: readonly Dependency[]): Manifest {
  const unit = [at(root, 'project'), at(root, 'tool', 'poetry'), at(root, 'tool', 'flit', 'metadata')].find(isMapping);
  const name = textOf(unit?.get('name'));
  const version = textOf(unit?.get('version'));
  const classifiers = itemsOf(unit?.get('classifiers')).flatMap((item) => textOf(item) ?? []);
  const isPrivate =
    classifiers.some((each) => each.startsWith('Private ::')) ||
    booleanOf(at(root, 'tool', 'poetry', 'package-mode')) === false ||
    booleanOf(at(root, 'tool', 'uv', 'package')) === false;
  const isBuilt = root.get('build-system') !== undefined && name !== undefined && hasVersion(unit);
  const commands = [at(root, 'project', 'scripts'), at(root, 'project', 'gui-scripts'), at(root, 'tool', 'poetry', 'scripts')].flatMap(
    (each) => entriesOf(each).map(({ key }) => key),
  );
  const members = itemsOf(at(root, 'tool', 'uv', 'workspace', 'members')).flatMap((item) => textOf(item) ?? []);
  const manager = managerOf(root);
  const backendPaths = itemsOf(at(root, 'build-system', 'backend-path')).flatMap((item) => textOf(item) ?? []);
  return {
    kind: 'manifest',
    location: { path },
    ecosystem: 'python',
    format: 'pyproject',
    ...(name !== undefined && { name }),
    ...(version !== undefined && { version }),
    ...(isPrivate && { private: true }),
    ...(!isPrivate && (classifiers.length > 0 || isBuilt) && { publishable: true }),
    ...(commands.length > 0 && { commands }),
    ...(members.length > 0 && { members }),
    ...(manager !== undefined && { manager }),
    ...(backendPaths.length > 0 && { backendPaths }),
    dependencies: dependencies.filter(({ group }) => group === 'runtime').length,
  };
}

function hasVersion(unit: DataNode | undefined): boolean {
  return textOf(at(unit, 'version')) !== undefined || itemsOf(at(unit, 'dynamic')).some((item) => textOf(item) === 'version');
}

function managerOf(root: MappingNode): string | undefined {
  return ['poetry', 'uv', 'pdm', 'hatch'].find((manager) => entriesOf(at(root, 'tool', manager)).length > 0);
}
