import type { Document } from '../../vocabulary/document.js';
import type { Location } from '../../vocabulary/location.js';
import type { Condition, Unknown, Value } from '../../vocabulary/value.js';
import type { Effect } from './effects.js';
import type { Names } from './names.js';
import type { Node } from './node.js';
import type { Branch, PythonReader } from './reader.js';

/** What evaluators of parts ask of the whole: values are evaluated on demand, each expression once. */
export interface Evaluation {
  readonly document: Document;
  readonly reader: PythonReader;
  readonly names: Names;
  /** The source of a node. */
  readonly text: (node: Node) => string;
  /** Where a node stands. */
  at(node: Node): Location;
  /** What an expression evaluates to; `unknown` where nobody can say. */
  value(node: Node): Value;
  /** When an expression is true. */
  condition(node: Node): Condition;
  /** What must hold for a branch to be taken; undefined where it always is or nobody can say. */
  conditionOf(branches: readonly Branch[]): Condition | undefined;
  /** What names were found to be after a statement, by the branches that one looks from. */
  readonly folds: Map<Effect, Map<string, { readonly value: Value | undefined }>>;
  /** How often an evaluation was cut short by a cycle or a bound: what was cut is not remembered. */
  cuts(): number;
  /** The value, or `unknown` where it is too large to be handed on. */
  bounded<T extends Value | undefined>(value: T): T | Unknown;
  /** What an expression means in terms of imported modules (see `Names`). */
  nameOf(node: Node): string | undefined;
}

/** What a reader of the environment found in an expression: the read, and by which means. */
export interface EnvironmentAccess {
  readonly value: Value;
  /** `os.environ`, `django-environ` … */
  readonly reader: string;
  /** Declared in a schema or read through a typed reader. */
  readonly structured: boolean;
}
