import type { RequestWrites } from '../../../vocabulary/facts/index.js';
import { argumentsOf, bare, decorators, definition, field, fields, isSimple, statementsOf, within, type Node } from '../node.js';
import type { PythonModule } from '../module.js';
import { handlers, type Handler } from './handlers.js';

/** Methods of managers and query sets that write; what finds a row when it is asked again is left out. Source: docs.djangoproject.com/en/stable/ref/models/querysets */
const MANAGER = /^(?:create|bulk_create|bulk_update|update_or_create|update|delete|acreate|aupdate|adelete)$/;
/** Things with a `save` or `delete` that are no rows of a database. */
const OTHER = /session|image|img|workbook|wb|file|storage|fig|document|pdf|cache|buffer|client|redis|s3|bucket|response|request$/i;

/** Views of Django that write more than once on one way through them. */
export function* requestWrites(module: PythonModule): Generator<RequestWrites> {
  if (![...module.reader.imported().values()].some((each) => /^(?:django|rest_framework)(?:\.|$)/.test(each.module))) return;
  for (const handler of handlers(module)) {
    const way = new Ways(module).of(field(handler.node, 'body'));
    const writes = longest(way);
    const name = field(handler.node, 'name');
    if (writes.length < 2 || !name) continue;
    const atomic = isAtomic(handler, module) || isOne(writes);
    yield {
      kind: 'request-writes',
      name: handler.name,
      writes: writes.map(({ node }) => module.at(node)),
      location: module.at(name),
      ...(atomic ? { atomic: true } : {}),
    };
  }
}

/** A write, and the transaction around it. */
interface Write {
  readonly node: Node;
  readonly within?: Node;
  /** What is written, where a name says it: the same row again is no second part. */
  readonly of: string | undefined;
}

/** The most writes on a way that goes on, and on one that has ended; undefined where there is no such way. */
interface Way {
  readonly on: readonly Write[] | undefined;
  readonly ended: readonly Write[] | undefined;
}

const NOTHING: Way = { on: [], ended: undefined };

/** All writes stand in one transaction. */
function isOne(writes: readonly Write[]): boolean {
  return writes[0]?.within !== undefined && writes.every((each) => each.within === writes[0]?.within);
}

function longest({ on, ended }: Way): readonly Write[] {
  return more(on && distinct(on), ended && distinct(ended)) ?? [];
}

function distinct(writes: readonly Write[]): readonly Write[] {
  return writes.filter(({ of }, index) => of === undefined || writes.findIndex((each) => each.of === of) === index);
}

function more(a: readonly Write[] | undefined, b: readonly Write[] | undefined): readonly Write[] | undefined {
  return a && b ? (b.length > a.length ? b : a) : (a ?? b);
}

function either(ways: readonly Way[]): Way {
  return ways.reduce((a, b) => ({ on: more(a.on, b.on), ended: more(a.ended, b.ended) }));
}

function then(first: Way, next: Way): Way {
  if (!first.on) return first;
  const { on } = first;
  return { on: next.on && [...on, ...next.on], ended: more(first.ended, next.ended && [...on, ...next.ended]) };
}

class Ways {
  readonly #module: PythonModule;
  #transaction: Node | undefined;

  constructor(module: PythonModule) {
    this.#module = module;
  }

