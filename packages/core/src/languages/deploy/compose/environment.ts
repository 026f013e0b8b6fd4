import { entriesOf, isScalar, isSequence, itemsOf, textOf, booleanOf, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { hasHole } from '../../../syntax/hole.js';
import { interpolate } from '../../../syntax/interpolation.js';
import { everyUnderName } from '../../../values/credential.js';
import type { Supply, Workload } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { sourceOf, variableValue } from '../data-values.js';
import { folderOf, joinPath } from '../../../vocabulary/paths.js';

/** `environment:` as a map or as a list. A name without a value is taken from the machine. */
export function environmentOf(node: DataNode | undefined): Supply[] {
  if (isSequence(node)) return node.items.flatMap(fromItem);
  return entriesOf(node).flatMap(({ key, value, location }): Supply[] => {
    if (hasHole(key)) return [];
    if (isScalar(value) && value.value === null) return [fromHost(key, location)];
    const read = variableValue(value, key, 'compose');
    return [{ name: key, value: read, source: sourceOf(read), location }];
  });
}

function fromItem(item: DataNode): Supply[] {
  if (!isScalar(item) || item.value === null) return [];
  const found = /^([^=\s\uE000]+)(?:=(.*))?$/s.exec(item.text);
  if (found?.[1] === undefined) return [];
  const [, name, rest] = found;
  if (rest === undefined) return [fromHost(name, item.location)];
  const part = item.part();
  const value = everyUnderName(interpolate(part.part(name.length + 1, part.text.length), 'compose'), name);
  return [{ name, value, source: sourceOf(value), location: item.location }];
}

function fromHost(name: string, location: Supply['location']): Supply {
  const value: Value = { kind: 'environment', name, missing: 'empty', location };
  return { name, value, source: 'host', location };
}

/** `env_file:` as a text, a list, or a list of records. */
export function environmentFilesOf(service: MappingNode, path: string): Workload['environmentFiles'] {
  const node = service.get('env_file');
  const items = isScalar(node) ? [node] : itemsOf(node);
  return items.flatMap((item) => {
    const inner = item.kind === 'mapping' ? item.get('path') : item;
    const text = textOf(inner);
    if (text === undefined) return [];
    const required = item.kind === 'mapping' ? (booleanOf(item.get('required')) ?? true) : true;
    return [{ path: text.startsWith('/') ? text : joinPath(folderOf(path), text), required, location: item.location }];
  });
}
