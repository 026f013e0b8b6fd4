import { reduce } from '../../../values/reduce.js';
import type { Location } from '../../../vocabulary/location.js';
import type { Value } from '../../../vocabulary/value.js';
import type { Evaluation } from '../evaluation.js';
import { argumentsOf, bare, field, type Arguments, type Node } from '../node.js';
import { dictCall } from './collections.js';
import { instanceValue } from './classes.js';
import { convert, converterOf, textMethod } from './convert.js';
import { readCall } from './environment/index.js';
import { isString, literal, passing, secretUnder, unknown } from './place.js';
import { take } from './structure.js';
import { concatenate, formatBraces } from './text.js';

/** The outcome of a call, or the call itself where it is not known. */
export function callValue(node: Node, evaluation: Evaluation): Value {
  const callee = field(node, 'function');
  if (!callee) return unknown(evaluation.at(node));
  const read = readCall(node, evaluation);
  if (read) return read.value;
  const given = argumentsOf(node, evaluation.text);
  const name = evaluation.nameOf(callee);
  const known = name === undefined ? undefined : knownCall(name, node, given, evaluation);
  if (known) return known;
  const method = methodCall(callee, given, node, evaluation);
  return method ?? unknownCall(callee, given, node, evaluation);
}

/** Functions of the language and its library whose result is what they are given, joined or converted. */
function knownCall(name: string, node: Node, given: Arguments, evaluation: Evaluation): Value | undefined {
  const location = evaluation.at(node);
  const [first] = given.positional;
  const coercion = converterOf(name);
  if (coercion) {
    if (!first) return name === 'builtins.bool' ? literal(false, location) : undefined;
    const value = evaluation.value(first);
    return value.kind === 'unknown' ? undefined : convert(value, coercion, name === 'builtins.bool');
  }
  switch (name) {
    case 'builtins.dict':
      return dictCall(node, evaluation);
    case 'builtins.list':
    case 'builtins.tuple':
    case 'builtins.set':
    case 'builtins.frozenset':
    case 'builtins.sorted':
      return first ? evaluation.value(first) : { kind: 'list', items: [], open: false, location };
    case 'os.path.dirname':
    case 'os.path.basename':
      return folder(first && evaluation.value(first), name, node, evaluation);
    case 'os.path.join':
    case 'posixpath.join':
    case 'urllib.parse.urljoin':
      return joined(given.positional, '/', evaluation, node);
    case 'pathlib.Path':
    case 'pathlib.PurePath':
    case 'os.path.normpath':
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.expanduser':
    case 'os.path.expandvars':
    case 'os.fspath':
    case 'urllib.parse.quote':
    case 'urllib.parse.quote_plus':
    case 'typing.cast':
    case 'django.utils.translation.gettext_lazy':
    case 'dj_database_url.parse':
    case 'dj_email_url.parse':
    case 'django_cache_url.parse':
    case 'sqlalchemy.engine.make_url':
    case 'sqlalchemy.make_url':
    case 'pydantic.SecretStr':
    case 'copy.deepcopy':
    case 'copy.copy':
      return handedOn(name, given, node, evaluation);
    case 'builtins.getattr':
      return attributeByName(given, node, evaluation);
    default:
      return undefined;
  }
}

function handedOn(name: string, given: Arguments, node: Node, evaluation: Evaluation): Value | undefined {
  if (name.startsWith('pathlib.') && given.positional.length > 1) return joined(given.positional, '/', evaluation, node);
  const source = name === 'typing.cast' ? given.positional[1] : given.positional[0];
  if (!source) return undefined;
  const value = evaluation.value(source);
  return name.endsWith('_url.parse') ? convert(value, 'url') : value;
}

/** Where a file of the program stands is not known here, nor is the folder above. */
function folder(path: Value | undefined, name: string, node: Node, evaluation: Evaluation): Value {
  if (!isString(path)) return unknown(evaluation.at(node));
  const cut = path.value.lastIndexOf('/');
  return { ...path, value: name.endsWith('dirname') ? path.value.slice(0, Math.max(cut, 0)) : path.value.slice(cut + 1) };
}

function joined(parts: readonly Node[], separator: string, evaluation: Evaluation, node: Node): Value {
  const location = evaluation.at(node);
  const values = parts.flatMap((part, index) =>
    index === 0 ? [evaluation.value(part)] : [literal(separator, location), evaluation.value(part)],
  );
  return concatenate(values, location);
}

/** `getattr(settings, "X", default)`. */
function attributeByName(given: Arguments, node: Node, evaluation: Evaluation): Value | undefined {
  const [object, key] = given.positional;
  const name = key && evaluation.value(key);
  if (!object || !isString(name)) return undefined;
  const of = evaluation.value(object);
  const taken = take(of, name.value);
  if (taken) return passing(taken, evaluation.at(node));
  return undefined;
}

