import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import { replaceWords } from './words.js';

/** Changes of commands that are written alike in every format that holds commands. */
export function rewriteCommand(document: Document, change: Change): Edit | undefined {
  return change.kind === 'replace-words' ? replaceWords(document, change) : undefined;
}
