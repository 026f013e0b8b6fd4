import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import type { Fact } from '../../vocabulary/facts/index.js';
import { execLast } from './exec.js';
import { commandsIn } from './scripts.js';
import { setWrittenValue } from './value.js';
import { replaceWords } from './words.js';

/**
 * Changes of commands that are written alike in every format that holds commands.
 * @param stated gives what the file's language states about it
 */
export function rewriteCommand(document: Document, change: Change, stated: () => readonly Fact[]): Edit | undefined {
  switch (change.kind) {
    case 'replace-words':
      return replaceWords(document, change);
    case 'set-value':
      return setWrittenValue(document, change);
    case 'exec': {
      const scripts = commandsIn(stated()).map(({ script }) => script);
      return execLast(document, change, scripts);
    }
    default:
      return undefined;
  }
}
