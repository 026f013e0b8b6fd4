import type { StringPlace } from '@factorlint/scanner';
import type { Enclosure, SourceReader } from '../../syntax/source-reader.js';
import { namesImported, type Effect, type ImportedName } from './effects.js';
import { packageOf } from './package-name.js';
import { bare, definition, field, isStatement, statementOf, within, type Node } from './node.js';
import { Scopes, type Scope } from './scope.js';
import type { PythonSource } from './source.js';

/** A condition on the way to a statement: the branch of an `if` that it stands in. */
export interface Branch {
  /** The `if`, `elif`, `else` or other clause. */
  readonly clause: Node;
  /** The statement that the clause belongs to. */
  readonly statement: Node;
  readonly form: 'condition' | 'loop' | 'try' | 'match';
  /** What must hold and, for later branches, what must not. */
  readonly tests: readonly { readonly node: Node; readonly negated: boolean }[];
}

/** As many branches of one `if` are told apart by what must not hold. */
const MAX_TESTS = 12;

/** Answers what extractors and evaluators ask of a file. */
export class PythonReader implements SourceReader<Node> {
  readonly source: PythonSource;
  readonly scopes: Scopes;
  #imported: ReadonlyMap<string, Omit<ImportedName, 'node'>> | undefined;
  #packages: ReadonlySet<string> | undefined;
  readonly #branches = new Map<Node, readonly Branch[]>();

  constructor(source: PythonSource) {
    this.source = source;
    this.scopes = new Scopes(source);
  }

  /** The source of a node. */
  readonly text = (node: Node): string => this.source.text.slice(node.start, node.end);

  statementsWith(words: readonly string[]): readonly Node[] {
    return inOrder(this.source.statementsWith(words));
  }

  /** The same, for words that fit a test; it must be the same function for every file. */
  statementsWhere(test: (word: string) => boolean): readonly Node[] {
    return inOrder(this.source.statementsWhere(test));
  }

  /** Those of these in which the word may be given a value, by `=` or after `:`. */
  statementsGiving(test: (word: string) => boolean): readonly Node[] {
    return inOrder(this.source.statementsGiving(test));
  }

  /** The statements that may bind or change what a name stands for, wherever they are; others that name it too. */
  statementsChanging(name: string): readonly Node[] {
    return inOrder(this.source.statementsChanging(name));
  }

  /**
   * The string literals at a place whose text between the quotes fits a test (the same function for every file), and others.
   * Literals that are statements, that are longer than 64 characters or stand over several lines need not be among them.
   */
  stringsWhere(place: StringPlace, test: (text: string) => boolean): readonly Node[] {
    return this.source.stringsWhere(place, test);
  }

  /** The functions and classes at module level whose head (with its decorators) fits a test, in order; others may be among them. */
  definitions(test: (head: string) => boolean): readonly Node[] {
    return inOrder(this.source.definitions(test) ?? this.#definitions());
  }

  *#definitions(): Generator<Node> {
    for (const effects of this.module.effects.values())
      for (const { operation, value } of effects) if (operation === 'define' && value) yield definition(value);
  }

  /** All string literals, with interpolation too, in order. */
  strings(): readonly Node[] {
    return inOrder(this.source.strings());
  }

  binds(name: string, within?: Node): readonly Node[] {
    return this.effects(name, within).map((effect) => statementOf(effect.statement));
  }

  /** What binds or changes a name at module level, or in the function that `within` stands in, in order. */
  effects(name: string, within: Node = this.source.root): readonly Effect[] {
    return this.scope(within).effects.get(name) ?? [];
  }

  /** The scope that a node stands in; the module's for the root. */
  scope(node: Node): Scope {
    return this.scopes.of(node.type === 'module' ? node : this.scopes.around(node));
  }

  get module(): Scope {
    return this.scopes.of(this.source.root);
  }

  imports(): readonly Node[] {
    return this.source.imports();
  }

