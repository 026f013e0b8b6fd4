import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import type { Fact } from '../../vocabulary/facts/index.js';
import type { Script } from '../../vocabulary/script.js';
import { execLast } from './exec.js';
import { replaceWords } from './words.js';

/**
 * Changes of commands that are written alike in every format that holds commands.
 * @param stated gives what the file's language states about it
 */
export function rewriteCommand(document: Document, change: Change, stated: () => readonly Fact[]): Edit | undefined {
  switch (change.kind) {
    case 'replace-words':
      return replaceWords(document, change);
    case 'exec':
      return execLast(document, change, scriptsIn(stated()));
    default:
      return undefined;
  }
}

/** The programs that a file holds. */
function scriptsIn(facts: readonly Fact[]): readonly Script[] {
  return facts.flatMap((fact) => {
    if (fact.kind === 'command') return [fact.script];
    return fact.kind === 'workload' ? [fact.entrypoint, fact.command].flatMap((command) => (command ? [command.script] : [])) : [];
  });
}
