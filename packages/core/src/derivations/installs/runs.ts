import { literalText, type Assignment, type If, type Run, type Statement } from '../../vocabulary/script.js';
import { joinPath } from '../../vocabulary/paths.js';

/** A program's run, and what a program before it in the same script has changed. */
export interface PlacedRun {
  readonly run: Run;
  /** The folder relative to where the script starts; undefined where it went to one that cannot be said. */
  readonly folder: string | undefined;
  /** Variables that the script set before, by literal. */
  readonly variables: ReadonlyMap<string, string>;
}

interface State {
  folder: string | undefined;
  readonly variables: Map<string, string>;
}

/**
 * All runs of a script, in order. Branches that ask for a lock file are followed only where the repository answers so.
 * @param workdir the absolute folder that the script starts in, where it is known
 * @param hasLock whether a lock file of this name lies where the script runs; undefined: it is no lock file
 */
export function* placedRuns(
  statements: readonly Statement[],
  workdir: string | undefined,
  hasLock: (name: string) => boolean | undefined,
): Generator<PlacedRun> {
  yield* walk(statements, { folder: '', variables: new Map() }, workdir, hasLock);
}

type Walk = Parameters<typeof placedRuns>;

function* walk(statements: readonly Statement[], state: State, workdir: Walk[1], hasLock: Walk[2]): Generator<PlacedRun> {
  const inner = (list: readonly Statement[]) => walk(list, { folder: state.folder, variables: new Map(state.variables) }, workdir, hasLock);
  for (const statement of statements) {
    switch (statement.kind) {
      case 'run':
        yield* runOf(statement, state, workdir, hasLock);
        break;
      case 'assign':
        if (statement.exported) assign(state.variables, statement.assignments);
        break;
      case 'if':
        for (const list of branchesOf(statement, hasLock)) yield* inner(list);
        break;
      case 'case':
        for (const branch of statement.branches) yield* inner(branch.statements);
        break;
      case 'group':
        if (statement.subshell) yield* inner(statement.statements);
        else yield* walk(statement.statements, state, workdir, hasLock);
        break;
      case 'loop':
      case 'function':
        yield* inner(statement.statements);
        break;
      case 'unknown':
        break;
    }
  }
}

function* runOf(run: Run, state: State, workdir: Walk[1], hasLock: Walk[2]): Generator<PlacedRun> {
  const [program, target] = run.words.map(literalText);
  if (program === 'cd' || program === 'pushd') {
    state.folder = target === undefined ? undefined : moved(state.folder, target, workdir);
    return;
  }
  const variables = new Map(state.variables);
  assign(variables, run.assignments);
  if (run.script) yield* walk(run.script.statements, { folder: state.folder, variables }, workdir, hasLock);
  else yield { run, folder: state.folder, variables };
}

function assign(variables: Map<string, string>, assignments: readonly Assignment[]): void {
  for (const { name, value } of assignments) {
    const text = literalText(value);
    if (text !== undefined) variables.set(name, text);
  }
}

function moved(folder: string | undefined, target: string, workdir: string | undefined): string | undefined {
  if (!target.startsWith('/')) return folder === undefined || /^[~-]/.test(target) ? undefined : joinPath(folder, target);
  if (workdir === undefined) return undefined;
  if (target === workdir) return '';
  return target.startsWith(`${workdir}/`) ? joinPath('', target.slice(workdir.length + 1)) : undefined;
}

/** The branches that may run: those before the first that certainly does, and it. */
function branchesOf({ branches, otherwise }: If, hasLock: Walk[2]): readonly (readonly Statement[])[] {
  const taken: (readonly Statement[])[] = [];
  for (const { condition, statements } of branches) {
    const answer = answerOf(condition, hasLock);
    if (answer === false) continue;
    taken.push(...(answer === undefined ? [condition] : []), statements);
    if (answer) return taken;
  }
  return otherwise ? [...taken, otherwise] : taken;
}

/** What `[ -f package-lock.json ]` answers. */
function answerOf(condition: readonly Statement[], hasLock: Walk[2]): boolean | undefined {
  const [test] = condition;
  if (condition.length !== 1 || test?.kind !== 'run') return undefined;
  const [program, operator, file] = test.words.map(literalText);
  if (program === undefined || !/^(?:\[\[?|test)$/.test(program) || (operator !== '-f' && operator !== '-e') || file === undefined)
    return undefined;
  const found = hasLock(file.slice(file.lastIndexOf('/') + 1));
  return found === undefined || !test.negated ? found : !found;
}
