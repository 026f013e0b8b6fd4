import { table } from '../../../vocabulary/table.js';
import { reduce } from '../../../values/reduce.js';
import type { List, Value } from '../../../vocabulary/value.js';
import { originOf, requiredModule } from '../origin.js';
import { argumentOf, calleeName, isFunction, stringOf, unwrap, type AnyCall, type Node } from '../tree.js';
import { mergedRecords } from './collections.js';
import { coerced, environmentRead, type Coercion } from './environment.js';
import { unknownAt, type Evaluation } from './evaluation.js';
import { functionValue, isImmediate, resultOf } from './functions.js';
import { libraryValue } from './libraries.js';
import { orElse } from './logic.js';
import { memberOf } from './members.js';

/** The language's own conversions. */
const CONVERSIONS: Readonly<Record<string, Coercion>> = table({
  Number: 'number',
  parseInt: 'integer',
  parseFloat: 'number',
  String: 'string',
  Boolean: 'boolean',
  BigInt: 'integer',
  'Number.parseInt': 'integer',
  'Number.parseFloat': 'number',
  'JSON.parse': 'json',
  URL: 'url',
  'qs.parse': 'json',
  'querystring.parse': 'json',
});

/** Methods that leave a read what it is. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'toString',
  'valueOf',
  'trim',
  'toLowerCase',
  'toUpperCase',
  'replace',
  'replaceAll',
  'trimEnd',
  'trimStart',
  'padStart',
]);
const OF_LISTS: ReadonlySet<string> = new Set(['map', 'filter', 'flatMap', 'sort', 'slice', 'concat']);
const IDENTITY: ReadonlySet<string> = new Set([
  'Object.freeze',
  'Object.seal',
  'Object.preventExtensions',
  'structuredClone',
  'vue.reactive',
  'lodash.cloneDeep',
]);

/** What a call or construction gives. */
export function callValue(ev: Evaluation, node: AnyCall): Value {
  const location = ev.file.locate(node);
  const required = requiredModule(node);
  if (required !== undefined) return { kind: 'reference', module: required, name: '*', location };
  if (isImmediate(node.callee) && node.arguments.length === 0) return resultOf(ev, unwrap(node.callee) as Parameters<typeof resultOf>[1]);
  return environmentRead(ev, node) ?? builtIn(ev, node) ?? libraryValue(ev, node) ?? ofValue(ev, node) ?? called(ev, node);
}

function builtIn(ev: Evaluation, node: AnyCall): Value | undefined {
  const name = globalCallee(ev, node.callee);
  if (name === undefined) return undefined;
  const location = ev.file.locate(node);
  const first = argumentOf(node, 0);
  const conversion = CONVERSIONS[name];
  if (conversion) return first ? coerced(ev.value(first), conversion) : undefined;
  if (IDENTITY.has(name)) return first ? ev.value(first) : undefined;
  if (name === 'Object.assign')
    return mergedRecords(
      node.arguments.map((argument) => (argument.type === 'SpreadElement' ? unknownAt(location) : ev.value(argument))),
      location,
    );
  if (name === 'path.join' || name === 'path.resolve' || name === 'path.posix.join') return joinedPath(ev, node);
  return undefined;
}

/** The dotted name of a callee that is a global or of the standard library. */
function globalCallee(ev: Evaluation, callee: Node): string | undefined {
  const bare = unwrap(callee);
  if (bare.type === 'Identifier') {
    const declaration = ev.file.reader.lookup(bare.name, bare);
    return declaration ? originOf(ev.file, bare) : bare.name;
  }
  if (bare.type !== 'MemberExpression' || bare.computed || bare.property.type !== 'Identifier') return undefined;
  if (bare.object.type === 'Identifier' && !ev.file.reader.lookup(bare.object.name, bare))
    return `${bare.object.name}.${bare.property.name}`;
  return originOf(ev.file, bare);
}

function joinedPath(ev: Evaluation, node: AnyCall): Value {
  const location = ev.file.locate(node);
  const parts = node.arguments.flatMap((argument, index): readonly Value[] => {
    const value = argument.type === 'SpreadElement' ? unknownAt(location) : ev.value(argument);
    return index === 0 ? [value] : [{ kind: 'literal', value: '/', location: value.location }, value];
  });
  return reduce({ kind: 'text', parts, location });
}

