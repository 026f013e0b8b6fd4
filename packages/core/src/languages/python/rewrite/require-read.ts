import type { Edit, TextChange } from '../../../vocabulary/change.js';
import type { WholeModule } from '../module.js';
import { argumentsOf, bare, descendants, field, statementOf, type Node } from '../node.js';
import { readCall } from '../values/environment/index.js';
import { settingsFields } from '../values/environment/pydantic.js';
import { replacing, spanOf } from '../../../syntax/rewriting/text-change.js';
import { environ } from './idiom.js';
import { dropImport } from './imports.js';
import { withoutItems } from './items.js';
import { hasComment, replaceNode } from './site.js';

/** Takes away what stands in for a variable that is missing, so that this is an error. */
export function requireRead(module: WholeModule, node: Node, name: string): Edit | undefined {
  const found = node.type === 'identifier' ? withoutDefault(module, node, name) : required(module, node);
  const changes = found && [...found, ...unusedImports(module, node, found)];
  return changes && { safe: false, title: `Fail where ${name} is missing`, changes };
}

/** Imports that only what stood in has used. */
function unusedImports(module: WholeModule, node: Node, changes: readonly TextChange[]): readonly TextChange[] {
  // Where something is imported by the same edit, lines of imports change already.
  if (changes.length !== 1) return [];
  const spans = changes.flatMap(({ path, range }) => spanOf(module.document, { path, range }) ?? []);
  const statement = statementOf(node);
  const taken = [...descendants(statement)].filter(
    (each) => each.type === 'identifier' && spans.some(({ start, end }) => start <= each.start && each.end <= end),
  );
  const kept = new Set(changes.flatMap(({ text }) => text.match(/\w+/g) ?? []));
  return taken.filter((each) => !kept.has(module.text(each))).flatMap((each) => dropImport(module, module.text(each), each));
}

function required(module: WholeModule, read: Node): readonly TextChange[] | undefined {
  const call = bare(read);
  if (isArgumentOfRead(module, read)) return undefined;
  if (call.type === 'call' && readCall(call, module)) return fromCall(module, call) ?? fromAlternative(module, call);
  if (call.type === 'boolean_operator') {
    const left = field(call, 'left');
    return left && bare(left).type === 'call' ? fromAlternative(module, bare(left)) : undefined;
  }
  return undefined;
}

/** Arguments are evaluated before the call: a read that fails would do so though the outer variable is there. */
function isArgumentOfRead(module: WholeModule, read: Node): boolean {
  let outer = read.parent;
  while (outer && /^(?:argument_list|keyword_argument|parenthesized_expression|boolean_operator|call)$/.test(outer.type)) {
    if (outer.type === 'call' && readCall(outer, module)) return true;
    outer = outer.parent;
  }
  return false;
}

/** `os.environ.get("X", "d")`, `env("X", default="d")`, `Env(X=(str, "d"))`. */
function fromCall(module: WholeModule, call: Node): readonly TextChange[] | undefined {
  const given = argumentsOf(call, module.text);
  const access = readCall(call, module);
  if (!access || given.open || hasComment(module, call.start, call.end)) return undefined;
  if (access.reader === 'os.environ')
    return standsIn(module, given.named.get('default') ?? given.positional[1]) ? subscript(module, call, call) : undefined;
  if (!DROPS_DEFAULT.has(access.reader)) return undefined;
  const named = given.named.get('default');
  if (named?.parent) return withoutItems(module, [named.parent]);
  const last = given.positional.at(-1);
  const isDefault = access.reader === 'decouple' || access.reader === 'environs' ? given.positional.length === 2 : isTyped(module, call);
  if (last && isDefault && given.named.size === 0) return withoutItems(module, [last]);
  return inScheme(module, call, access.value.kind === 'environment' ? access.value.name : undefined);
}

/** Nothing and an empty text stand in for nothing: what comes after them does. */
function standsIn(module: WholeModule, fallback: Node | undefined): boolean {
  const value = fallback && module.value(fallback);
  return value !== undefined && !(value.kind === 'literal' && (value.value === null || value.value === ''));
}

