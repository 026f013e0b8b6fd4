import { table } from '../../vocabulary/table.js';
import { argumentsOf, bare, definition, field, fields, statementsOf, type Node } from './node.js';

/** One step from a name to what is written: `D["k"]` has an item, `app.debug` an attribute. */
export interface Step {
  readonly form: 'item' | 'attribute';
  /** The index expression, or the attribute's name. */
  readonly node: Node;
}

/**
 * What one statement does to a name: binds it, writes something inside it, adds to it or takes it away.
 * `value` is the expression that it gets; without one nobody can say.
 */
export interface Effect {
  readonly name: string;
  readonly path: readonly Step[];
  readonly operation: 'set' | 'append' | 'extend' | 'merge' | 'default' | 'remove' | 'import' | 'define';
  readonly value?: Node;
  /** For `a, b = x`: which part of the value. */
  readonly part?: number;
  /** The key that `setdefault` is called with. */
  readonly key?: Node;
  /** What is written: the name, subscript or attribute. */
  readonly target: Node;
  readonly statement: Node;
  /** Bound by `with … as`: the value is what the context manager gives. */
  readonly entered?: true;
}

/** Methods that change the collection that they are called on. Source: docs.python.org/3/library/stdtypes.html */
const MUTATORS: Readonly<Record<string, Effect['operation']>> = table({
  append: 'append',
  appendleft: 'append',
  add: 'append',
  insert: 'append',
  extend: 'extend',
  extendleft: 'extend',
  update: 'merge',
  setdefault: 'default',
  pop: 'remove',
  popitem: 'remove',
  popleft: 'remove',
  remove: 'remove',
  discard: 'remove',
  clear: 'remove',
});

/** What a statement does to names, blocks inside it apart. Pure; `text` gives the source of a node. */
export function* effectsOf(statement: Node, text: (node: Node) => string): Generator<Effect> {
  switch (statement.type) {
    case 'expression_statement':
      for (const expression of statement.children) yield* expressionEffects(expression, statement, text);
      return;
    case 'delete_statement':
      for (const target of statement.children.flatMap((child) => (child.type === 'expression_list' ? child.children : [child]))) {
        yield* targetEffects(target, statement, text, { operation: 'remove' });
      }
      return;
    case 'for_statement':
      yield* targetEffects(field(statement, 'left'), statement, text, { operation: 'set' });
      return;
    case 'with_statement':
      for (const item of withItems(statement)) {
        const alias = item.alias;
        if (alias) yield* targetEffects(alias, statement, text, { operation: 'set', value: item.value, entered: true });
      }
      return;
    case 'except_clause': {
      const pattern = field(statement, 'value');
      const alias = field(statement, 'alias') ?? (pattern?.type === 'as_pattern' ? asTarget(pattern) : undefined);
      if (alias) yield* targetEffects(alias, statement, text, { operation: 'set' });
      return;
    }
    case 'import_statement':
    case 'import_from_statement':
      for (const { local, node } of importedNames(statement, text)) {
        if (local !== '*') yield { name: local, path: [], operation: 'import', target: node, statement };
      }
      return;
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition': {
      const defined = definition(statement);
      const name = field(defined, 'name');
      if (name) yield { name: text(name), path: [], operation: 'define', value: defined, target: name, statement };
    }
  }
}

function* expressionEffects(expression: Node, statement: Node, text: (node: Node) => string): Generator<Effect> {
  if (expression.type === 'assignment') {
    let value = field(expression, 'right');
    const targets = [field(expression, 'left')];
    while (value?.type === 'assignment') {
      targets.push(field(value, 'left'));
      value = field(value, 'right');
    }
    if (!value) return;
    for (const target of targets) yield* targetEffects(target, statement, text, { operation: 'set', value });
  } else if (expression.type === 'augmented_assignment') {
    const operator = field(expression, 'operator')?.type;
    const value = field(expression, 'right');
    const operation = operator === '+=' ? 'extend' : operator === '|=' ? 'merge' : 'set';
    yield* targetEffects(field(expression, 'left'), statement, text, { operation, ...(value && operation !== 'set' ? { value } : {}) });
  } else if (bare(expression).type === 'call') {
    yield* callEffects(bare(expression), statement, text);
  }
}

function* callEffects(call: Node, statement: Node, text: (node: Node) => string): Generator<Effect> {
  const callee = field(call, 'function');
  if (callee?.type !== 'attribute') return;
  const method = field(callee, 'attribute');
  const operation = method && MUTATORS[text(method)];
  const object = field(callee, 'object');
  if (!operation || !object) return;
  const given = argumentsOf(call, text);
  const [first, second] = given.positional;
  if (operation === 'merge') {
    if (first) yield* targetEffects(object, statement, text, { operation, value: first });
    if (given.named.size > 0 || !first) yield* targetEffects(object, statement, text, { operation, value: call });
    return;
  }
  if (operation === 'default') {
    yield* targetEffects(object, statement, text, { operation, ...(first ? { key: first } : {}), ...(second ? { value: second } : {}) });
    return;
  }
  const value = method && text(method) === 'insert' ? second : first;
  yield* targetEffects(object, statement, text, { operation, ...(value && operation !== 'remove' ? { value } : {}) });
}

type Write = Pick<Effect, 'operation' | 'value' | 'part' | 'key' | 'entered'>;

