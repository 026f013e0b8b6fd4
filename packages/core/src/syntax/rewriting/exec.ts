import { BUILTINS } from '../shell/builtins.js';
import type { Change, Edit } from '../../vocabulary/change.js';
import type { Document } from '../../vocabulary/document.js';
import { sameLocation, type Location } from '../../vocabulary/location.js';
import { literalText, walkStatements, type Run, type Script, type Statement } from '../../vocabulary/script.js';
import { inserting, spanOf } from './text-change.js';

/**
 * Puts `exec` before a command that is the last thing its shell does. Nothing is left for the shell after it, so nothing else changes.
 * @param scripts of the file
 */
export function execLast(
  document: Document,
  { place }: Extract<Change, { readonly kind: 'exec' }>,
  scripts: readonly Script[],
): Edit | undefined {
  const run = scripts.map((script) => lastRun(script, place)).find((found) => found !== undefined);
  const span = run && spanOf(document, run.location);
  if (!run || !span) return undefined;
  const program = literalText(run.words[0]) ?? '';
  const prefix = run.assignments.length > 0 ? 'exec env ' : 'exec ';
  return { safe: true, title: `Start ${program} with exec`, changes: [inserting(document, span.start, prefix)] };
}

/**
 * The run at a place, where nothing comes after it in its shell, and the shell has nothing left to do for it: no trap, no pipe, no job
 * left in the background, no loop. Undefined where that is not so, where it takes the place of its shell already, and where only the
 * shell can run it.
 */
export function lastRun(script: Script, place: Location): Run | undefined {
  const owner = shellOf(script, place);
  if (!owner) return undefined;
  const own = ownStatements(owner.statements);
  const isBusy = own.some((each) => each.background || (each.kind === 'run' && literalText(each.words[0]) === 'trap'));
  const run = isBusy ? undefined : atEnd(owner.statements, place);
  const program = literalText(run?.words[0]);
  const isFunction = own.some((each) => each.kind === 'function' && each.name === program);
  return run && !run.exec && program !== undefined && !BUILTINS.has(program) && !isFunction ? run : undefined;
}

/** The innermost shell that a run is a statement of: the script's, or one that `sh -c` starts in it. */
function shellOf(script: Script, place: Location): Script | undefined {
  const inner = [...walkStatements(script.statements)].flatMap((each) => (each.kind === 'run' && each.script ? [each.script] : []));
  return [...inner.reverse(), script].find(({ statements }) => ownStatements(statements).some((each) => isRunAt(each, place)));
}

/** Statements of one shell, without the programs that it gives to others. */
function ownStatements(statements: readonly Statement[]): readonly Statement[] {
  const foreign = new Set(
    [...walkStatements(statements)].flatMap((each) =>
      each.kind === 'run' && each.script ? [...walkStatements(each.script.statements)] : [],
    ),
  );
  return [...walkStatements(statements)].filter((each) => !foreign.has(each));
}

function isRunAt(statement: Statement, place: Location): statement is Run {
  return statement.kind === 'run' && sameLocation(statement.location, place);
}

/** The run at a place, where it is what its shell does last. */
function atEnd(statements: readonly Statement[], place: Location): Run | undefined {
  const last = statements.at(-1);
  if (!last || last.after === '|' || last.negated) return undefined;
  if (isRunAt(last, place)) return last;
  return innerLists(last)
    .map((list) => atEnd(list, place))
    .find((found) => found !== undefined);
}

/** Lists of which one is run last, in the same shell, and once. */
function innerLists(statement: Statement): readonly (readonly Statement[])[] {
  if (statement.redirects && statement.redirects.length > 0) return [];
  if (statement.kind === 'if') return [...statement.branches.map(({ statements }) => statements), statement.otherwise ?? []];
  if (statement.kind === 'case') return statement.branches.map(({ statements }) => statements);
  return statement.kind === 'group' && !statement.subshell ? [statement.statements] : [];
}
