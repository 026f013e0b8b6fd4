import type { Change, Edit } from '../../../vocabulary/change.js';
import type { Document } from '../../../vocabulary/document.js';
import { pythonModule } from '../module.js';
import { readEnvironment } from './read-environment.js';
import { setValue } from './set-value.js';
import { nodeAt } from './site.js';
import { removeStatement } from './statement.js';
import { streamHandler } from './stream-handler.js';

/** Writes a change in the idiom of a Python file; gives none where that cannot be done surely, and in templates and broken files. */
export function rewrite(document: Document, change: Change): Edit | undefined {
  const module = document.parsed(pythonModule);
  if (module.file.fault || module.file.text !== document.text) return undefined;
  const node = nodeAt(module, change.place);
  if (!node) return undefined;
  switch (change.kind) {
    case 'read-environment':
      return readEnvironment(module, node, change);
    case 'set-value':
      return setValue(module, node, change);
    case 'stream-handler':
      return streamHandler(module, node);
    case 'remove-line':
      return removeStatement(module, node);
    default:
      return undefined;
  }
}
