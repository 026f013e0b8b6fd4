import { valuesIn, walkValue } from '../../values/walk.js';
import type { Command, VariableRead } from '../../vocabulary/facts/index.js';
import { literalText, type Script, type Statement } from '../../vocabulary/script.js';
import type { Environment, Value } from '../../vocabulary/value.js';
import type { NamedRead } from './code-reads.js';
import type { ContractFacts } from './needs.js';

/** Names that a shell sets by itself. Source: the manual of bash, “Bash Variables”; POSIX.1-2024, XCU 2.5.3. */
const SHELL_OWN =
  /^(?:BASH\w*|DIRSTACK|EPOCH\w+|EUID|FUNCNAME|GROUPS|HISTCMD|HOSTTYPE|IFS|LINENO|MACHTYPE|OPTARG|OPTERR|OPTIND|OSTYPE|PIPESTATUS|PPID|PS\d|RANDOM|REPLY|SECONDS|SHELLOPTS|SRANDOM)$/;
/** What people pass between processes is written in capitals; a script's own names seldom are. */
const EXPORTED = /^[A-Z][A-Z0-9_]+$/;
/** A make or just file fills in its own variables, and a pipeline those of its platform. */
const FOREIGN: ReadonlySet<Command['from']> = new Set(['makefile', 'justfile', 'ci', 'devcontainer']);

/** What shell scripts and command lines take from the environment that they are started in. */
export function* scriptReads(facts: ContractFacts): Generator<NamedRead> {
  for (const command of facts.of('command')) {
    // A build gets its arguments from the Dockerfile itself.
    if (FOREIGN.has(command.from) || command.purpose === 'ci' || command.purpose === 'build') continue;
    const production = facts.kindOf(command.location.path) === 'production' && facts.isProduction(command);
    yield* readsOf(command.script, command.from, production);
  }
}

/** What settings files of servers and process managers take over. */
export function* settingsFileReads(facts: ContractFacts): Generator<NamedRead> {
  for (const fact of [...facts.of('listen'), ...facts.of('server-log'), ...facts.of('assignment')]) {
    if (CODE.test(fact.location.path)) continue;
    for (const value of valuesIn(fact)) {
      if (value.kind !== 'environment' || value.name === undefined) continue;
      const reader = 'server' in fact ? fact.server : (fact.framework ?? 'settings');
      const production = facts.kindOf(fact.location.path) === 'production' && facts.isProduction(fact);
      const standard = typeof value.missing === 'object' ? { default: value.missing } : {};
      yield { name: value.name, read: { form: 'script', reader, required: false, production, location: value.location, ...standard } };
    }
  }
}

/** Files whose reads the language of the program states. */
const CODE = /\.(?:pyi?|[cm]?[jt]sx?|vue|svelte|json)$/;

/** The same for what a workload starts. */
export function* readsOf(script: Script, from: string, production: boolean): Generator<NamedRead> {
  const seen = new Set<string>();
  for (const environment of inheritedIn(script)) {
    const { name, missing, location } = environment;
    if (name === undefined || seen.has(name)) continue;
    seen.add(name);
    const read: VariableRead = {
      form: 'script',
      reader: from === 'package.json' || from === 'pyproject' ? from : 'shell',
      required: production && missing === 'fails',
      production,
      location,
      ...(typeof missing === 'object' ? { default: missing } : {}),
    };
    yield { name, read };
  }
}

/** Expansions of names that the script has not set before. In a function, names that are set anywhere are its own. */
function inheritedIn({ statements }: Script): readonly Environment[] {
  const everSet = new Set([...ownNames(statements)]);
  const found: Environment[] = [];
  const take = (value: Value, own: ReadonlySet<string>) => {
    for (const each of walkValue(value)) {
      if (
        each.kind === 'environment' &&
        each.name !== undefined &&
        EXPORTED.test(each.name) &&
        !SHELL_OWN.test(each.name) &&
        !own.has(each.name)
      )
        found.push(each);
    }
  };
  const visit = (list: readonly Statement[], own: Set<string>) => {
    for (const statement of list) {
      for (const value of valuesOf(statement)) take(value, own);
      for (const name of setBy(statement)) own.add(name);
      visitInner(statement, own);
    }
  };
  const visitInner = (statement: Statement, own: Set<string>) => {
    switch (statement.kind) {
      case 'run':
        if (statement.script) visit(statement.script.statements, new Set(own));
        return;
      case 'if':
        for (const { condition, statements: body } of statement.branches) {
          visit(condition, own);
          visit(body, own);
        }
        visit(statement.otherwise ?? [], own);
        return;
      case 'case':
        for (const branch of statement.branches) visit(branch.statements, own);
        return;
      case 'loop':
        visit(statement.condition ?? [], own);
        visit(statement.statements, own);
        return;
      case 'function':
        visit(statement.statements, new Set([...own, ...everSet]));
        return;
      case 'group':
        visit(statement.statements, own);
        return;
      case 'assign':
      case 'unknown':
    }
  };
  visit(statements, new Set());
  return found;
}

function valuesOf(statement: Statement): readonly Value[] {
  const redirects = (statement.redirects ?? []).map(({ target }) => target);
  switch (statement.kind) {
    case 'run':
      return [...statement.words, ...statement.assignments.flatMap(({ value }) => value ?? []), ...redirects];
    case 'assign':
      return [...statement.assignments.flatMap(({ value }) => value ?? []), ...redirects];
    case 'case':
      return [statement.subject, ...statement.branches.flatMap(({ patterns }) => patterns), ...redirects];
    case 'loop':
      return [...(statement.over ?? []), ...redirects];
    default:
      return redirects;
  }
}

function setBy(statement: Statement): readonly string[] {
  if (statement.kind === 'assign') return statement.assignments.flatMap(({ name, value }) => (value ? [name] : []));
  if (statement.kind === 'loop') return statement.variable === undefined ? [] : [statement.variable];
  const [program, ...words] = statement.kind === 'run' ? statement.words.map(literalText) : [];
  if (program === 'read' || program === 'mapfile' || program === 'readarray' || program === 'getopts') {
    return words.filter((word) => word !== undefined && !word.startsWith('-')) as string[];
  }
  return [];
}

function* ownNames(statements: readonly Statement[]): Generator<string> {
  for (const statement of statements) {
    yield* setBy(statement);
    for (const inner of listsIn(statement)) yield* ownNames(inner);
  }
}

function listsIn(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [...statement.branches.flatMap(({ condition, statements }) => [condition, statements]), statement.otherwise ?? []];
    case 'case':
      return statement.branches.map((branch) => branch.statements);
    case 'loop':
      return [statement.condition ?? [], statement.statements];
    case 'function':
    case 'group':
      return [statement.statements];
    default:
      return [];
  }
}
