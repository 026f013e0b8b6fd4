import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import type { Fact } from '../../vocabulary/facts/index.js';
import { rewriteCommand } from './command.js';
import { requireVariable } from './required.js';
import { readVariable } from './variable.js';

/** Changes of commands in formats that leave `$` to the shell: it reads variables with their defaults. */
export function rewriteShell(document: Document, change: Change, stated: () => readonly Fact[]): Edit | undefined {
  return change.kind === 'read-environment'
    ? (requireVariable(document, change) ?? readVariable(document, change, stated))
    : rewriteCommand(document, change, stated);
}
