import { lineStart, nextLine } from '../../../syntax/line-bounds.js';
import { replacing } from '../../../syntax/rewriting/text-change.js';
import type { Edit } from '../../../vocabulary/change.js';
import type { SourceFile } from '../source.js';
import { unwrap, type Node } from '../tree.js';

/** Takes a statement of a block away that has a line of its own. */
export function removeStatement(file: SourceFile, node: Node): Edit | undefined {
  const statement = file.reader.unitOf(node);
  const block = file.reader.parentOf(statement)?.type;
  if (statement.type !== 'ExpressionStatement' || unwrap(statement.expression) !== node) return undefined;
  if (block !== 'Program' && block !== 'BlockStatement') return undefined;
  const { text } = file.document;
  const start = lineStart(text, statement.start);
  const end = nextLine(text, statement.end);
  const [, blanks = '', comment = '', more] = /^([ \t]*)(\/\/[^\r\n]*)?([^]*)$/.exec(text.slice(statement.end, end)) ?? [];
  if (!/^[ \t]*$/.test(text.slice(start, statement.start)) || !/^[\r\n]*$/.test(more ?? '')) return undefined;
  // A comment stays where it is.
  const change =
    comment === ''
      ? replacing(file.document, start, end, '')
      : replacing(file.document, statement.start, statement.end + blanks.length, '');
  return { safe: false, title: 'Take the statement away', changes: [change] };
}
