import type { Change, Edit } from '../../../vocabulary/change.js';
import type { Document } from '../../../vocabulary/document.js';
import { sourceFile } from '../values/evaluate.js';
import { readEnvironment } from './read-environment.js';
import { setValue } from './set-value.js';
import { nodeAt } from './site.js';
import { removeStatement } from './statement.js';
import { streamHandler } from './stream-handler.js';

/** Writes a change in the idiom of a JavaScript or TypeScript file; gives none where that cannot be done surely. */
export function rewrite(document: Document, change: Change): Edit | undefined {
  const file = document.parsed(sourceFile);
  const node = nodeAt(file, change.place);
  if (!node) return undefined;
  switch (change.kind) {
    case 'read-environment':
      return readEnvironment(file, node, change);
    case 'set-value':
      return setValue(file, node, change);
    case 'stream-handler':
      return streamHandler(file, node);
    case 'remove-line':
      return removeStatement(file, node);
    default:
      return undefined;
  }
}
