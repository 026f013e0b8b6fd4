import { replacing, spanOf } from '../../../syntax/rewriting/text-change.js';
import type { TextChange } from '../../../vocabulary/change.js';
import type { Location } from '../../../vocabulary/location.js';
import type { WholeModule } from '../module.js';
import { statementOf, type Node } from '../node.js';

/** The innermost node that holds a place, or undefined where the place is no part of the file. */
export function nodeAt(module: WholeModule, place: Location): Node | undefined {
  const offsets = spanOf(module.document, place);
  if (!offsets) return undefined;
  let node = module.file.root;
  for (;;) {
    const inner = node.children.find(({ start, end }) => start <= offsets.start && offsets.end <= end);
    if (!inner) return node.type === 'module' ? undefined : node;
    node = inner;
  }
}

export function replaceNode(module: WholeModule, { start, end }: Node, text: string): TextChange {
  return replacing(module.document, start, end, text);
}

/** Whether a comment stands between two offsets: what is rewritten whole would lose it. */
export function hasComment(module: WholeModule, start: number, end: number): boolean {
  return module.file.comments.some((comment) => comment.start >= start && comment.end <= end);
}

/** Whether a node stands in code that runs as the module is loaded, outside functions and lambdas. */
export function runsAtLoad(module: WholeModule, node: Node): boolean {
  for (let scope = module.reader.scopes.around(node); scope.type !== 'module'; scope = module.reader.scopes.around(scope)) {
    if (scope.type !== 'class_definition') return false;
  }
  return true;
}

/** The statement of the module's own block that a node stands in. */
export function topStatement(node: Node): Node {
  let current = statementOf(node);
  while (current.parent && current.parent.type !== 'module') current = current.parent;
  return current;
}
