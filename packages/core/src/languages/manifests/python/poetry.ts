import type { Dependency, DependencyGroup, RuntimeVersion } from '../../../vocabulary/facts/index.js';
import { at, booleanOf, entriesOf, itemsOf, textOf, type DataNode, type MappingEntry } from '../../../syntax/node.js';
import { masked } from '../masking.js';
import { groupOf } from './groups.js';
import { pythonName } from './names.js';
import { poetryPin, referencePin, urlPin } from './pins.js';
import { pythonVersion } from './runtime.js';

/** Dependencies of `[tool.poetry]`, of all its groups. Source: python-poetry.org/docs/pyproject. */
export function* poetryDependencies(root: DataNode): Generator<Dependency> {
  const poetry = at(root, 'tool', 'poetry');
  yield* fromTable(at(poetry, 'dependencies'), 'runtime');
  yield* fromTable(at(poetry, 'dev-dependencies'), 'development');
  for (const { key, value } of entriesOf(at(poetry, 'group'))) yield* fromTable(at(value, 'dependencies'), groupOf(key));
}

/** The version of Python that Poetry's dependencies ask for. */
export function* poetryPython(root: DataNode): Generator<RuntimeVersion> {
  const entry = entriesOf(at(root, 'tool', 'poetry', 'dependencies')).find(({ key }) => key === 'python');
  if (entry) yield* pythonVersion(textOf(entry.value) ?? textOf(at(entry.value, 'version')), entry.location);
}

/** Dependencies of a table that maps names to a specifier or to a table, as Poetry and Pipenv write them. */
export function* fromTable(table: DataNode | undefined, group: DependencyGroup): Generator<Dependency> {
  for (const entry of entriesOf(table)) if (entry.key !== 'python') yield fromEntry(entry, group);
}

function fromEntry({ key, value, location }: MappingEntry, group: DependencyGroup): Dependency {
  const detail = itemsOf(value)[0] ?? value;
  const specifier = textOf(detail) ?? textOf(at(detail, 'version'));
  const url = textOf(at(detail, 'url')) ?? textOf(at(detail, 'file')) ?? textOf(at(detail, 'git'));
  const written = specifier ?? url;
  const extras = itemsOf(at(detail, 'extras')).flatMap((item) => textOf(item) ?? []);
  return {
    kind: 'dependency',
    location,
    name: pythonName(key),
    ecosystem: 'python',
    group: group === 'runtime' && booleanOf(at(detail, 'optional')) === true ? 'optional' : group,
    ...(extras.length > 0 && { extras }),
    ...(written !== undefined && { specifier: masked(written) }),
    pin: pinOf(detail, specifier),
  };
}

function pinOf(detail: DataNode, specifier: string | undefined): Dependency['pin'] {
  if (at(detail, 'path')) return 'local';
  const reference = textOf(at(detail, 'rev')) ?? textOf(at(detail, 'ref')) ?? textOf(at(detail, 'tag'));
  if (at(detail, 'git')) return at(detail, 'tag') ? 'exact' : referencePin(reference ?? '');
  const url = textOf(at(detail, 'url')) ?? textOf(at(detail, 'file'));
  return url === undefined ? poetryPin(specifier ?? '') : urlPin(url);
}
