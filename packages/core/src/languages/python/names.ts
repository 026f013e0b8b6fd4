import { namesImported, type Effect } from './effects.js';
import { bare, contains, field, isSimple, statementOf, type Node } from './node.js';
import type { PythonReader } from './reader.js';
import type { Parameter, Scope } from './scope.js';

/** As far as names are followed through other names. */
const MAX_DEPTH = 12;

/** Built-in names that facts or values are made of. Source: docs.python.org/3/library/functions.html */
const BUILTINS: ReadonlySet<string> = new Set([
  'open',
  'print',
  'int',
  'float',
  'bool',
  'str',
  'list',
  'dict',
  'set',
  'tuple',
  'frozenset',
  'sorted',
  'getattr',
  'setattr',
  'exec',
  'eval',
  '__import__',
  'exit',
  'quit',
  'locals',
  'globals',
  'vars',
  'bytes',
  'len',
  'any',
  'all',
  'map',
  'filter',
  'SystemExit',
  'super',
  'KeyError',
  'Exception',
  'ValueError',
  'ImportError',
  'ModuleNotFoundError',
  'KeyboardInterrupt',
  'range',
  'next',
  'input',
]);

/** Where a name is bound: a parameter, or a scope with what its statements do to the name before it is used. */
export type Binding =
  | { readonly form: 'parameter'; readonly parameter: Parameter; readonly scope: Scope }
  | { readonly form: 'effects'; readonly effects: readonly Effect[]; readonly scope: Scope };

/** Finds what names mean: through scopes, imports and simple assignments. */
export class Names {
  readonly #reader: PythonReader;
  readonly #known = new Map<Node, string | undefined>();

  constructor(reader: PythonReader) {
    this.#reader = reader;
  }

  /** What binds a name where it is used: in the function, the functions around it, the module. */
  binding(name: string, use: Node): Binding | undefined {
    let scopeNode = this.#reader.scopes.around(use);
    let immediate = true;
    for (;;) {
      const scope = this.#reader.scopes.of(scopeNode);
      const parameter = scope.parameters.get(name);
      const effects = scope.effects.get(name);
      if (effects && (immediate || scopeNode.type !== 'class_definition')) {
        const before = immediate ? preceding(effects, use) : effects;
        if (before.length > 0) return { form: 'effects', effects: before, scope };
      }
      if (parameter) return { form: 'parameter', parameter, scope };
      if (scopeNode.type === 'module') return undefined;
      scopeNode = this.#reader.scopes.around(scopeNode);
      immediate = false;
    }
  }

  /**
   * What an expression means in terms of imported modules: `os.environ.get`, `redis.Redis`. A call's result ends in `()`, an item in
   * `[]`; names of the language begin with `builtins.`. Undefined for what is the file's own.
   */
  nameOf(node: Node, depth = 0): string | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const expression = bare(node);
    if (this.#known.has(expression)) return this.#known.get(expression);
    const name = this.#read(expression, depth);
    // Near the limit the answer depends on where one came from.
    if (depth === 0) this.#known.set(expression, name);
    return name;
  }

  #read(expression: Node, depth: number): string | undefined {
    switch (expression.type) {
      case 'identifier':
        return this.#named(expression, depth);
      case 'attribute': {
        const object = field(expression, 'object');
        const attribute = field(expression, 'attribute');
        const of = object && this.nameOf(object, depth + 1);
        return of && attribute ? dotted(of, this.#reader.text(attribute)) : undefined;
      }
      case 'call': {
        const callee = field(expression, 'function');
        const of = callee && this.nameOf(callee, depth + 1);
        return of && `${of}()`;
      }
      case 'subscript': {
        const value = field(expression, 'value');
        const of = value && this.nameOf(value, depth + 1);
        return of && `${of}[]`;
      }
      case 'conditional_expression':
      case 'boolean_operator':
        for (const child of expression.children) {
          const name = /^(?:and|or)$/.test(child.type) ? undefined : this.nameOf(child, depth + 1);
          if (name) return name;
        }
        return undefined;
      case 'named_expression': {
        const value = field(expression, 'value');
        return value && this.nameOf(value, depth + 1);
      }
      default:
        return undefined;
    }
  }