/** Methods of texts, lists and records. */
function methodCall(callee: Node, given: Arguments, node: Node, evaluation: Evaluation): Value | undefined {
  if (callee.type !== 'attribute') return undefined;
  const [object, attribute] = [field(callee, 'object'), field(callee, 'attribute')];
  if (!object || !attribute) return undefined;
  const method = evaluation.text(attribute);
  if (!METHODS.test(method)) return undefined;
  const of = evaluation.value(object);
  const location = evaluation.at(node);
  const positional = given.positional.map((each) => evaluation.value(each));
  switch (method) {
    case 'format':
      return formatBraces(
        of,
        positional,
        Object.fromEntries([...given.named].map(([key, each]) => [key, evaluation.value(each)])),
        location,
      );
    case 'join': {
      const [list] = positional;
      const element = isString(of) ? elementOf(given.positional[0], evaluation) : undefined;
      if (element) return { kind: 'text', parts: [element, unknown(location)], location };
      if (!isString(of) || list?.kind !== 'list' || list.open) return undefined;
      return concatenate(
        list.items.flatMap((item, index) => (index === 0 ? [item] : [literal(of.value, of.location), item])),
        location,
      );
    }
    case 'joinpath':
      return concatenate([of, ...positional.flatMap((part) => [literal('/', location), part])], location);
    case 'get': {
      const [key, fallback] = positional;
      if (of.kind !== 'record' || !isString(key)) return undefined;
      const taken = take(of, key.value);
      return taken ? passing(taken, location) : of.open ? undefined : (fallback ?? literal(null, location));
    }
    case 'read_text':
    case 'read_bytes':
      return fileContent(of, location);
    case 'copy':
      return /^(?:record|list)$/.test(of.kind) ? of : undefined;
    case 'get_secret_value':
    case 'unicode_string':
    case 'as_posix':
      return of.kind === 'unknown' ? undefined : of;
    default:
      return textMethod(of, method, positional);
  }
}

/** What each part of `''.join(f(x) for x in source)` is: a call, whose result says where the text comes from. */
function elementOf(node: Node | undefined, evaluation: Evaluation): Value | undefined {
  const body = node && /^(?:list_comprehension|generator_expression)$/.test(node.type) ? field(node, 'body') : undefined;
  const value = body?.type === 'call' ? evaluation.value(body) : undefined;
  return value?.kind === 'call' ? value : undefined;
}

/** What a file holds, as the call that reads it. */
function fileContent(path: Value, location: Location): Value | undefined {
  if (path.kind === 'unknown') return undefined;
  const callee: Value = { kind: 'reference', module: 'builtins', name: 'open', location };
  return { kind: 'call', callee, arguments: [path], named: {}, location };
}

const METHODS =
  /^(?:format|join|joinpath|get|copy|read_text|read_bytes|get_secret_value|unicode_string|as_posix|r?split|splitlines|[lr]?strip|lower|upper|casefold|title|capitalize|encode|decode|replace|removeprefix|removesuffix|expandtabs|zfill)$/;

function unknownCall(callee: Node, given: Arguments, node: Node, evaluation: Evaluation): Value {
  const location = evaluation.at(node);
  const isOpen = /^(?:builtins|io|codecs)\.open$/.test(evaluation.nameOf(callee) ?? '');
  const called: Value = isOpen ? { kind: 'reference', module: 'builtins', name: 'open', location } : evaluation.value(callee);
  const definition = evaluation.names.definitionOf(callee);
  if (called.kind === 'record' && definition.type === 'class_definition') return instanceValue(called, node, evaluation);
  const names = secretNames(given, evaluation);
  const positional = given.positional.map((each, index) => under(evaluation.value(each), index === 0 ? undefined : names.variable));
  const named = Object.fromEntries(
    [...given.named].map(([key, each]) => [
      key,
      under(secretUnder(evaluation.value(each), key), key === 'default' ? names.variable : undefined),
    ]),
  );
  if (called.kind === 'unknown' && !nameable(callee)) return unknown(location);
  const call: Value = { kind: 'call', callee: called, arguments: positional, named, location };
  if (called.kind !== 'function') return call;
  const outcome = reduce(call);
  if (outcome.kind === 'call' && outcome.callee.kind === 'function') return unknown(location);
  // A choice is made where the function is called; its outcomes keep their own places.
  return outcome.kind === 'choice' ? passing({ ...outcome, location }, outcome.location) : outcome;
}

/** In `get_env("SECRET_KEY", "x")` the first argument speaks for the others. */
function secretNames(given: Arguments, evaluation: Evaluation): { readonly variable: string | undefined } {
  const [first] = given.positional;
  const value = first && bare(first).type === 'string' ? evaluation.value(first) : undefined;
  return { variable: isString(value) && /^[A-Z][A-Z0-9_]+$/.test(value.value) ? value.value : undefined };
}

function under(value: Value, name: string | undefined): Value {
  return name === undefined ? value : secretUnder(value, name);
}

function nameable(callee: Node): boolean {
  return callee.type === 'identifier' || callee.type === 'attribute';
}
