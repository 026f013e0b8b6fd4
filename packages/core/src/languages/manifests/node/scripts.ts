import type { AdminCommand, Command } from '../../../vocabulary/facts/index.js';
import { entriesOf, isScalar, textOf, type MappingNode } from '../../../syntax/node.js';
import { readScript } from '../../../syntax/shell/index.js';
import { literalText, walkStatements, type Script } from '../../../vocabulary/script.js';
import { ADMIN_PROGRAMS, ADMIN_SCRIPT_NAMES } from '../../../knowledge/manifests/admin-programs.js';

/** The scripts of a package.json: each as a command, and as an admin command where it migrates or fills the database. */
export function* scriptFacts(root: MappingNode): Generator<Command | AdminCommand> {
  for (const { key, value, location } of entriesOf(root.get('scripts'))) {
    if (!isScalar(value) || textOf(value) === undefined) continue;
    const script = readScript(value.part());
    yield { kind: 'command', location: value.location, script, form: 'shell', purpose: 'script', name: key, from: 'package.json' };
    if (isAdmin(key, script)) yield { kind: 'admin-command', location, name: key, form: 'npm script' };
  }
}

function isAdmin(name: string, script: Script): boolean {
  if (/^(?:pre|post)?test|:test\b|^(?:docker|build|dev|start|lint)(?::|$)/.test(name)) return false;
  return (
    ADMIN_SCRIPT_NAMES.test(name) ||
    [...walkStatements(script.statements)].some((each) => each.kind === 'run' && runsAdminProgram(each.words.map(literalText)))
  );
}

function runsAdminProgram(words: readonly (string | undefined)[]): boolean {
  return ADMIN_PROGRAMS.some(([program, ...subcommands]) => {
    const found = words.findIndex((word) => word !== undefined && word.slice(word.lastIndexOf('/') + 1) === program);
    return found >= 0 && subcommands.every((subcommand) => words.slice(found + 1).some((word) => word?.startsWith(subcommand)));
  });
}