function* targetEffects(target: Node | undefined, statement: Node, text: (node: Node) => string, write: Write): Generator<Effect> {
  if (!target) return;
  switch (target.type) {
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
    case 'list':
    case 'expression_list':
      for (const [index, part] of target.children.entries()) {
        const { value, ...rest } = write;
        const own = value && !write.entered ? elementOf(value, index, target.children) : undefined;
        yield* targetEffects(
          part,
          statement,
          text,
          own ? { ...rest, value: own } : value && !write.entered ? { ...rest, value, part: index } : rest,
        );
      }
      return;
    case 'parenthesized_expression':
    case 'as_pattern_target':
    case 'list_splat_pattern':
      yield* targetEffects(
        target.children[0],
        statement,
        text,
        target.type === 'list_splat_pattern' ? { operation: write.operation } : write,
      );
      return;
    default: {
      const place = pathOf(target, text);
      if (place) yield { ...place, ...write, target, statement };
    }
  }
}

/** The element of a written tuple or list that an unpacking gives to one of its names. */
function elementOf(value: Node, index: number, targets: readonly Node[]): Node | undefined {
  const list = bare(value);
  const written = list.type === 'expression_list' || list.type === 'tuple' || list.type === 'list';
  const starred = targets.some(({ type }) => type === 'list_splat_pattern') || list.children.some(({ type }) => type === 'list_splat');
  return written && !starred && list.children.length === targets.length ? list.children[index] : undefined;
}

/** The name at the root of a place, and the steps from it to what is written. */
function pathOf(place: Node, text: (node: Node) => string): { readonly name: string; readonly path: readonly Step[] } | undefined {
  const path: Step[] = [];
  let current = bare(place);
  for (;;) {
    if (current.type === 'identifier') return { name: text(current), path: path.reverse() };
    if (current.type === 'subscript') {
      const indices = fields(current, 'subscript');
      const object = field(current, 'value');
      if (!object || indices.length !== 1) return undefined;
      path.push({ form: 'item', node: indices[0]! });
      current = bare(object);
    } else if (current.type === 'attribute') {
      const object = field(current, 'object');
      const attribute = field(current, 'attribute');
      if (!object || !attribute) return undefined;
      path.push({ form: 'attribute', node: attribute });
      current = bare(object);
    } else return undefined;
  }
}

/** The context managers of a `with`, each with the place that it is bound to. */
export function withItems(statement: Node): readonly { readonly value: Node; readonly alias?: Node }[] {
  return statement.children
    .filter((child) => child.type === 'with_clause')
    .flatMap((clause) => clause.children)
    .flatMap((item) => {
      const value = field(item, 'value') ?? item;
      if (value.type !== 'as_pattern') return [{ value }];
      const alias = asTarget(value);
      return value.children[0] ? [{ value: value.children[0], ...(alias ? { alias } : {}) }] : [];
    });
}

function asTarget(pattern: Node): Node | undefined {
  return field(pattern, 'alias') ?? pattern.children.find((child) => child.type === 'as_pattern_target');
}

export interface ImportedName {
  /** The name that it has here; `*` for everything. */
  readonly local: string;
  /** As written: `os.path`, `.base`. */
  readonly module: string;
  /** What is taken from the module; absent: the module itself. */
  readonly name?: string;
  readonly node: Node;
}

const imported = new WeakMap<Node, readonly Omit<ImportedName, 'node'>[]>();

/** The names that an import statement brings in, without their places. */
export function namesImported(statement: Node, text: (node: Node) => string): readonly Omit<ImportedName, 'node'>[] {
  const original = statement.original ?? statement;
  let known = imported.get(original);
  if (!known)
    imported.set(
      original,
      (known = importedNames(statement, text).map(({ local, module, name }) => ({
        local,
        module,
        ...(name === undefined ? {} : { name }),
      }))),
    );
  return known;
}

/** The names that an import statement brings in. */
export function importedNames(statement: Node, text: (node: Node) => string): readonly ImportedName[] {
  if (statement.type === 'import_statement') {
    return fields(statement, 'name').map((node) => {
      const alias = node.type === 'aliased_import' ? field(node, 'alias') : undefined;
      const dotted = compact(text(node.type === 'aliased_import' ? (field(node, 'name') ?? node) : node));
      // `import a.b` binds `a`; `import a.b as c` binds `a.b`.
      return alias
        ? { local: text(alias), module: dotted, node }
        : { local: dotted.split('.')[0] ?? dotted, module: dotted.split('.')[0] ?? dotted, node };
    });
  }
  if (statement.type !== 'import_from_statement') return [];
  const from = field(statement, 'module_name');
  const module = from ? compact(text(from)) : '';
  const star = statement.children.find((child) => child.type === 'wildcard_import');
  if (star) return [{ local: '*', module, name: '*', node: star }];
  return fields(statement, 'name').map((node) => {
    const alias = node.type === 'aliased_import' ? field(node, 'alias') : undefined;
    const name = compact(text(node.type === 'aliased_import' ? (field(node, 'name') ?? node) : node));
    return { local: alias ? text(alias) : name, module, name, node };
  });
}

function compact(text: string): string {
  return text.replace(/\s|\\/g, '');
}

/**
 * The statements directly inside a compound statement's blocks, clause by clause, functions and classes not entered. Of a block that is
 * not to be entered there are none.
 */
export function blocksOf(
  statement: Node,
  enters: (block: Node) => boolean = () => true,
): readonly { readonly clause: Node; readonly statements: readonly Node[] }[] {
  const result: { clause: Node; statements: readonly Node[] }[] = [];
  const visit = (clause: Node) => {
    for (const child of clause.children) {
      if (child.type === 'block' && !enters(child)) result.push({ clause, statements: [] });
      else if (child.type === 'block') {
        const cases = child.children.filter((each) => each.type === 'case_clause');
        if (cases.length > 0) cases.forEach(visit);
        else result.push({ clause, statements: statementsOf(child) });
      } else if (/_clause$/.test(child.type) && child.type !== 'with_clause' && child.type !== 'if_clause') visit(child);
    }
  };
  visit(statement);
  return result;
}
