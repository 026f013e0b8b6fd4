import { literalText, type FunctionDefinition, type Run, type Script, type Statement } from '../../vocabulary/script.js';
import { sameLocation, type Location } from '../../vocabulary/location.js';
import { walkStatements } from '../../vocabulary/script.js';

/** A program that could take the place of its shell. */
export interface LastRun {
  readonly run: Run;
  /** The program of `sh -c` that it stands in, or the script itself. */
  readonly script: Script;
}

/** What only a shell can run. Source: POSIX.1-2024, the special and regular built-ins that have no program or another meaning as one. */
const BUILTINS: ReadonlySet<string> = new Set(
  ': . break cd continue eval exec exit export local read readonly return set shift source times trap type ulimit umask unset wait'.split(
    ' ',
  ),
);

/**
 * The run at a place, where nothing comes after it in its shell, and the shell has nothing left to do for it: no trap, no pipe, no job in
 * the background, no loop. Undefined where that is not so, and where it takes the place of its shell already.
 */
export function lastRun(script: Script, place: Location): LastRun | undefined {
  const all = [...walkStatements(script.statements)];
  const inner = all.flatMap((each) => (each.kind === 'run' && each.script ? [each.script] : []));
  const scripts = [...inner.reverse(), script];
  const owner = scripts.find(({ statements }) => [...ownStatements(statements)].some((each) => isRunAt(each, place)));
  if (!owner) return undefined;
  const own = [...ownStatements(owner.statements)];
  const functions = new Set(own.filter((each): each is FunctionDefinition => each.kind === 'function').map(({ name }) => name));
  const traps = own.some((each) => each.kind === 'run' && literalText(each.words[0]) === 'trap');
  const run = traps ? undefined : runAtEnd(owner.statements, place);
  const program = literalText(run?.words[0]);
  if (!run || run.exec || program === undefined || BUILTINS.has(program) || functions.has(program)) return undefined;
  return { run, script: owner };
}

function isRunAt(statement: Statement, place: Location): statement is Run {
  return statement.kind === 'run' && sameLocation(statement.location, place);
}

/** Statements of one shell, without the programs that it gives to others. */
function* ownStatements(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    if (statement.kind !== 'run') for (const inner of walkOnce(statement)) yield* ownStatements(inner);
  }
}

function walkOnce(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [...statement.branches.flatMap(({ condition, statements }) => [condition, statements]), statement.otherwise ?? []];
    case 'case':
      return statement.branches.map(({ statements }) => statements);
    case 'loop':
      return [statement.condition ?? [], statement.statements];
    case 'function':
    case 'group':
      return [statement.statements];
    default:
      return [];
  }
}

/** The run at a place, where it is what its shell does last. */
function runAtEnd(statements: readonly Statement[], place: Location): Run | undefined {
  const last = statements.at(-1);
  if (!last || last.background || last.after === '|' || last.negated) return undefined;
  if (isRunAt(last, place)) return last;
  if (last.redirects && last.redirects.length > 0) return undefined;
  const inner =
    last.kind === 'if'
      ? [...last.branches.map((branch) => branch.statements), last.otherwise ?? []]
      : last.kind === 'case'
        ? last.branches.map((branch) => branch.statements)
        : last.kind === 'group' && !last.subshell
          ? [last.statements]
          : [];
  return inner.map((list) => runAtEnd(list, place)).find((found) => found !== undefined);
}
