import type { Located } from './location.js';
import type { Value } from './value.js';

/**
 * A shell program as plain data, so that a fact can carry it and a derivation can follow it without syntax.
 * Nothing is expanded: `$PORT` is an environment value whether or not the program sets it before, and what
 * an unquoted expansion would be split into is left to who follows the program.
 */
export interface Script extends Located {
  readonly statements: readonly Statement[];
  /** The interpreter that the first line names, without its folder: `sh`, `bash`, `ash`. */
  readonly shell?: string;
}

export type Statement = Run | Assign | If | Case | Loop | FunctionDefinition | Group | UnknownStatement;

interface StatementBase extends Located {
  /** How it hangs on the statement before it in the same list. Absent: it just follows. */
  readonly after?: '&&' | '||' | '|';
  /** Ends in `&`. */
  readonly background?: true;
  /** `!` before it. */
  readonly negated?: true;
  readonly redirects?: readonly Redirect[];
}

/** A simple command: a program, a builtin or a function. */
export interface Run extends StatementBase {
  readonly kind: 'run';
  /** The program first. Empty for `exec > file`. `exec` and its options are not among them. */
  readonly words: readonly Value[];
  /** `A=1 program`: for this run only. */
  readonly assignments: readonly Assignment[];
  /** The shell is replaced by it. */
  readonly exec: boolean;
  /** The program that `sh -c '…'` gives to another shell. */
  readonly script?: Script;
}

/** `A=1`, `export A=1 B`, `local`, `readonly`, `declare`. */
export interface Assign extends StatementBase {
  readonly kind: 'assign';
  readonly assignments: readonly Assignment[];
  readonly exported: boolean;
}

export interface If extends StatementBase {
  readonly kind: 'if';
  /** `if` and each `elif`, in order. */
  readonly branches: readonly IfBranch[];
  readonly otherwise?: readonly Statement[];
}

export interface IfBranch {
  readonly condition: readonly Statement[];
  readonly statements: readonly Statement[];
}

export interface Case extends StatementBase {
  readonly kind: 'case';
  readonly subject: Value;
  readonly branches: readonly CaseBranch[];
}

export interface CaseBranch {
  /** Glob patterns; `*` is what remains. */
  readonly patterns: readonly Value[];
  readonly statements: readonly Statement[];
}

export interface Loop extends StatementBase {
  readonly kind: 'loop';
  readonly keyword: 'while' | 'until' | 'for' | 'select';
  /** Of `while` and `until`. */
  readonly condition?: readonly Statement[];
  /** Of `for` and `select`. */
  readonly variable?: string;
  /** Of `for` and `select`; without `in` it is the parameter `@`. */
  readonly over?: readonly Value[];
  readonly statements: readonly Statement[];
}

export interface FunctionDefinition extends StatementBase {
  readonly kind: 'function';
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** `{ …; }` and `( … )`. */
export interface Group extends StatementBase {
  readonly kind: 'group';
  readonly subshell: boolean;
  readonly statements: readonly Statement[];
}

/** What could not be read: a syntax error, or a form that runs nothing we can name. */
export interface UnknownStatement extends StatementBase {
  readonly kind: 'unknown';
}

export interface Assignment extends Located {
  readonly name: string;
  /** Absent in `export NAME`. */
  readonly value?: Value;
  /** `NAME+=value`. */
  readonly append?: true;
}

export interface Redirect extends Located {
  /** `>`, `>>`, `<`, `>&`, `&>`, `<<`, `<<<`, … as written. */
  readonly operator: string;
  /** The file, the descriptor as text (`1` in `2>&1`), or unknown for a heredoc, with the place of its body. */
  readonly target: Value;
  /** The descriptor before the operator, where one is written. */
  readonly descriptor?: number;
}

/** The text of a word that holds no expansion, or undefined. */
export function literalText(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && value.value !== null ? String(value.value) : undefined;
}

/** Statements and all statements inside them (conditions, branches, functions, `sh -c` programs), outer first, in order. */
export function* walkStatements(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    for (const inner of innerLists(statement)) yield* walkStatements(inner);
  }
}

function innerLists(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'run':
      return statement.script ? [statement.script.statements] : [];
    case 'if':
      return [...statement.branches.flatMap(({ condition, statements }) => [condition, statements]), statement.otherwise ?? []];
    case 'case':
      return statement.branches.map(({ statements }) => statements);
    case 'loop':
      return [statement.condition ?? [], statement.statements];
    case 'function':
    case 'group':
      return [statement.statements];
    case 'assign':
    case 'unknown':
      return [];
  }
}
