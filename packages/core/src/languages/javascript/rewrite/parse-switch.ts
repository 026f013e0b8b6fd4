import type { Edit } from '../../../vocabulary/change.js';
import type { SourceFile } from '../source.js';
import { isCall, type Node } from '../tree.js';
import { environmentRead } from '../values/environment.js';
import { evaluation } from '../values/evaluate.js';
import { asserted, hasComment, quoted, replaceNode, textOf } from './site.js';

/** `Boolean(process.env.X)` and `!!process.env.X`: the text is compared with the words that mean yes. */
export function parseSwitch(file: SourceFile, node: Node, name: string): Edit | undefined {
  const read = environmentRead(evaluation(file), node);
  if (read?.name !== name) return undefined;
  const whole = converted(file, asserted(file, node));
  if (!whole || hasComment(file, whole)) return undefined;
  const text = `/^(?:1|true|yes|on)$/i.test(${textOf(file, node)} ?? ${quoted(file, '')})`;
  return { safe: false, title: `Take only words that mean yes in ${name} for yes`, changes: [replaceNode(file, whole, text)] };
}

function converted(file: SourceFile, read: Node): Node | undefined {
  const parent = file.reader.parentOf(read);
  if (parent && isCall(parent) && parent.arguments.length === 1 && parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean')
    return file.reader.lookup('Boolean', parent) ? undefined : parent;
  const outer = parent && file.reader.parentOf(parent);
  const isTwice =
    parent?.type === 'UnaryExpression' && parent.operator === '!' && outer?.type === 'UnaryExpression' && outer.operator === '!';
  return isTwice ? outer : undefined;
}