/** Readers that fail where a variable is missing and no default is given. Sources: their own pages; dj-database-url leaves Django without a database. */
const DROPS_DEFAULT: ReadonlySet<string> = new Set(['django-environ', 'environs', 'decouple', 'starlette', 'dj-database-url']);

/** `env.str("X", "d")`: with a method, django-environ takes the default second. */
function isTyped(module: WholeModule, call: Node): boolean {
  const callee = field(call, 'function');
  const method = callee?.type === 'attribute' ? field(callee, 'attribute') : undefined;
  return (
    method !== undefined &&
    /^(?:str|bool|int|float|url|db|db_url|cache|cache_url|email|email_url)$/.test(module.text(method)) &&
    argumentsOf(call, module.text).positional.length === 2
  );
}

function inScheme(module: WholeModule, call: Node, name: string | undefined): readonly TextChange[] | undefined {
  const callee = field(call, 'function');
  const object = callee?.type === 'attribute' ? field(callee, 'object') : callee;
  const made = object && module.names.definitionOf(object);
  const entry = made?.type === 'call' && name !== undefined ? argumentsOf(made, module.text).named.get(name) : undefined;
  const [cast, fallback] = entry?.type === 'tuple' ? entry.children : [];
  if (!entry || !cast || !fallback || hasComment(module, entry.start, entry.end)) return undefined;
  return [replacing(module.document, entry.start, cast.start, ''), replacing(module.document, cast.end, entry.end, '')];
}

/** `os.environ.get("X") or "d"`. */
function fromAlternative(module: WholeModule, call: Node): readonly TextChange[] | undefined {
  let operator = call.parent;
  while (operator?.type === 'parenthesized_expression') operator = operator.parent;
  const isAlternative =
    operator?.type === 'boolean_operator' && field(operator, 'operator')?.type === 'or' && bare(field(operator, 'left') ?? call) === call;
  if (!operator || !isAlternative || hasComment(module, operator.start, operator.end)) return undefined;
  const access = readCall(call, module);
  if (access?.reader === 'os.environ') return subscript(module, call, operator);
  return undefined;
}

function subscript(module: WholeModule, call: Node, whole: Node): readonly TextChange[] | undefined {
  const given = argumentsOf(call, module.text);
  const variable = given.named.get('key') ?? given.positional[0];
  const callee = field(call, 'function');
  const isPlain = callee && /^os\.(?:getenv|environ\.get)$/.test(module.nameOf(callee) ?? '');
  const own =
    isPlain && callee.type === 'attribute' && module.nameOf(field(callee, 'object')!) === 'os.environ'
      ? field(callee, 'object')
      : undefined;
  const found = own ? { text: module.text(own), changes: [] } : isPlain ? environ(module, call) : undefined;
  if (!variable || !found) return undefined;
  return [...found.changes, replaceNode(module, whole, `${found.text}[${module.text(variable)}]`)];
}

/** `SECRET_KEY: str = "d"` of a settings class. */
function withoutDefault(module: WholeModule, target: Node, name: string): readonly TextChange[] | undefined {
  const assignment = target.parent;
  const type = field(assignment, 'type');
  const value = field(assignment, 'right');
  let owner: Node | undefined = target;
  while (owner && owner.type !== 'class_definition') owner = owner.parent;
  if (!assignment || !type || !value || !owner || /\bNone\b|Optional/.test(module.text(type))) return undefined;
  const isField = settingsFields(owner, module)?.some(({ value: each }) => each.kind === 'environment' && each.name === name);
  if (!isField || hasComment(module, type.end, value.end)) return undefined;
  const call = bare(value);
  if (call.type !== 'call') return [replacing(module.document, type.end, value.end, '')];
  const given = argumentsOf(call, module.text);
  const named = given.named.get('default')?.parent;
  if (named) return withoutItems(module, [named]);
  const first = given.positional[0];
  return first ? [replaceNode(module, first, '...')] : undefined;
}
