import { TEMPLATE_EXPRESSION } from '@factorlint/scanner';
import type { SourceReader } from '../../syntax/source-reader.js';
import { enclosures, type ConditionReader, type JavaScriptEnclosure } from './enclosures.js';
import { loadsOf } from './loads.js';
import { isCollection, namesOfPattern, opensScope, writeOf, type Declaration, type Write } from './scopes.js';
import { argumentOf, childrenOf, isClass, isFunction, isTypeOnly, isUnit, stringOf, type AnyFunction, type Node } from './tree.js';

/** A place where a file loads a module: by a statement, by a call. */
export interface Load {
  /** The specifier as written. */
  readonly module: string;
  /** It may be missing: it is loaded late or under guard, or only types are taken from it. */
  readonly optional: boolean;
  readonly start: number;
  readonly end: number;
}

export type Test = (text: string) => boolean;

/** Of the first arguments of calls. */
export interface ArgumentTest {
  readonly fits: Test;
  /** Last names of callees that do not count. */
  readonly unless?: ReadonlySet<string>;
}

/** The reader of a JavaScript file, with the questions that this language's evaluator asks beside the common ones. */
export interface JavaScriptReader extends Omit<SourceReader<Node>, 'enclosing'> {
  /** What a statement stands in, innermost first. A condition is evaluated when it is asked for. */
  enclosing(statement: Node): readonly JavaScriptEnclosure[];
  readonly program: Node;
  /** Every identifier and written-out key of the file, once. */
  identifiers(): Iterable<string>;
  /** Every string literal and every template, in order; import specifiers and directives are left out. */
  strings(): readonly Node[];
  /** The specifiers of its `import` declarations. */
  imported(): readonly string[];
  /** Every place where it loads a module, in any order. */
  loads(): readonly Load[];
  /** Whether its first statement is this directive. */
  opensWith(directive: string): boolean;
  /** Whether a word may stand in the file as an identifier or as a written-out key. */
  mayHold(word: string): boolean;
  /** Whether something may be bound to a name that fits a test (the same function for every file). */
  mayBind(test: Test): boolean;
  /** Whether a string literal or a template may fit a test (the same function for every file); marks stand for a template's expressions. */
  mayWrite(test: Test): boolean;
  /** Whether a call's first argument may be a plain string that fits a test (the same for every file). */
  mayBeGiven(test: ArgumentTest): boolean;
  /** Whether a collection that is bound at module level may be changed. */
  mayChangeCollections(): boolean;
  /** Whether the file may load a module, by its name without `node:`: an import of any form, a `require`. */
  mayLoad(isModule: Test): boolean;
  parentOf(node: Node): Node | undefined;
  /** The innermost statement or class member around a node. */
  unitOf(node: Node): Node;
  /** The function that a node stands in, or the program. */
  functionOf(node: Node): Node;
  /** What a name means at a place: its nearest declaration. */
  lookup(name: string, at: Node): Declaration | undefined;
  /** Assignments to names that nobody declares: `module.exports = …`, `exports.a = …`. */
  freeWrites(name: string): readonly Write[];
}

