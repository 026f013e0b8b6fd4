import { blocksOf, type HclBody } from '../../../syntax/hcl.js';
import { createMapping, createSequence, isScalar, type DataNode } from '../../../syntax/node.js';
import type { Document } from '../../../vocabulary/document.js';

const LOCAL = /^local\.([A-Za-z_][\w-]*)$/;
const DEEPEST = 8;

/** Lets nodes be seen with the file's `locals` in place of the names that stand for them. */
export function followingLocals(file: HclBody, document: Document): (node: DataNode | undefined) => DataNode | undefined {
  const locals = blocksOf(file, 'locals');
  const find = (name: string) => locals.map(({ attributes }) => attributes.get(name)).find((node) => node !== undefined);
  const follow = (node: DataNode, depth: number): DataNode => {
    const { start, end } = node;
    if (depth > DEEPEST) return node;
    if (node.kind === 'sequence')
      return createSequence(
        document,
        { start, end },
        node.items.flatMap((item) => {
          const seen = follow(item, depth);
          return seen !== item && item.kind === 'scalar' && seen.kind === 'sequence' ? seen.items : [seen];
        }),
        node.open,
      );
    if (node.kind === 'mapping') {
      const entries = node.entries.map((entry) => {
        const value = follow(entry.value, depth);
        return value === entry.value ? entry : { ...entry, value };
      });
      return createMapping(document, { start, end }, entries, node.open);
    }
    const name = isWhole(node) ? LOCAL.exec(node.holes?.[0]?.expression ?? '')?.[1] : undefined;
    const local = name === undefined ? undefined : find(name);
    return local ? follow(local, depth + 1) : node;
  };
  return (node) => node && follow(node, 0);
}

/** The node is one hole and nothing else. */
function isWhole(node: DataNode): boolean {
  return isScalar(node) && node.holes?.length === 1 && /^\uE000+$/.test(node.text);
}
