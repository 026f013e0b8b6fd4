import { blocksOf, type HclBody } from '../../../syntax/hcl.js';
import { createMapping, createSequence, isScalar, type DataNode } from '../../../syntax/node.js';
import type { Document } from '../../../vocabulary/document.js';

const LOCAL = /^local\.([A-Za-z_][\w-]*)$/;
/** Longer lists are not looked through: lists may double at each name. */
const LONGEST = 1_000;
/** Names behind names. */
const DEEPEST = 64;

/** Lets nodes be seen with the file's `locals` in place of the names that stand for them. Names that stand for themselves stay. */
export function followingLocals(file: HclBody, document: Document): (node: DataNode | undefined) => DataNode | undefined {
  const locals = blocksOf(file, 'locals');
  const known = new Map<string, DataNode | undefined>();
  let depth = 0;
  const find = (name: string): DataNode | undefined => {
    if (known.has(name) || depth > DEEPEST) return known.get(name);
    known.set(name, undefined);
    depth += 1;
    const local = locals.map(({ attributes }) => attributes.get(name)).find((node) => node !== undefined);
    const seen = local && follow(local);
    depth -= 1;
    known.set(name, seen);
    return seen;
  };
  const follow = (node: DataNode): DataNode => {
    const { start, end } = node;
    if (node.kind === 'sequence') {
      const items = node.items.flatMap((item) => {
        const seen = follow(item);
        return seen !== item && item.kind === 'scalar' && seen.kind === 'sequence' ? seen.items : [seen];
      });
      return createSequence(document, { start, end }, items.slice(0, LONGEST), node.open || items.length > LONGEST);
    }
    if (node.kind === 'mapping') {
      const entries = node.entries.map((entry) => {
        const value = follow(entry.value);
        return value === entry.value ? entry : { ...entry, value };
      });
      return createMapping(document, { start, end }, entries, node.open);
    }
    const name = isWhole(node) ? LOCAL.exec(node.holes?.[0]?.expression ?? '')?.[1] : undefined;
    return (name === undefined ? undefined : find(name)) ?? node;
  };
  return (node) => node && follow(node);
}

/** The node is one hole and nothing else. */
function isWhole(node: DataNode): boolean {
  return isScalar(node) && node.holes?.length === 1 && /^\uE000+$/.test(node.text);
}
