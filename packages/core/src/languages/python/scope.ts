import { blocksOf, effectsOf, type Effect } from './effects.js';
import { field, statementsOf, type Node } from './node.js';
import type { PythonSource } from './source.js';

/** What the statements of a scope do to names. */
export interface Effects extends Iterable<readonly [string, readonly Effect[]]> {
  /** In order; undefined where nothing is done to the name. */
  get(name: string): readonly Effect[] | undefined;
  has(name: string): boolean;
  keys(): Iterable<string>;
  values(): Iterable<readonly Effect[]>;
}

/** A module, class or function body and what its statements do to names. */
export interface Scope {
  /** `module`, `class_definition`, `function_definition` or `lambda`. */
  readonly node: Node;
  /** Writes to names that `global` gives to the module are not here. */
  readonly effects: Effects;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Names that `global` or `nonlocal` take from outside. */
  readonly outside: ReadonlySet<string>;
  /** `from … import *` statements. */
  readonly stars: readonly Node[];
}

export interface Parameter {
  readonly name: string;
  readonly node: Node;
  readonly default?: Node;
  readonly annotation?: Node;
  /** `*args`, `**kwargs`. */
  readonly rest?: true;
}

/** The scopes of a file, each made when it is first asked for. */
export class Scopes {
  readonly #source: PythonSource;
  readonly #text: (node: Node) => string;
  readonly #scopes = new Map<Node, Scope>();

  constructor(source: PythonSource) {
    this.#source = source;
    this.#text = (node) => source.text.slice(node.start, node.end);
  }

  /** The scope that a node's names are looked up in first. Defaults, decorators and bases belong outside. */
  around(node: Node): Node {
    let child = node;
    for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
      if ((parent.type === 'function_definition' || parent.type === 'class_definition') && child.field === 'body') return parent;
      if (parent.type === 'lambda' && child.field === 'body') return parent;
      if (parent.type === 'module') return parent;
    }
    return child;
  }

  of(node: Node): Scope {
    let scope = this.#scopes.get(node);
    if (!scope) this.#scopes.set(node, (scope = new OpenScope(node, this.#source, this, this.#text)));
    return scope;
  }
}

/** A scope that looks for what it is asked. */
class OpenScope implements Scope, Effects {
  readonly node: Node;
  readonly #source: PythonSource;
  readonly #scopes: Scopes;
  readonly #text: (node: Node) => string;
  readonly #known = new Map<string, readonly Effect[] | undefined>();
  #all: ReadonlyMap<string, readonly Effect[]> | undefined;
  #parameters: ReadonlyMap<string, Parameter> | undefined;
  #outside: ReadonlySet<string> | undefined;
  #stars: readonly Node[] | undefined;

  constructor(node: Node, source: PythonSource, scopes: Scopes, text: (node: Node) => string) {
    this.node = node;
    this.#source = source;
    this.#scopes = scopes;
    this.#text = text;
  }

  get effects(): Effects {
    return this;
  }

  get parameters(): ReadonlyMap<string, Parameter> {
    return (this.#parameters ??= parametersOf(this.node, this.#text));
  }

  get outside(): ReadonlySet<string> {
    return (this.#outside ??= new Set(
      (this.#source.outsiders(this.node) ?? [...this.#statements()]).flatMap((statement) =>
        statement.type === 'global_statement' || statement.type === 'nonlocal_statement' ? statement.children.map(this.#text) : [],
      ),
    ));
  }

  get stars(): readonly Node[] {
    return (this.#stars ??= this.#source
      .imports()
      .filter(
        (statement) => statement.children.some(({ type }) => type === 'wildcard_import') && this.#scopes.around(statement) === this.node,
      ));
  }

  get(name: string): readonly Effect[] | undefined {
    if (this.#all) return this.#all.get(name);
    if (!this.#known.has(name)) {
      const statements = this.#source.changing(name, this.node);
      if (!statements) return this.#everything().get(name);
      this.#known.set(name, this.#read(statements, name).get(name));
    }
    return this.#known.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): Iterable<string> {
    return this.#everything().keys();
  }

  values(): Iterable<readonly Effect[]> {
    return this.#everything().values();
  }

  [Symbol.iterator](): Iterator<readonly [string, readonly Effect[]]> {
    return this.#everything().entries();
  }

  #everything(): ReadonlyMap<string, readonly Effect[]> {
    return (this.#all ??= this.#read(this.#statements()));
  }

  #read(statements: Iterable<Node>, only?: string): ReadonlyMap<string, readonly Effect[]> {
    const effects = new Map<string, Effect[]>();
    const add = (effect: Effect) => {
      if (only !== undefined && effect.name !== only) return;
      const known = effects.get(effect.name);
      if (known) known.push(effect);
      else effects.set(effect.name, [effect]);
    };
    for (const statement of statements) for (const effect of effectsOf(statement, this.#text)) add(effect);
    for (const walrus of this.#source.walruses(only)) {
      const name = field(walrus, 'name');
      const value = field(walrus, 'value');
      if (name && value && this.#scopes.around(walrus) === this.node) {
        add({ name: this.#text(name), path: [], operation: 'set', value, target: name, statement: walrus });
      }
    }
    for (const list of effects.values()) list.sort((a, b) => a.target.start - b.target.start);
    for (const name of this.outside) effects.delete(name);
    return effects;
  }

  /** All statements of the scope's own blocks, in order. */
  *#statements(): Generator<Node> {
    const { node } = this;
    const start = node.type === 'module' ? statementsOf(node) : node.type === 'lambda' ? [] : statementsOf(field(node, 'body'));
    const stack = [...start].reverse();
    for (let statement = stack.pop(); statement; statement = stack.pop()) {
      yield statement;
      if (/^(?:decorated_definition|function_definition|class_definition|except_clause)$/.test(statement.type)) continue;
      const inner = blocksOf(statement).flatMap(({ clause, statements }) =>
        clause.type === 'except_clause' ? [clause, ...statements] : statements,
      );
      for (let index = inner.length - 1; index >= 0; index -= 1) stack.push(inner[index]!);
    }
  }
}

/** The parameters of a function or lambda, in order; `self` and `cls` too. */
function parametersOf(node: Node, text: (node: Node) => string): ReadonlyMap<string, Parameter> {
  const result = new Map<string, Parameter>();
  for (const parameter of field(node, 'parameters')?.children ?? []) {
    const named = field(parameter, 'name') ?? (parameter.type === 'typed_parameter' ? parameter.children[0] : parameter);
    const rest = named && /splat_pattern$/.test(named.type);
    const name = rest ? named.children[0] : named;
    if (name?.type !== 'identifier') continue;
    const value = field(parameter, 'value');
    const annotation = field(parameter, 'type');
    result.set(text(name), {
      name: text(name),
      node: name,
      ...(value ? { default: value } : {}),
      ...(annotation ? { annotation } : {}),
      ...(rest ? { rest: true } : {}),
    });
  }
  return result;
}
