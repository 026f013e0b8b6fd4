import { CONVICT_FORMATS, ENVALID_TYPES, ENV_VAR_TYPES, JSON_SCHEMA_TYPES } from '../../../../knowledge/javascript/schemas.js';
import type { RecordValue, Value } from '../../../../vocabulary/value.js';
import { calleeName, isCall, keyName, propertyOf, stringOf, unwrap, type Node } from '../../tree.js';
import type { Evaluation } from '../evaluation.js';
import { chainOf } from './chain.js';
import { literalBehind } from './builders.js';
import { fieldRead, type Field } from './field.js';

/** The validators of envalid's `cleanEnv(env, validators)`. */
export function envalidFields(ev: Evaluation, node: Node | undefined): readonly Field[] {
  return propertiesOf(ev, node).map(({ key, value, at }) => {
    const bare = unwrap(value);
    const type = isCall(bare) ? ENVALID_TYPES[calleeName(bare) ?? ''] : undefined;
    const preset = isCall(bare) ? propertyOf(bare.arguments[0], 'default') : undefined;
    return { key, missing: preset ? presetValue(ev, preset, key) : 'fails', ...type, location: ev.file.locate(at) };
  });
}

/** `default: undefined` makes a variable optional. */
function presetValue(ev: Evaluation, node: Node, key: string): Field['missing'] {
  const value = ev.value(node, key);
  return value.kind === 'literal' && value.value === null ? 'empty' : value;
}

/** The properties of a JSON schema, as env-schema and @fastify/env take it. */
export function jsonSchemaFields(ev: Evaluation, node: Node | undefined): readonly Field[] {
  const schema = objectBehind(ev, node);
  const required = schema ? ev.value(propertyOf(schema, 'required') ?? schema) : undefined;
  const names = new Set(required?.kind === 'list' ? required.items.map((item) => (item.kind === 'literal' ? item.value : undefined)) : []);
  return propertiesOf(ev, propertyOf(schema, 'properties')).map(({ key, value, at }) => {
    const preset = propertyOf(value, 'default');
    const missing = preset ? ev.value(preset, key) : names.has(key) ? 'fails' : 'empty';
    return { key, missing, ...JSON_SCHEMA_TYPES[stringOf(propertyOf(value, 'type')) ?? ''], location: ev.file.locate(at) };
  });
}

/** convict's nested schema as the record that it configures. */
export function convictRecord(ev: Evaluation, node: Node | undefined, depth = 0): RecordValue | undefined {
  const schema = objectBehind(ev, node);
  if (!schema || depth > 8) return undefined;
  const entries = propertiesOf(ev, schema).flatMap(({ key, value, at }): RecordValue['entries'] => {
    const preset = propertyOf(value, 'default');
    if (!preset) {
      const inner = convictRecord(ev, value, depth + 1);
      return inner ? [{ key, value: inner }] : [];
    }
    const variable = stringOf(propertyOf(value, 'env'));
    const fallback: Value = ev.value(preset, key);
    if (variable === undefined) return [{ key, value: fallback }];
    const missing = fallback.kind === 'literal' && fallback.value === null ? 'empty' : fallback;
    const type = CONVICT_FORMATS[formatOf(propertyOf(value, 'format'))];
    return [{ key, value: fieldRead({ key, missing, ...type, location: ev.file.locate(at) }, variable) }];
  });
  return { kind: 'record', entries, open: false, location: ev.file.locate(schema) };
}

function formatOf(node: Node | undefined): string {
  return stringOf(node) ?? (node?.type === 'Identifier' ? node.name : '');
}

/** `env.get('PORT').default('80').required().asPortNumber()` of env-var. */
export function envVarRead(ev: Evaluation, node: Node): Value | undefined {
  const { steps } = chainOf(ev.file, node);
  const get = steps.find(({ name }) => name === 'get');
  const name = stringOf(get?.arguments?.[0]);
  if (name === undefined) return undefined;
  const preset = steps.find((step) => step.name === 'default')?.arguments?.[0];
  const missing = preset ? ev.value(preset, name) : steps.some((step) => step.name === 'required') ? 'fails' : 'empty';
  const type = steps.map((step) => ENV_VAR_TYPES[step.name]).find(Boolean);
  return fieldRead({ key: name, missing, ...type, location: ev.file.locate(node) }, name);
}

function objectBehind(ev: Evaluation, node: Node | undefined): Node | undefined {
  const bare = node && unwrap(node);
  if (!bare || bare.type === 'ObjectExpression') return bare;
  const literal = literalBehind(ev, bare);
  return literal?.type === 'ObjectExpression' ? literal : undefined;
}

function propertiesOf(
  ev: Evaluation,
  node: Node | undefined,
): readonly { readonly key: string; readonly value: Node; readonly at: Node }[] {
  const object = objectBehind(ev, node);
  if (object?.type !== 'ObjectExpression') return [];
  return object.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') return propertiesOf(ev, property.argument);
    const key = keyName(property.key, property.computed);
    return key === undefined ? [] : [{ key, value: property.value, at: property }];
  });
}
