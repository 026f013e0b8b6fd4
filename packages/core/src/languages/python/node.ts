/**
 * A node of a Python syntax tree, copied out of the parser so that the parser's own tree can be let go.
 * Types and fields are those of the grammar (https://github.com/tree-sitter/tree-sitter-python, `node-types.json`).
 */
export interface Node {
  readonly type: string;
  /** UTF-16 offsets into the document's text. */
  readonly start: number;
  readonly end: number;
  /** The name under which its parent holds it. */
  readonly field: string | undefined;
  readonly parent: Node | undefined;
  /** Named children, and those that a field names (operators); comments are left out. */
  readonly children: readonly Node[];
  /** A node of the same text and structure that all its copies name: what depends on no more is worked out once for all. */
  readonly original?: Node;
}

const NONE: readonly Node[] = [];

const COMPOUND: ReadonlySet<string> = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'try_statement',
  'with_statement',
  'match_statement',
  'function_definition',
  'class_definition',
  'decorated_definition',
]);
const CLAUSES: ReadonlySet<string> = new Set(['elif_clause', 'else_clause', 'except_clause', 'finally_clause', 'case_clause']);
const SIMPLE: ReadonlySet<string> = new Set([
  'expression_statement',
  'return_statement',
  'import_statement',
  'import_from_statement',
  'future_import_statement',
  'raise_statement',
  'assert_statement',
  'delete_statement',
  'global_statement',
  'nonlocal_statement',
  'pass_statement',
  'break_statement',
  'continue_statement',
  'print_statement',
  'exec_statement',
  'type_alias_statement',
]);

/** The first child that the parent holds under a name. */
export function field(node: Node | undefined, name: string): Node | undefined {
  return node && hasFields(node) ? node.children.find((child) => child.field === name) : undefined;
}

/** Every child that the parent holds under a name. */
export function fields(node: Node | undefined, name: string): readonly Node[] {
  return node && hasFields(node) ? node.children.filter((child) => child.field === name) : NONE;
}

/** The statements of a block have no names in it, and reading them may cost. */
function hasFields({ type }: Node): boolean {
  return type !== 'block' && type !== 'module';
}

export function isSimple(node: Node): boolean {
  return SIMPLE.has(node.type);
}

/** Whether it stands in a block by itself; clauses (`elif`, `except`) count with their conditions. */
export function isStatement(node: Node): boolean {
  return SIMPLE.has(node.type) || COMPOUND.has(node.type) || CLAUSES.has(node.type);
}

/** The statement (or clause of one) that an expression stands in; the node itself where it is one. */
export function statementOf(node: Node): Node {
  let current = node;
  while (!isStatement(current) && current.parent) current = current.parent;
  return current;
}

/** The nodes of a simple statement, or of the head of a compound one, outer first: no nested block is entered. */
export function* within(node: Node): Generator<Node> {
  const stack: Node[] = [node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    yield current;
    for (let index = current.children.length - 1; index >= 0; index -= 1) {
      const child = current.children[index]!;
      if (child.type !== 'block' && !(isStatement(child) && child !== node)) stack.push(child);
    }
  }
}

/** Every node below (and with) one, outer first, blocks and all. */
export function* descendants(node: Node): Generator<Node> {
  const stack: Node[] = [node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    yield current;
    for (let index = current.children.length - 1; index >= 0; index -= 1) stack.push(current.children[index]!);
  }
}

/** The statements of a block, decorated ones by their definition. */
export function statementsOf(block: Node | undefined): readonly Node[] {
  return block?.children.filter((child) => isStatement(child)) ?? NONE;
}

/** The function, class or lambda under a decorator, or the node itself. */
export function definition(node: Node): Node {
  return node.type === 'decorated_definition' ? (field(node, 'definition') ?? node) : node;
}

/** The decorators' expressions of a definition. */
export function decorators(node: Node): readonly Node[] {
  const outer = node.type === 'decorated_definition' ? node : node.parent;
  if (outer?.type !== 'decorated_definition') return NONE;
  return outer.children.filter((child) => child.type === 'decorator').flatMap((decorator) => decorator.children.slice(0, 1));
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** An expression without the parentheses and the `await` around it. */
export function bare(node: Node): Node {
  let current = node;
  while (current.type === 'parenthesized_expression' || current.type === 'await') {
    const inner = current.children[0];
    if (!inner || current.children.length !== 1) return current;
    current = inner;
  }
  return current;
}

export interface Arguments {
  readonly positional: readonly Node[];
  readonly named: ReadonlyMap<string, Node>;
  /** `*args` or `**kwargs` give more than is written. */
  readonly open: boolean;
  readonly spread: readonly Node[];
}

/** The arguments of a call, or the bases and keywords of a class. `text` gives the source of a node. */
export function argumentsOf(node: Node, text: (node: Node) => string): Arguments {
  const list = field(node, 'arguments') ?? field(node, 'superclasses');
  const positional: Node[] = [];
  const named = new Map<string, Node>();
  const spread: Node[] = [];
  let open = false;
  const items = list?.type === 'generator_expression' ? [list] : (list?.children ?? NONE);
  for (const item of items) {
    if (item.type === 'keyword_argument') {
      const name = field(item, 'name');
      const value = field(item, 'value');
      if (name && value) named.set(text(name), value);
    } else if (item.type === 'dictionary_splat' || item.type === 'list_splat') {
      open = true;
      if (item.type === 'dictionary_splat' && item.children[0]) spread.push(item.children[0]);
    } else positional.push(item);
  }
  return { positional, named, open, spread };
}
