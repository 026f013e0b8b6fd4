import { blocksOf, effectsOf, type Effect } from './effects.js';
import { field, statementsOf, type Node } from './node.js';

/** A module, class or function body and what its statements do to names. */
export interface Scope {
  /** `module`, `class_definition`, `function_definition` or `lambda`. */
  readonly node: Node;
  /** In order. Writes to names that `global` gives to the module are not here. */
  readonly effects: ReadonlyMap<string, readonly Effect[]>;
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
  readonly #text: (node: Node) => string;
  readonly #walruses: readonly Node[];
  readonly #scopes = new Map<Node, Scope>();

  constructor(text: (node: Node) => string, walruses: readonly Node[]) {
    this.#text = text;
    this.#walruses = walruses;
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
    if (!scope) this.#scopes.set(node, (scope = this.#read(node)));
    return scope;
  }

  #read(node: Node): Scope {
    const effects = new Map<string, Effect[]>();
    const outside = new Set<string>();
    const stars: Node[] = [];
    const add = (effect: Effect) => {
      const known = effects.get(effect.name);
      if (known) known.push(effect);
      else effects.set(effect.name, [effect]);
    };
    const start = node.type === 'module' ? statementsOf(node) : node.type === 'lambda' ? [] : statementsOf(field(node, 'body'));
    const stack = [...start].reverse();
    for (let statement = stack.pop(); statement; statement = stack.pop()) {
      if (statement.type === 'global_statement' || statement.type === 'nonlocal_statement') {
        for (const name of statement.children) outside.add(this.#text(name));
      }
      if (statement.type === 'import_from_statement' && statement.children.some(({ type }) => type === 'wildcard_import'))
        stars.push(statement);
      for (const effect of effectsOf(statement, this.#text)) add(effect);
      if (/^(?:decorated_definition|function_definition|class_definition|except_clause)$/.test(statement.type)) continue;
      const inner = blocksOf(statement).flatMap(({ clause, statements }) =>
        clause.type === 'except_clause' ? [clause, ...statements] : statements,
      );
      for (let index = inner.length - 1; index >= 0; index -= 1) stack.push(inner[index]!);
    }
    for (const walrus of this.#walruses) {
      const name = field(walrus, 'name');
      const value = field(walrus, 'value');
      if (name && value && this.around(walrus) === node) {
        add({ name: this.#text(name), path: [], operation: 'set', value, target: name, statement: walrus });
      }
    }
    for (const list of effects.values()) list.sort((a, b) => a.target.start - b.target.start);
    for (const name of outside) effects.delete(name);
    return { node, effects, outside, stars, parameters: parametersOf(node, this.#text) };
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
