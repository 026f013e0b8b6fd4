import {
  defineRule,
  literalText,
  shownText,
  violates,
  walkStatements,
  type Change,
  type Command,
  type Facts,
  type Location,
  type Observation,
  type Process,
  type Redirect,
  type Run,
  type Statement,
  type Step,
} from '@factorlint/core';

export const noRedirectedOutput = defineRule({
  id: 'logs/no-redirected-output',
  code: 'TF1106',
  summary: 'Nothing takes the output of a process away from the platform.',
  scope: 'project',
  severity: 'warning',
  fixable: 'suggestion',
  needs: ['process', 'deploy-path', 'command', 'workload'],

  *check(facts) {
    const told = new Set<string>();
    for (const process of facts.of('process')) {
      for (const observation of judge(process, facts)) {
        const place = JSON.stringify(observation.location);
        if (!told.has(place)) yield observation;
        told.add(place);
      }
    }
  },
});

const LONG_RUNNING: ReadonlySet<Process['role']> = new Set(['web', 'worker', 'scheduler']);

function* judge({ main, role, once, name, path: id }: Process, facts: Facts): Iterable<Observation> {
  const path = facts.of('deploy-path').find((each) => each.id === id);
  if (!main || once || !LONG_RUNNING.has(role) || path?.purpose !== 'production') return;
  for (const { script } of commandsIn(main.location.path, facts)) {
    const statements = [...walkStatements(script.statements)];
    for (const [index, statement] of statements.entries()) {
      if (statement.kind !== 'run' || !starts(statement, main)) continue;
      const file = fileOf(statement) ?? teed(statements[index + 1]);
      if (file === undefined || isFollowed(statements.slice(index + 1))) continue;
      yield violates(statement, name, `The output of ${name} goes to a file: ${file}.`, {
        paths: [id],
        ...undirected(statement, statements[index + 1]),
      });
      return;
    }
  }
}

function commandsIn(path: string, facts: Facts): readonly Command[] {
  const declared = facts.in('workload', path).flatMap(({ entrypoint, command }) => [entrypoint, command]);
  return [...facts.in('command', path), ...declared.filter((command) => command !== undefined)];
}

/** The program itself, or the shell that it is given to. */
function starts(run: Run, main: Step): boolean {
  return (
    isWithin(main.location, run.location) && (run.script !== undefined || literalText(run.words[0])?.split('/').at(-1) === main.program)
  );
}

/** A program that stays is the last of its script: what something follows has ended. */
function isFollowed(rest: readonly Statement[]): boolean {
  return rest.some(({ after }) => after !== '|');
}

/** The file that standard output or error is sent to. */
function fileOf(statement: Statement): string | undefined {
  const [first] = toFiles(statement);
  return first && shownText(first.target);
}

function toFiles({ redirects = [] }: Statement): readonly Redirect[] {
  return redirects.filter(({ operator, target, descriptor }) => {
    const isOutput = /^(?:&?>>?|>\|)$/.test(operator) && (descriptor === undefined || descriptor === 1 || descriptor === 2);
    return isOutput && !/^(?:\/dev\/|\/proc\/|&?\d$)/.test(shownText(target));
  });
}

/** Without the redirection, where no other one and no pipe depends on it. */
function undirected(statement: Statement, next: Statement | undefined): { readonly change?: Change } {
  const { redirects = [] } = statement;
  const [only] = toFiles(statement);
  if (!only || redirects.length > 1 || next?.after === '|') return {};
  const title = 'Leave the output to the platform';
  return { change: { kind: 'replace-words', place: only.location, words: [], title, safe: false } };
}

/** `| tee file`: the stream goes on, and a file gets it too. */
function teed(next: Statement | undefined): string | undefined {
  if (next?.kind !== 'run' || next.after !== '|' || literalText(next.words[0]) !== 'tee') return undefined;
  const file = next.words.slice(1).find((word) => !(literalText(word) ?? '').startsWith('-'));
  return file && !/^\/(?:dev|proc)\//.test(shownText(file)) ? shownText(file) : undefined;
}

function isWithin({ path, range }: Location, outer: Location): boolean {
  if (path !== outer.path || !range || !outer.range) return false;
  const isAfter = compare(outer.range.start, range.start) <= 0;
  return isAfter && compare(range.start, outer.range.end) < 0;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function compare(one: Place, other: Place): number {
  return one.line - other.line || one.column - other.column;
}
