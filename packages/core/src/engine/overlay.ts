import type { FileTree } from '../vocabulary/file-tree.js';

/** A tree with some texts replaced or added. */
export function overlay(tree: FileTree, texts: ReadonlyMap<string, string>): FileTree {
  const added = [...texts.keys()].filter((path) => !tree.paths.includes(path));
  return {
    paths: added.length > 0 ? [...tree.paths, ...added].sort() : tree.paths,
    read: (path) => texts.get(path) ?? tree.read(path),
  };
}
