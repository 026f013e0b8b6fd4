import type { ArgumentPlace } from '../../../../knowledge/python/arguments.js';
import { CASTS, environmentReader, unseenEnvReader, type EnvironmentReader } from '../../../../knowledge/python/environment-readers.js';
import type { Choice, Environment, Value } from '../../../../vocabulary/value.js';
import type { EnvironmentAccess, Evaluation } from '../../evaluation.js';
import { withItems } from '../../effects.js';
import { argumentsOf, bare, field, fields, type Arguments, type Node } from '../../node.js';
import { convert, type Coercion } from '../convert.js';
import { isString, secretUnder, withMissing } from '../place.js';

/** A call that reads a variable: `os.getenv("X", "1")`, `env.bool("X")`. */
export function readCall(node: Node, evaluation: Evaluation): EnvironmentAccess | undefined {
  const callee = field(node, 'function');
  if (!callee) return undefined;
  const given = argumentsOf(node, evaluation.text);
  const reader = readerOf(callee, given, evaluation);
  if (!reader) return undefined;
  const variable = pick(given, reader.variable);
  const name = variable ? nameValue(variable, evaluation) : undefined;
  if (!variable && reader.name === undefined) return undefined;
  if (name?.kind === 'list' || name?.kind === 'record') return undefined;
  const scheme = isString(name) ? schemeOf(callee, name.value, evaluation) : {};
  const fallback = pick(given, reader.fallback) ?? scheme.fallback ?? literalInPlaceOfCast(pick(given, reader.cast ?? {}));
  const location = evaluation.at(node);
  const text = isString(name) ? prefixOf(node, callee, evaluation) + name.value : name ? undefined : reader.name;
  const read: Environment = {
    kind: 'environment',
    ...(text === undefined ? {} : { name: text }),
    ...(text === undefined && name && name.kind !== 'unknown' ? { nameFrom: name } : {}),
    missing: reader.absent,
    location,
  };
  const single = fallback ? withMissing(read, missingValue(fallback, text, evaluation)) : read;
  const value = name?.kind === 'choice' ? oneOf(name, single) : single;
  const like = reader.castsLikeFallback && fallback ? typeOf(evaluation.value(fallback)) : undefined;
  const cast = castOf(pick(given, reader.cast ?? {}) ?? scheme.cast, evaluation) ?? reader.coercion ?? like;
  return { value: cast ? convert(value, cast) : value, reader: reader.reader, structured: reader.structured };
}

/** Of two libraries whose object is called `env`, one takes the cast second and the other the default: no cast is a literal. */
function literalInPlaceOfCast(node: Node | undefined): Node | undefined {
  return node && /^(?:string|integer|float|true|false|none|list|dictionary|unary_operator)$/.test(node.type) ? node : undefined;
}

/** The type that a text becomes where it is made like a constant. */
function typeOf(value: Value): Coercion | undefined {
  if (value.kind === 'list') return 'list';
  if (value.kind === 'record') return 'json';
  if (value.kind !== 'literal') return undefined;
  if (typeof value.value === 'boolean') return 'boolean';
  return typeof value.value === 'number' ? (Number.isInteger(value.value) ? 'integer' : 'number') : undefined;
}

/** `dj_database_url.DEFAULT_ENV`, or what the argument is. */
function nameValue(node: Node, evaluation: Evaluation): Value {
  const name = evaluation.nameOf(node);
  return name === 'dj_database_url.DEFAULT_ENV'
    ? { kind: 'literal', value: 'DATABASE_URL', location: evaluation.at(node) }
    : evaluation.value(node);
}

/** A read of one of several variables. */
function oneOf(name: Choice, read: Environment): Value {
  const options = name.options.map((option) => {
    const { nameFrom, ...rest } = read;
    const own: Value = isString(option.value)
      ? { ...rest, name: option.value.value }
      : { ...rest, ...(nameFrom ? { nameFrom: option.value } : {}) };
    return { ...option, value: own };
  });
  return { ...name, options, location: read.location };
}

function missingValue(fallback: Node, name: string | undefined, evaluation: Evaluation): Environment['missing'] {
  const value = evaluation.value(fallback);
  return name === undefined ? value : secretUnder(value, name);
}

function readerOf(callee: Node, given: Arguments, evaluation: Evaluation): EnvironmentReader | undefined {
  const name = evaluation.nameOf(callee);
  const known = name === undefined ? undefined : environmentReader(name);
  return known ?? unseen(callee, given, name, evaluation);
}

