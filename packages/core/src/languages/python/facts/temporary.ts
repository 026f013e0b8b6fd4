import { descendants, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { contributors } from '../../../values/walk.js';

/** What people call a place for what is needed for a moment. */
const TEMPORARY_NAME = /(?:^|[._])te?mp(?:orary)?(?:_?(?:path|dir|directory|folder|file|root))?$/i;

/** Whether a path lies in a directory for temporary files: by what makes it, or by its text. */
export function isTemporary(path: Node, module: PythonModule): boolean {
  const seen = new Set<Node>();
  const stack = [path];
  for (let current = stack.pop(); current && seen.size < 200; current = stack.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    for (const node of descendants(current)) {
      if (node.type !== 'identifier' && node.type !== 'attribute') continue;
      if (/^tempfile\./.test(module.nameOf(node) ?? '') || TEMPORARY_NAME.test(module.text(node))) return true;
      if (node.type === 'identifier') {
        const defined = module.names.definitionOf(node);
        if (defined !== node) stack.push(defined);
      }
    }
  }
  const [first] = contributors(module.value(path));
  return isString(first) && /^\/(?:var\/)?tmp\/|^\/dev\//.test(first.value);
}
