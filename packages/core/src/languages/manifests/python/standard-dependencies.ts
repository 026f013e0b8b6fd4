import type { Dependency, DependencyGroup } from '../../../vocabulary/facts/index.js';
import { at, entriesOf, isScalar, itemsOf, textOf, type DataNode } from '../../../syntax/node.js';
import { parseRequirement } from '../../../syntax/requirements.js';
import { dependencyOf } from './dependency.js';
import { extraGroup, groupOf } from './groups.js';
import { pythonName } from './names.js';
import { referencePin } from './pins.js';

/** Dependencies of PEP 621, PEP 735, PEP 518 and of the tables that PDM and uv had before. */
export function* standardDependencies(root: DataNode): Generator<Dependency> {
  const sources = uvSources(root);
  for (const dependency of declared(root)) {
    const pin = sources.get(dependency.name);
    yield pin === undefined ? dependency : { ...dependency, pin };
  }
}

function* declared(root: DataNode): Generator<Dependency> {
  yield* fromList(at(root, 'project', 'dependencies'), 'runtime');
  for (const { key, value } of entriesOf(at(root, 'project', 'optional-dependencies'))) yield* fromList(value, extraGroup(key));
  for (const { key, value } of entriesOf(at(root, 'dependency-groups'))) yield* fromList(value, groupOf(key));
  for (const { key, value } of entriesOf(at(root, 'tool', 'pdm', 'dev-dependencies'))) yield* fromList(value, groupOf(key));
  yield* fromList(at(root, 'tool', 'uv', 'dev-dependencies'), 'development');
  yield* fromList(at(root, 'build-system', 'requires'), 'build');
}

function* fromList(items: DataNode | undefined, group: DependencyGroup): Generator<Dependency> {
  for (const item of itemsOf(items)) {
    const text = isScalar(item) ? textOf(item) : undefined;
    const dependency = text === undefined ? undefined : dependencyOf(parseRequirement(text), item.location, group);
    if (dependency) yield dependency;
  }
}

/** `[tool.uv.sources]` says where a name really comes from. Source: docs.astral.sh/uv/concepts/projects/dependencies. */
function uvSources(root: DataNode): ReadonlyMap<string, Dependency['pin']> {
  const pins = new Map<string, Dependency['pin']>();
  for (const { key, value } of entriesOf(at(root, 'tool', 'uv', 'sources'))) {
    const source = itemsOf(value)[0] ?? value;
    const reference = textOf(at(source, 'rev')) ?? textOf(at(source, 'tag')) ?? textOf(at(source, 'branch'));
    if (at(source, 'workspace') ?? at(source, 'path')) pins.set(pythonName(key), 'local');
    else if (at(source, 'git')) pins.set(pythonName(key), at(source, 'tag') ? 'exact' : referencePin(reference ?? ''));
    else if (at(source, 'url')) pins.set(pythonName(key), 'exact');
  }
  return pins;
}
