import type { Change, Edit } from '../../../vocabulary/change.js';
import { replacing } from '../../../syntax/rewriting/text-change.js';
import type { WholeModule } from '../module.js';
import type { Node } from '../node.js';
import { decodeString } from '../strings.js';
import { replaceNode } from './site.js';

/** Words for on, and those for off. */
const WORDS: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['True', 'False'],
  ['TRUE', 'FALSE'],
  ['1', '0'],
  ['on', 'off'],
  ['yes', 'no'],
];

/** A truth value that is written as a word for a reader that converts it. */
function switched(module: WholeModule, node: Node, value: boolean): Edit | undefined {
  const text = decodeString(module.file.text, node.start, node.end)?.text;
  const pair = WORDS.find(([on, off]) => text === (value ? off : on));
  if (text === undefined || !pair) return undefined;
  return setValue(module, node, { kind: 'set-value', place: module.at(node), was: text, value: value ? pair[0] : pair[1] });
}

/** Puts another constant in the place of one; in a text, in the place of the one part that says it. */
export function setValue(module: WholeModule, node: Node, { was, value }: Extract<Change, { kind: 'set-value' }>): Edit | undefined {
  const title = `Put ${String(value)} in the place of ${String(was)}`;
  if (typeof value === 'boolean' && node.type === 'string') return switched(module, node, value);
  if (typeof value === 'boolean')
    return node.type === (was === true ? 'true' : 'false')
      ? { safe: false, title, changes: [replaceNode(module, node, value ? 'True' : 'False')] }
      : undefined;
  if (typeof value === 'number')
    return node.type === 'integer' ? { safe: false, title, changes: [replaceNode(module, node, String(value))] } : undefined;
  const decoded = node.type === 'string' ? decodeString(module.file.text, node.start, node.end) : undefined;
  const parts = decoded?.text.split(String(was)) ?? [];
  if (!decoded || decoded.offsets || parts.length !== 2 || /[\\"'\r\n]/.test(value)) return undefined;
  const start = decoded.start + (parts[0] ?? '').length;
  return { safe: false, title, changes: [replacing(module.document, start, start + String(was).length, value)] };
}
