import type { Change, Edit } from '../../../vocabulary/change.js';
import { replacing } from '../../../syntax/rewriting/text-change.js';
import type { SourceFile } from '../source.js';
import type { Node } from '../tree.js';
import { replaceNode, textOf } from './site.js';

/** Puts another constant in the place of one; in a text, in the place of the one part that says it. */
export function setValue(file: SourceFile, node: Node, { was, value }: Extract<Change, { kind: 'set-value' }>): Edit | undefined {
  const title = `Put ${String(value)} in the place of ${String(was)}`;
  if (node.type !== 'Literal') return undefined;
  if (typeof value !== 'string')
    return node.value === was && typeof was === typeof value
      ? { safe: false, title, changes: [replaceNode(file, node, String(value))] }
      : undefined;
  const written = textOf(file, node);
  const parts = written.split(String(was));
  if (typeof node.value !== 'string' || written.includes('\\') || parts.length !== 2 || /[\\"'`\r\n]/.test(value)) return undefined;
  const start = node.start + (parts[0] ?? '').length;
  return { safe: false, title, changes: [replacing(file.document, start, start + String(was).length, value)] };
}
