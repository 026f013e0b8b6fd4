import { hasHole } from '../../../syntax/hole.js';
import { isMapping, isScalar, itemsOf, textOf, type DataNode } from '../../../syntax/node.js';
import type { Inclusion } from '../../../vocabulary/facts/index.js';
import { folderOf, joinPath } from '../../../vocabulary/paths.js';

/** The files of the repository that a compose file includes. Source: docs.docker.com/reference/compose-file/include. */
export function* inclusionsOf(root: DataNode, path: string): Generator<Inclusion> {
  if (!isMapping(root)) return;
  for (const item of itemsOf(root.get('include'))) {
    const given = isMapping(item) ? item.get('path') : item;
    for (const node of isScalar(given) ? [given] : itemsOf(given)) {
      const text = textOf(node);
      if (text === undefined || hasHole(text) || /^[a-z+]+:|^git@|^[/$~]|\$\{/.test(text)) continue;
      yield { kind: 'inclusion', form: 'compose', path: joinPath(folderOf(path), text), location: node.location };
    }
  }
}
