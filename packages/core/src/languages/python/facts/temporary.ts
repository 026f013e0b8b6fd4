import { descendants, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { isString } from '../values/place.js';
import { contributors } from '../../../values/walk.js';

/** Whether a path lies in a directory for temporary files: by what makes it, or by its text. */
export function isTemporary(path: Node, module: PythonModule): boolean {
  const seen = new Set<Node>();
  const stack = [path];
  for (let current = stack.pop(); current && seen.size < 200; current = stack.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    for (const node of descendants(current)) {
      if (node.type !== 'identifier' && node.type !== 'attribute') continue;
      if (/^tempfile\./.test(module.nameOf(node) ?? '') || /(?:^|\.)(?:tmp_path|tmpdir|temp_?dir|tmp_?dir)$/i.test(module.text(node)))
        return true;
      if (node.type === 'identifier') {
        const defined = module.names.definitionOf(node);
        if (defined !== node) stack.push(defined);
      }
    }
  }
  const [first] = contributors(module.value(path));
  return isString(first) && /^\/(?:var\/)?tmp\/|^\/dev\//.test(first.value);
}