/** A reader that answers from the whole tree, which it walks once. */
export function readTree(program: Node, conditionOf: ConditionReader): JavaScriptReader {
  const tree = new TreeIndex(program);
  return {
    program,
    statementsWith(words) {
      const found = new Set<Node>();
      for (const word of words) for (const unit of tree.words.get(word) ?? []) found.add(unit);
      return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
    },
    binds(name, within) {
      const scope = within ? tree.functionOf(within) : program;
      const declared = tree.declarations.filter((declaration) => declaration.name === name && declaration.scope === scope);
      const units = declared.flatMap(({ node, writes }) => [tree.unitOf(node), ...writes.map((write) => tree.unitOf(write.node))]);
      return [...new Set(units)].sort((a, b) => a.start - b.start);
    },
    imports: () => tree.imports,
    moduleCollections: () =>
      tree.declarations
        .filter((declaration) => declaration.scope === program && declaration.form === 'variable' && isCollection(declaration))
        .map(({ name, node }) => ({ name, statement: tree.unitOf(node) })),
    enclosing: (statement) => enclosures(tree, statement, conditionOf),
    identifiers: () => tree.words.keys(),
    strings: () => tree.strings,
    imported: () => tree.imports.flatMap((node) => (node.type === 'ImportDeclaration' ? [node.source.value] : [])),
    loads: () => [
      ...loadsOf(tree, program, (unit) => enclosures(tree, unit, conditionOf).some(({ form }) => form === 'try' || form === 'function')),
    ],
    opensWith(directive) {
      const first = program.type === 'Program' ? program.body[0] : undefined;
      return first !== undefined && 'directive' in first && first.directive === directive;
    },
    mayHold: (word) => tree.words.has(word),
    mayBind: (test) => [...tree.words.keys()].some(test),
    mayWrite: (test) => tree.strings.some((node) => test(writtenText(node))),
    mayBeGiven: ({ fits }) => tree.strings.some((node) => fits(writtenText(node))),
    mayChangeCollections: () => true,
    mayLoad: (isModule) => [...tree.modules].some(isModule),
    parentOf: (node) => tree.parents.get(node),
    unitOf: (node) => tree.unitOf(node),
    functionOf: (node) => tree.functionOf(node),
    lookup: (name, at) => tree.lookup(name, at),
    freeWrites: (name) => tree.free.get(name) ?? [],
  };
}

/** The text of a string literal, or of a template with a mark where an expression stands. */
export function writtenText(node: Node): string {
  return node.type === 'TemplateLiteral'
    ? node.quasis.map(({ value }) => value.cooked ?? value.raw).join(TEMPLATE_EXPRESSION)
    : (stringOf(node) ?? '');
}

class TreeIndex {
  readonly parents = new Map<Node, Node>();
  readonly words = new Map<string, Node[]>();
  readonly strings: Node[] = [];
  readonly imports: Node[] = [];
  readonly dynamicImports: Node[] = [];
  readonly declarations: Declaration[] = [];
  readonly modules = new Set<string>();
  readonly free = new Map<string, Write[]>();
  readonly #scopes = new Map<Node, Map<string, Declaration>>();
  readonly #writes: { readonly name: string; readonly write: Write }[] = [];

  constructor(program: Node) {
    this.#walk(program, program);
    for (const { name, write } of this.#writes) {
      const declaration = this.lookup(name, write.node);
      if (declaration) declaration.writes.push(write);
      else this.free.set(name, [...(this.free.get(name) ?? []), write]);
    }
  }

  unitOf(node: Node): Node {
    for (let at: Node | undefined = node; at; at = this.parents.get(at)) if (isUnit(at) || at.type === 'Program') return at;
    return node;
  }

  functionOf(node: Node): Node {
    let last = node;
    for (let at = this.parents.get(node); at; at = this.parents.get(at)) {
      if (isFunction(at)) return at;
      last = at;
    }
    return last;
  }

  lookup(name: string, at: Node): Declaration | undefined {
    for (let scope: Node | undefined = at; scope; scope = this.parents.get(scope)) {
      const found = this.#scopes.get(scope)?.get(name);
      if (found) return found;
    }
    return undefined;
  }