  #named(identifier: Node, depth: number): string | undefined {
    const name = this.#reader.text(identifier);
    const binding = this.binding(name, identifier);
    if (!binding) return this.#unbound(name);
    if (binding.form === 'parameter') {
      const { annotation, default: value } = binding.parameter;
      const of = annotation?.children[0] && this.nameOf(annotation.children[0], depth + 1);
      return of ? `${of}()` : value && this.nameOf(value, depth + 1);
    }
    for (const effect of binding.effects.toReversed()) {
      const found = this.#effect(effect, depth);
      if (found) return found;
    }
    return undefined;
  }

  isBuiltin(name: string): boolean {
    return BUILTINS.has(name);
  }

  /** A star import may bind a built-in's name; hardly anybody does. Settings modules take `os` over from the module they build on. */
  #unbound(name: string): string | undefined {
    if (BUILTINS.has(name)) return `builtins.${name}`;
    return name === 'os' && this.#reader.module.stars.length > 0 ? 'os' : undefined;
  }

  #effect(effect: Effect, depth: number): string | undefined {
    if (effect.operation === 'import') return this.#imported(effect);
    if (effect.path.length > 0 || effect.operation !== 'set' || !effect.value || effect.part !== undefined) return undefined;
    return this.nameOf(effect.value, depth + 1);
  }

  #imported(effect: Effect): string | undefined {
    const found = namesImported(effect.statement, this.#reader.text).find(({ local }) => local === effect.name);
    if (!found) return undefined;
    return found.name === undefined ? found.module : dotted(found.module, found.name);
  }

  /** The expression that a name stands for, through other names; the expression itself where it is no name. */
  definitionOf(node: Node, depth = 0): Node {
    const expression = bare(node);
    if (expression.type !== 'identifier' || depth > MAX_DEPTH) return expression;
    const binding = this.binding(this.#reader.text(expression), expression);
    if (binding?.form !== 'effects') return expression;
    const last = binding.effects.findLast(
      ({ path, operation, value }) => path.length === 0 && value && (operation === 'set' || operation === 'define'),
    );
    if (!last?.value || last.part !== undefined) return expression;
    return last.operation === 'define' ? last.value : this.definitionOf(last.value, depth + 1);
  }
}

/** `.` stays a prefix: `from . import x` is `.x`. */
export function dotted(module: string, name: string): string {
  return module.endsWith('.') || module === '' ? module + name : `${module}.${name}`;
}

/**
 * What has been done to a name before it is used in the same scope. A simple statement's own effect comes after what it reads; in a loop,
 * what stands below has happened before from the second round on.
 */
function preceding(effects: readonly Effect[], use: Node): readonly Effect[] {
  let end = countBefore(effects, use.start);
  while (end > 0 && isOwnEffect(effects[end - 1]!, use)) end -= 1;
  const loop = end < effects.length ? innermostLoop(use) : undefined;
  const before = end === effects.length ? effects : effects.slice(0, end);
  const later = loop ? effects.slice(end).filter((effect) => contains(loop, effect.target) && !isOwnEffect(effect, use)) : [];
  return later.length > 0 ? [...before, ...later] : before;
}

/** How many effects, which are in order, stand before an offset. */
function countBefore(effects: readonly Effect[], offset: number): number {
  let low = 0;
  let high = effects.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (effects[middle]!.target.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOwnEffect(effect: Effect, use: Node): boolean {
  const statement = statementOf(effect.statement);
  return effect.statement.type !== 'named_expression' && isSimple(statement) && contains(statement, use);
}

function innermostLoop(use: Node): Node | undefined {
  for (let node = use.parent; node && !/^(?:function_definition|class_definition|module)$/.test(node.type); node = node.parent) {
    if (/^(?:for|while)_statement$/.test(node.type)) return node;
  }
  return undefined;
}