/** Methods of what a value is: conversions of strings and lists, a look-up in a configuration object. */
function ofValue(ev: Evaluation, node: AnyCall): Value | undefined {
  const callee = unwrap(node.callee);
  const method = calleeName(node);
  if (callee.type !== 'MemberExpression' || method === undefined || node.type === 'NewExpression') return undefined;
  if (TRANSPARENT.has(method)) {
    const value = ev.value(callee.object);
    return value.kind === 'environment' || value.kind === 'choice' || value.kind === 'text' || value.kind === 'literal' ? value : undefined;
  }
  if (method === 'split') {
    const value = ev.value(callee.object);
    return value.kind === 'environment' || value.kind === 'choice' ? coerced(value, 'list') : undefined;
  }
  if (method === 'find') {
    const value = ev.value(callee.object);
    return value.kind === 'list' && !value.open ? firstOf(value, ev.file.locate(node)) : undefined;
  }
  if (OF_LISTS.has(method)) {
    const value = ev.value(callee.object);
    if (value.kind === 'list' && !value.open)
      return method === 'filter' ? value : method === 'map' ? converted(ev, value, argumentOf(node, 0)) : undefined;
    return value.kind === 'environment' && value.coercion === 'list' ? value : undefined;
  }
  if (method === 'get' && node.arguments.length === 1) return lookedUp(ev, callee.object, argumentOf(node, 0), node);
  return undefined;
}

/** The first of several candidates that is there: `[args.port, process.env.PORT, 80].find((port) => port)`. */
function firstOf(list: List, location: Value['location']): Value {
  const [first, ...rest] = list.items;
  if (!first) return unknownAt(location);
  return rest.length === 0 ? first : orElse(first, () => firstOf({ ...list, items: rest }, location), location);
}

/** The same list with each item converted, where the callback is a conversion. */
function converted(ev: Evaluation, list: List, callback: Node | undefined): Value | undefined {
  const bare = callback && unwrap(callback);
  const body = isFunction(bare) && bare.body && bare.body.type !== 'BlockStatement' ? unwrap(bare.body) : bare;
  const called = body?.type === 'CallExpression' ? body.callee : body;
  const coercion = called ? CONVERSIONS[globalCallee(ev, called) ?? ''] : undefined;
  return coercion && { ...list, items: list.items.map((item) => coerced(item, coercion)) };
}

const CONFIGURATION_NAME = /config|settings|conf$|^env$/i;

/** `config.get('a.b')` on a module of the repository that is named like a configuration reads as `config.a.b`. */
function lookedUp(ev: Evaluation, object: Node, argument: Node | undefined, node: Node): Value | undefined {
  const keys = stringOf(argument)?.split('.');
  const bare = unwrap(object);
  if (!keys || bare.type !== 'Identifier') return undefined;
  const value = ev.value(bare);
  const location = ev.file.locate(node);
  const take = (from: Value) => keys.reduce((current, key) => memberOf(current, key, location), from);
  if (value.kind === 'record') return value.entries.some(({ key }) => key === 'get') ? undefined : take(value);
  if (value.kind !== 'reference' || !CONFIGURATION_NAME.test(bare.name) || !/^[.@~#]/.test(value.module)) return undefined;
  return take(value.name === '*' ? { ...value, name: 'default' } : value);
}

/** A call of the project's own functions, or of anybody's: in-file ones are replaced by their results. */
function called(ev: Evaluation, node: AnyCall): Value {
  const location = ev.file.locate(node);
  const callee = ev.value(node.callee);
  if (callee.kind === 'unknown' || callee.kind === 'literal' || callee.kind === 'record' || callee.kind === 'environment')
    return unknownAt(location);
  const target = callee.kind === 'reference' && callee.name === '*' ? { ...callee, name: 'default' } : callee;
  const given = node.arguments.map((argument) => (argument.type === 'SpreadElement' ? unknownAt(location) : argumentValue(ev, argument)));
  const call: Value = { kind: 'call', callee: target, arguments: given, named: {}, location };
  return callee.kind === 'function' ? reduce(call) : call;
}

/** Functions given as arguments are of no interest unless their result can be said shortly. */
function argumentValue(ev: Evaluation, argument: Node): Value {
  return isFunction(argument) && argument.body?.type === 'BlockStatement'
    ? unknownAt(ev.file.locate(argument))
    : isFunction(argument)
      ? functionValue(ev, argument)
      : ev.value(argument);
}