  #walk(node: Node, unit: Node): void {
    if (isTypeOnly(node)) return;
    const here = isUnit(node) ? node : unit;
    this.#note(node, here);
    for (const child of childrenOf(node)) {
      this.parents.set(child, node);
      this.#walk(child, here);
    }
  }

  #note(node: Node, unit: Node): void {
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier':
      case 'PrivateIdentifier':
        this.#word(node.name, unit);
        return;
      case 'Literal':
      case 'TemplateLiteral':
        this.#string(node, unit);
        return;
      case 'ImportDeclaration':
        this.imports.push(node);
        this.#loads(node.source);
        if (node.importKind !== 'type')
          for (const specifier of node.specifiers) this.#declare(specifier.local.name, 'import', specifier, node);
        return;
      case 'TSImportEqualsDeclaration':
        this.imports.push(node);
        if (node.moduleReference.type === 'TSExternalModuleReference') this.#loads(node.moduleReference.expression);
        this.#declare(node.id.name, 'import', node, node);
        return;
      case 'VariableDeclaration':
        for (const declarator of node.declarations) {
          for (const { name, path } of namesOfPattern(declarator.id))
            this.#declare(name, 'variable', declarator, node, { path, keyword: node.kind });
        }
        return;
      case 'ImportExpression':
        this.dynamicImports.push(node);
        this.#loads(node.source);
        return;
      case 'CallExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') this.#loads(argumentOf(node, 0));
        break;
      case 'TSEnumDeclaration':
        this.#declare(node.id.name, 'enum', node, node);
        return;
      case 'CatchClause':
        if (node.param) for (const { name } of namesOfPattern(node.param)) this.#declare(name, 'other', node, node.body);
        return;
      default:
    }
    if (isFunction(node)) this.#function(node);
    else if (isClass(node) && node.id) this.#declare(node.id.name, 'class', node, this.parents.get(node) ?? node);
    const write = writeOf(node);
    if (write) this.#writes.push(write);
  }

  #loads(specifier: Node | undefined): void {
    const module = stringOf(specifier);
    if (module !== undefined) this.modules.add(module.replace(/^node:/, ''));
  }

  #function(node: AnyFunction): void {
    if (node.type !== 'ArrowFunctionExpression' && node.id)
      this.#declare(node.id.name, 'function', node, node.type === 'FunctionDeclaration' ? (this.parents.get(node) ?? node) : node);
    node.params.forEach((parameter, index) => {
      for (const { name, path } of namesOfPattern(parameter)) this.#declare(name, 'parameter', parameter, node, { path, of: node, index });
    });
  }

  #declare(name: string, form: Declaration['form'], node: Node, at: Node, more: Partial<Declaration> = {}): void {
    const block = this.#scopeOf(at, more.keyword === 'var');
    const scope = isFunction(block) || block.type === 'Program' ? block : this.functionOf(block);
    const declaration: Declaration = { name, form, node, path: [], writes: [], scope, ...more };
    const names = this.#scopes.get(block) ?? new Map<string, Declaration>();
    this.#scopes.set(block, names);
    const earlier = names.get(name);
    if (earlier && more.keyword === 'var') return;
    names.set(name, declaration);
    this.declarations.push(declaration);
  }

  #scopeOf(node: Node, hoisted: boolean): Node {
    let last = node;
    for (let at: Node | undefined = node; at; at = this.parents.get(at)) {
      if (hoisted ? isFunction(at) : opensScope(at)) return at;
      last = at;
    }
    return last;
  }

  #word(word: string, unit: Node): void {
    const units = this.words.get(word);
    if (!units) this.words.set(word, [unit]);
    else if (units.at(-1) !== unit) units.push(unit);
  }

  #string(node: Extract<Node, { type: 'Literal' | 'TemplateLiteral' }>, unit: Node): void {
    const parent = this.parents.get(node);
    const isKey = parent && 'key' in parent && parent.key === node && !('computed' in parent && parent.computed);
    const isMember = parent?.type === 'MemberExpression' && parent.property === node;
    const text = node.type === 'Literal' ? node.value : undefined;
    if ((isKey || isMember) && typeof text === 'string') this.#word(text, unit);
    if (isKey || NO_VALUE.has(parent?.type ?? '') || (parent?.type === 'ExpressionStatement' && 'directive' in parent)) return;
    if (typeof text === 'string' || node.type === 'TemplateLiteral') this.strings.push(node);
  }
}

/** Where a string is no value: specifiers of modules, types. */
const NO_VALUE: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'ImportAttribute',
  'TSExternalModuleReference',
  'TSLiteralType',
]);
