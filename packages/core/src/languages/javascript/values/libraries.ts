import type { Environment, Value } from '../../../vocabulary/value.js';
import { originOf } from '../origin.js';
import { argumentOf, calleeName, isCall, memberName, stringOf, unwrap, type AnyCall } from '../tree.js';
import { withMissing } from './environment.js';
import type { Evaluation } from './evaluation.js';
import { memberOf } from './members.js';
import { schemaResult } from './schemas/index.js';

/** Specifiers of this form name a configuration namespace of Nest; the resolver looks for its file where Nest projects keep it. */
export const NEST_NAMESPACE = '@nestjs/config#';

/** What a library's function gives, for those whose results are configuration. */
export function libraryValue(ev: Evaluation, node: AnyCall): Value | undefined {
  return schemaResult(ev, node)?.value ?? nestValue(ev, node) ?? convictMember(ev, node) ?? expressSetting(ev, node);
}

/** Nest's `registerAs(namespace, factory)` and `configService.get(path, default)`. https://docs.nestjs.com/techniques/configuration */
function nestValue(ev: Evaluation, node: AnyCall): Value | undefined {
  const origin = originOf(ev.file, node.callee);
  if (origin === '@nestjs/config.registerAs') {
    const factory = argumentOf(node, 1);
    return factory && ev.value(factory);
  }
  if (
    origin !== '@nestjs/config.ConfigService().get' &&
    origin !== '@nestjs/config.ConfigService().getOrThrow' &&
    !isConfigServiceCall(ev, node)
  )
    return undefined;
  const key = stringOf(argumentOf(node, 0));
  if (key === undefined) return undefined;
  const location = ev.file.locate(node);
  const missing: 'fails' | Value | undefined = calleeName(node) === 'getOrThrow' ? 'fails' : defaultOf(ev, node, key);
  if (/^[A-Z][A-Z0-9_]*$/.test(key)) {
    const read: Environment = { kind: 'environment', name: key, missing: 'empty', location };
    return missing === undefined ? read : withMissing(read, missing);
  }
  const [namespace = '', ...keys] = key.split('.');
  if (keys.length === 0) return undefined;
  const factory: Value = { kind: 'reference', module: `${NEST_NAMESPACE}${namespace}`, name: 'default', location };
  const made: Value = { kind: 'call', callee: factory, arguments: [], named: {}, location };
  return keys.reduce<Value>((current, each) => memberOf(current, each, location), made);
}

/** The service as `app.get(ConfigService)` hands it out. */
function isConfigServiceCall(ev: Evaluation, node: AnyCall): boolean {
  const callee = unwrap(node.callee);
  const method = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || (method !== 'get' && method !== 'getOrThrow')) return false;
  const object = unwrap(callee.object);
  const declaration = object.type === 'Identifier' ? ev.file.reader.lookup(object.name, object) : undefined;
  const made = declaration?.node.type === 'VariableDeclarator' && declaration.node.init ? unwrap(declaration.node.init) : object;
  if (made.type !== 'CallExpression' || calleeName(made) !== 'get') return false;
  const token = argumentOf(made, 0);
  return token !== undefined && originOf(ev.file, token) === '@nestjs/config.ConfigService';
}

function defaultOf(ev: Evaluation, node: AnyCall, key: string): Value | undefined {
  const given = argumentOf(node, 1);
  if (
    !given ||
    (given.type === 'ObjectExpression' &&
      given.properties.some(
        (property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'infer',
      ))
  )
    return undefined;
  return ev.value(given, key);
}

/** `config.get('a.b')` and `config.getProperties()` of convict. */
function convictMember(ev: Evaluation, node: AnyCall): Value | undefined {
  const origin = originOf(ev.file, node.callee);
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || origin === undefined) return undefined;
  if (origin === 'convict().getProperties' || origin === 'convict().validate') return ev.value(callee.object);
  const key = origin === 'convict().get' ? stringOf(argumentOf(node, 0)) : undefined;
  if (key === undefined) return undefined;
  const location = ev.file.locate(node);
  return key.split('.').reduce((current, each) => memberOf(current, each, location), ev.value(callee.object));
}

/** `app.get('port')` after `app.set('port', …)` of Express. https://expressjs.com/en/api.html#app.set */
function expressSetting(ev: Evaluation, node: AnyCall): Value | undefined {
  const key = node.arguments.length === 1 && originOf(ev.file, node.callee) === 'express().get' ? stringOf(argumentOf(node, 0)) : undefined;
  if (key === undefined) return undefined;
  for (const unit of ev.file.reader.statementsWith(['set'])) {
    const call = unit.type === 'ExpressionStatement' ? unwrap(unit.expression) : undefined;
    if (!call || !isCall(call) || stringOf(argumentOf(call, 0)) !== key || originOf(ev.file, call.callee) !== 'express().set') continue;
    const value = argumentOf(call, 1);
    return value && ev.value(value, key);
  }
  return undefined;
}
