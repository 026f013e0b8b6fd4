import type { Edit } from '../../../vocabulary/change.js';
import { lineStart, nextLine } from '../../../syntax/line-bounds.js';
import { replacing } from '../../../syntax/rewriting/text-change.js';
import type { WholeModule } from '../module.js';
import { statementOf, type Node } from '../node.js';
import { replaceNode } from './site.js';

/** Takes a statement away, with its line where it has one of its own; a block keeps a `pass` in the place of its last statement. */
export function removeStatement(module: WholeModule, node: Node): Edit | undefined {
  const statement = statementOf(node);
  const isWhole =
    statement.type === 'expression_statement' && statement.children.length === 1 && statement.children[0]?.start === node.start;
  if (!isWhole || statement.end !== node.end) return undefined;
  const title = 'Take the statement away';
  if (statement.parent?.type === 'block' && statement.parent.children.length === 1)
    return { safe: false, title, changes: [replaceNode(module, statement, 'pass')] };
  const { text } = module.file;
  const start = lineStart(text, statement.start);
  const end = nextLine(text, statement.end);
  const [, blanks = '', comment = '', more] = /^([ \t]*)(#[^\r\n]*)?([^]*)$/.exec(text.slice(statement.end, end)) ?? [];
  if (!/^[ \t]*$/.test(text.slice(start, statement.start)) || !/^[\r\n]*$/.test(more ?? '')) return undefined;
  // A comment stays where it is.
  const change =
    comment === ''
      ? replacing(module.document, start, end, '')
      : replacing(module.document, statement.start, statement.end + blanks.length, '');
  return { safe: false, title, changes: [change] };
}
