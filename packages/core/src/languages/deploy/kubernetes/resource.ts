import { hasHole } from '../../../syntax/hole.js';
import { at, isMapping, isScalar, itemsOf, textOf, type DataNode, type MappingNode } from '../../../syntax/node.js';
import { basename } from '../../../vocabulary/paths.js';

/** One object of a manifest. */
export interface Resource {
  /** The API's group without its version; '' for the core. */
  readonly group: string;
  readonly kind: string;
  /** `metadata.name`; what a template leaves of it, or the file's name. */
  readonly name: string;
  readonly node: MappingNode;
}

/** The objects of a YAML document; those of a `List` each by itself. */
export function resourcesIn(root: DataNode, path: string): readonly Resource[] {
  if (!isMapping(root)) return [];
  const version = textOf(root.get('apiVersion'));
  const kind = textOf(root.get('kind'));
  if (kind === undefined || (version === undefined && !hasHoleIn(root.get('apiVersion')))) return [];
  if (kind.endsWith('List') && root.get('items')) return itemsOf(root.get('items')).flatMap((item) => resourcesIn(item, path));
  const slash = version?.lastIndexOf('/') ?? -1;
  return [{ group: version === undefined || slash < 0 ? '' : version.slice(0, slash), kind, name: nameOf(root, path), node: root }];
}

function hasHoleIn(node: DataNode | undefined): boolean {
  return isScalar(node) && hasHole(node.text);
}

/** `{{ fullname }}-worker` is `worker`; a name that is all template is told by the file. */
function nameOf(root: MappingNode, path: string): string {
  const node = at(root, 'metadata', 'name') ?? at(root, 'metadata', 'generateName');
  const text = isScalar(node) ? node.text : '';
  const own = text.replace(/\uE000+/g, '').replace(/^[-._]+|[-._]+$/g, '');
  return own === '' ? basename(path).replace(/\..*$/, '') : own;
}

/** The annotations of an object, by their key. */
export function annotationsOf(node: MappingNode): readonly { readonly key: string; readonly value: string; readonly node: DataNode }[] {
  const annotations = at(node, 'metadata', 'annotations');
  if (!isMapping(annotations)) return [];
  return annotations.entries.flatMap(({ key, value }) =>
    textOf(value) === undefined ? [] : [{ key, value: textOf(value)!, node: value }],
  );
}