/** `env("X")` and `env.bool("X")` where `env` is made in another file of the repository. */
function unseen(callee: Node, given: Arguments, name: string | undefined, evaluation: Evaluation): EnvironmentReader | undefined {
  const object = callee.type === 'attribute' ? field(callee, 'object') : callee;
  const method = callee.type === 'attribute' ? field(callee, 'attribute') : undefined;
  if (object?.type !== 'identifier' || evaluation.text(object) !== 'env') return undefined;
  if (name === undefined && (evaluation.names.binding('env', object) || evaluation.reader.module.stars.length === 0)) return undefined;
  if (name !== undefined && !/(?:^|\.)env(?:\.\w+)?$/.test(name)) return undefined;
  const [first] = given.positional;
  const reader = unseenEnvReader(method ? evaluation.text(method) : '');
  if (!reader) return undefined;
  if (!first) return reader.name === undefined ? undefined : reader;
  const variable = evaluation.value(first);
  return isString(variable) && /^[A-Z][A-Z0-9_]*$/.test(variable.value) ? reader : undefined;
}

function pick(given: Arguments, { position, named }: ArgumentPlace): Node | undefined {
  return (named === undefined ? undefined : given.named.get(named)) ?? (position === undefined ? undefined : given.positional[position]);
}

/** `Env(DEBUG=(bool, False))`: the type and the fallback that a scheme gives to a variable. */
function schemeOf(callee: Node, variable: string, evaluation: Evaluation): { readonly cast?: Node; readonly fallback?: Node } {
  const object = callee.type === 'attribute' ? field(callee, 'object') : callee;
  const made = object && evaluation.names.definitionOf(object);
  if (made?.type !== 'call') return {};
  const entry = argumentsOf(made, evaluation.text).named.get(variable);
  if (!entry) return {};
  const pair = bare(entry);
  if (pair.type !== 'tuple') return { cast: pair };
  const [cast, fallback] = pair.children;
  return { ...(cast ? { cast } : {}), ...(fallback ? { fallback } : {}) };
}

function castOf(node: Node | undefined, evaluation: Evaluation): Coercion | undefined {
  if (!node) return undefined;
  if (node.type === 'list' || node.type === 'tuple') return 'list';
  const name = evaluation.nameOf(node);
  return name === undefined ? undefined : CASTS.get(name);
}

/** `with env.prefixed("APP_"):` of environs. */
function prefixOf(node: Node, callee: Node, evaluation: Evaluation): string {
  const object = callee.type === 'attribute' ? field(callee, 'object') : callee;
  if (!object || evaluation.nameOf(object)?.startsWith('environs.') !== true) return '';
  let prefix = '';
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type !== 'with_statement') continue;
    for (const { value } of withItems(parent)) {
      const name = evaluation.nameOf(value);
      const first = argumentsOf(value, evaluation.text).positional[0];
      const text = first && evaluation.value(first);
      if (name && /^environs\..*\.prefixed\(\)$/.test(name) && isString(text)) prefix = text.value + prefix;
    }
  }
  return prefix;
}

/** `os.environ["X"]`, `config["X"]` of an object that reads variables. */
export function readSubscript(node: Node, evaluation: Evaluation): EnvironmentAccess | undefined {
  const object = field(node, 'value');
  const name = object && evaluation.nameOf(object);
  const index = fields(node, 'subscript')[0];
  if (!index || index.type === 'slice' || name === undefined || !/^os\.environb?(?:\.copy\(\))*$/.test(name)) return undefined;
  // A place that is written is no read.
  if (node.field === 'left' || node.parent?.type === 'delete_statement') return undefined;
  return { value: variable(evaluation.value(index), node, evaluation), reader: 'os.environ', structured: false };
}

function variable(name: Value, node: Node, evaluation: Evaluation): Environment {
  const location = evaluation.at(node);
  if (isString(name)) return { kind: 'environment', name: name.value, missing: 'fails', location };
  return { kind: 'environment', ...(name.kind === 'unknown' ? {} : { nameFrom: name }), missing: 'fails', location };
}

/** `settings.PORT` of Dynaconf: the variable with its prefix, or what a settings file says. Source: www.dynaconf.com/envvars */
export function readAttribute(node: Node, evaluation: Evaluation): EnvironmentAccess | undefined {
  const object = field(node, 'object');
  const attribute = field(node, 'attribute');
  if (!object || !attribute) return undefined;
  const name = evaluation.text(attribute);
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return undefined;
  const of = evaluation.nameOf(object);
  if (of === undefined || !/^dynaconf\.(?:Dynaconf\(\)|LazySettings\(\)|settings)$/.test(of)) return undefined;
  if (node.parent?.type === 'call' && node.field === 'function') return undefined;
  const made = evaluation.names.definitionOf(object);
  const prefix = made.type === 'call' ? argumentsOf(made, evaluation.text).named.get('envvar_prefix') : undefined;
  const given = prefix && evaluation.value(prefix);
  const text = isString(given) ? given.value : given?.kind === 'literal' && given.value === false ? '' : 'DYNACONF';
  const location = evaluation.at(node);
  const value: Environment = {
    kind: 'environment',
    name: (text ? `${text}_` : '') + name.toUpperCase(),
    missing: { kind: 'unknown', location },
    location,
  };
  return { value, reader: 'dynaconf', structured: true };
}