  of(block: Node | undefined): Way {
    return statementsOf(block).reduce<Way>((way, statement) => then(way, this.#statement(statement)), NOTHING);
  }

  #statement(statement: Node): Way {
    const head: Way = { on: this.#writes(statement), ended: undefined };
    switch (statement.type) {
      case 'return_statement':
        return { on: undefined, ended: head.on };
      // What was written before is taken back only by a transaction; nothing is written after it.
      case 'raise_statement':
      case 'break_statement':
      case 'continue_statement':
        return { on: undefined, ended: [] };
      case 'if_statement':
        return then(head, this.#branches(statement));
      case 'for_statement':
      case 'while_statement':
        return then(head, this.of(field(statement, 'body')));
      case 'with_statement':
        return this.#with(statement, head);
      case 'try_statement':
        return this.#try(statement);
      default:
        return isSimple(statement) ? head : NOTHING;
    }
  }

  #branches(statement: Node): Way {
    const clauses = fields(statement, 'alternative');
    const ways = [
      this.of(field(statement, 'consequence')),
      ...clauses.map((each) => this.of(field(each, 'consequence') ?? field(each, 'body'))),
    ];
    return either(clauses.some(({ type }) => type === 'else_clause') ? ways : [...ways, NOTHING]);
  }

  #with(statement: Node, head: Way): Way {
    const outer = this.#transaction;
    if ([...within(statement)].some((node) => isTransaction(node, this.#module))) this.#transaction ??= statement;
    const way = then(head, this.of(field(statement, 'body')));
    this.#transaction = outer;
    return way;
  }

  #try(statement: Node): Way {
    const clauses = statement.children.filter(({ type }) => /_clause$/.test(type));
    const blockOf = (clause: Node) => this.of(clause.children.find(({ type }) => type === 'block'));
    const body = this.of(field(statement, 'body'));
    const handled = clauses.filter(({ type }) => /^except/.test(type)).map(blockOf);
    const last = clauses.find(({ type }) => type === 'finally_clause');
    const way = either([body, ...handled]);
    return last ? then(way, blockOf(last)) : way;
  }

  /** The writes of a simple statement, or of the head of another. */
  #writes(statement: Node): readonly Write[] {
    const found = [...within(statement)].filter((node) => isWrite(node, this.#module));
    return found.map((node) => ({ node, of: this.#rowOf(node), ...(this.#transaction ? { within: this.#transaction } : {}) }));
  }

  #rowOf(call: Node): string | undefined {
    const object = field(field(call, 'function'), 'object');
    return object && /^(?:identifier|attribute)$/.test(object.type) && !comesFromManager(object, this.#module)
      ? this.#module.text(object)
      : undefined;
  }
}

function isWrite(node: Node, module: PythonModule): boolean {
  const callee = node.type === 'call' ? field(node, 'function') : undefined;
  const [object, method] = [field(callee, 'object'), field(callee, 'attribute')];
  if (callee?.type !== 'attribute' || !object || !method) return false;
  const name = module.text(method);
  if (MANAGER.test(name) && comesFromManager(object, module)) return true;
  if (!/^a?(?:save|delete)$/.test(name) || !/^(?:identifier|attribute)$/.test(object.type)) return false;
  const { positional, named } = argumentsOf(node, module.text);
  const commit = named.get('commit');
  return positional.length === 0 && !(commit && module.text(commit) === 'False') && !OTHER.test(module.text(object));
}

/** `Order.objects`, with or without filters after it. */
function comesFromManager(node: Node, module: PythonModule): boolean {
  for (let at: Node | undefined = bare(node); at;) {
    if (at.type === 'call') at = field(at, 'function');
    else if (at.type === 'attribute') {
      const name = field(at, 'attribute');
      if (name && /^(?:objects|_default_manager)$/.test(module.text(name))) return true;
      at = field(at, 'object');
    } else return false;
  }
  return false;
}

function isAtomic({ node }: Handler, module: PythonModule): boolean {
  const owner = module.reader.enclosing(node).find(({ form }) => form === 'class')?.node;
  return [node, ...(owner ? [owner] : [])].some((each) =>
    decorators(definition(each)).some((decorator) => /\batomic\b/.test(module.text(decorator))),
  );
}

/** `transaction.atomic()`, and what projects wrap it in. Source: docs.djangoproject.com/en/stable/topics/db/transactions */
function isTransaction(node: Node, module: PythonModule): boolean {
  return node.type === 'identifier' && /atomic|transaction/i.test(module.text(node));
}