  /** Names that import statements bring in anywhere in the file, the first of each. */
  imported(): ReadonlyMap<string, Omit<ImportedName, 'node'>> {
    if (this.#imported) return this.#imported;
    const names = new Map<string, Omit<ImportedName, 'node'>>();
    for (const statement of this.imports())
      for (const each of namesImported(statement, this.text)) if (each.local !== '*' && !names.has(each.local)) names.set(each.local, each);
    return (this.#imported = names);
  }

  /** The packages whose functions the file can name, `builtins` among them; undefined: any. */
  packages(): ReadonlySet<string> | undefined {
    if (this.source.isAnyFile) return undefined;
    if (this.#packages) return this.#packages;
    const found = new Set(['builtins']);
    for (const { module } of this.imported().values()) found.add(packageOf(module));
    // Settings modules take `os` over from the module that they build on.
    if (this.module.stars.length > 0) found.add('os');
    return (this.#packages = found);
  }

  /** Those that no function changes need not be among them. */
  moduleCollections(): readonly { readonly name: string; readonly statement: Node }[] {
    const found: { name: string; statement: Node }[] = [];
    for (const name of this.source.changedNames() ?? this.module.effects.keys()) {
      const binding = this.module.effects
        .get(name)
        ?.find(({ operation, path, value }) => operation === 'set' && path.length === 0 && value && this.#isCollection(value));
      if (binding) found.push({ name, statement: statementOf(binding.statement) });
    }
    return found;
  }

  #isCollection(node: Node): boolean {
    const value = bare(node);
    if (/^(?:list|dictionary|set|(?:list|dictionary|set)_comprehension)$/.test(value.type)) return true;
    const callee = value.type === 'call' ? field(value, 'function') : undefined;
    return callee !== undefined && COLLECTIONS.test(this.text(callee));
  }

  enclosing(statement: Node): readonly Enclosure<Node>[] {
    const found: Enclosure<Node>[] = [];
    for (let node = statement.parent; node; node = node.parent) {
      const name = field(node, 'name');
      if (node.type === 'function_definition' || node.type === 'class_definition') {
        found.push({ form: node.type === 'class_definition' ? 'class' : 'function', node, ...(name ? { name: this.text(name) } : {}) });
      } else if (node.type === 'if_statement') found.push({ form: this.isMainGuard(node) ? 'main-guard' : 'condition', node });
      else if (node.type === 'for_statement' || node.type === 'while_statement') found.push({ form: 'loop', node });
      else if (node.type === 'try_statement') found.push({ form: 'try', node });
    }
    return found;
  }

  isMainGuard(statement: Node): boolean {
    const condition = field(statement, 'condition');
    if (condition?.type !== 'comparison_operator') return false;
    return /^\(?(?:__name__==["']__main__["']|["']__main__["']==__name__)\)?$/.test(this.text(condition).replace(/\s+/g, ''));
  }

  /** The branches that lead from a scope's top to a node, outermost first. */
  branches(node: Node): readonly Branch[] {
    const statement = isStatement(node) && !/_clause$/.test(node.type) ? node : this.#enclosingStatement(node);
    let found = this.#branches.get(statement);
    if (!found) this.#branches.set(statement, (found = this.#readBranches(statement)));
    return found;
  }

  #enclosingStatement(node: Node): Node {
    let current = statementOf(node);
    while (/_clause$/.test(current.type) && current.parent) current = statementOf(current.parent);
    return current;
  }

  #readBranches(statement: Node): readonly Branch[] {
    const found: Branch[] = [];
    for (let node = statement.parent, child = statement; node; child = node, node = node.parent) {
      if (node.type === 'function_definition' || node.type === 'class_definition' || node.type === 'module') break;
      if (child.type !== 'block') continue;
      const owner = /_clause$/.test(node.type) ? node.parent : node;
      const whole = owner?.type === 'block' ? owner.parent : owner;
      if (!owner || !whole) continue;
      if (whole.type === 'if_statement' && this.isMainGuard(whole)) continue;
      if (whole.type === 'if_statement') found.push({ clause: node, statement: whole, form: 'condition', tests: this.#tests(whole, node) });
      else if (/^(?:for|while)_statement$/.test(whole.type)) found.push({ clause: node, statement: whole, form: 'loop', tests: [] });
      else if (whole.type === 'try_statement') found.push({ clause: node, statement: whole, form: 'try', tests: [] });
      else if (whole.type === 'match_statement') found.push({ clause: node, statement: whole, form: 'match', tests: [] });
    }
    return found.reverse();
  }

  #tests(statement: Node, clause: Node): Branch['tests'] {
    const tests: { node: Node; negated: boolean }[] = [];
    for (const each of [statement, ...statement.children.filter(({ type }) => type === 'elif_clause')]) {
      const node = field(each, 'condition');
      if (node) tests.push({ node, negated: each !== clause });
      if (each === clause) break;
    }
    // In a long chain, what came before is not worth saying.
    return tests.length > MAX_TESTS ? tests.slice(-1) : tests;
  }

  /** The calls, of any form, in the statements that hold one of these words. */
  *callsWith(words: readonly string[]): Generator<Node> {
    for (const statement of this.statementsWith(words)) {
      for (const node of within(statement)) if (node.type === 'call') yield node;
    }
  }
}

function inOrder(nodes: Iterable<Node>): readonly Node[] {
  return [...nodes].sort((a, b) => a.start - b.start);
}

/** Constructors of the standard library's mutable collections. */
const COLLECTIONS =
  /^(?:list|dict|set|deque|defaultdict|OrderedDict|Counter|WeakValueDictionary|WeakKeyDictionary|WeakSet|(?:collections|weakref)\.\w+|bytearray)$/;
