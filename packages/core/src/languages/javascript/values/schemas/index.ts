import { T3_MODULES } from '../../../../knowledge/javascript/schemas.js';
import type { RecordValue, Value } from '../../../../vocabulary/value.js';
import { originOf } from '../../origin.js';
import { argumentOf, calleeName, propertyOf, unwrap, type AnyCall, type Node } from '../../tree.js';
import { environmentObject } from '../environment.js';
import type { Evaluation } from '../evaluation.js';
import { builderOf, fieldsOf, looksLikeEnvironment, objectFields } from './builders.js';
import { chainOf } from './chain.js';
import { convictRecord, envalidFields, envVarRead, jsonSchemaFields } from './declared.js';
import { parsedRecord, type Field, type Source } from './field.js';

/** What a schema makes of the environment, and the library that does it. */
export interface SchemaResult {
  /** What the call gives. */
  readonly value: Value;
  /** The record of variables in it. */
  readonly variables: Value;
  readonly reader: string;
}

/** The result of a call that parses the environment with a schema; undefined for every other call. */
export function schemaResult(ev: Evaluation, node: AnyCall): SchemaResult | undefined {
  return libraryResult(ev, node) ?? parseResult(ev, node);
}

function libraryResult(ev: Evaluation, node: AnyCall): SchemaResult | undefined {
  const origin = originOf(ev.file, node.callee);
  if (origin === undefined) return undefined;
  const location = ev.file.locate(node);
  const first = argumentOf(node, 0);
  const second = argumentOf(node, 1);
  if (origin === 'envalid.cleanEnv' && first)
    return plain(parsedRecord(envalidFields(ev, second), sourceOf(ev, first) ?? 'environment', location), 'envalid');
  if (origin === 'znv.parseEnv' && first && second)
    return plain(parsedRecord(fieldsOf(ev, second, 'zod'), sourceOf(ev, first) ?? 'environment', location), 'znv');
  if (T3_MODULES.some((module) => origin === `${module}.createEnv`)) return t3Result(ev, node);
  if (origin === 'convict') {
    const record = convictRecord(ev, first);
    return record && plain(record, 'convict');
  }
  if (origin === 'env-schema' || origin === 'env-schema.envSchema')
    return plain(parsedRecord(jsonSchemaFields(ev, propertyOf(first, 'schema')), 'environment', location), 'env-schema');
  if (origin.startsWith('env-var.') || origin === 'env-var') {
    const read = calleeName(node)?.startsWith('as') ? envVarRead(ev, node) : undefined;
    return read && { value: read, variables: read, reader: 'env-var' };
  }
  if (/^fastify\(\)\.register$/.test(origin) && first && /^@?fastify[/-]env$/.test(originOf(ev.file, first) ?? '')) {
    return plain(parsedRecord(jsonSchemaFields(ev, propertyOf(second, 'schema')), 'environment', location), '@fastify/env');
  }
  return undefined;
}

function plain(record: RecordValue, reader: string): SchemaResult {
  return { value: record, variables: record, reader };
}

function t3Result(ev: Evaluation, node: AnyCall): SchemaResult {
  const options = argumentOf(node, 0);
  const fields: Field[] = ['server', 'client', 'shared'].flatMap((part) => {
    const schema = propertyOf(options, part);
    return schema ? fieldsOf(ev, schema, 'zod') : [];
  });
  const runtime = propertyOf(options, 'runtimeEnv') ?? propertyOf(options, 'runtimeEnvStrict');
  return plain(parsedRecord(fields, (runtime && sourceOf(ev, runtime)) ?? 'environment', ev.file.locate(node)), '@t3-oss/env');
}

/** Methods and functions that apply a schema to what they are given. */
export const PARSES: ReadonlySet<string> = new Set([
  'parse',
  'safeParse',
  'parseAsync',
  'safeParseAsync',
  'validate',
  'validateAsync',
  'attempt',
  'assert',
]);

/** `schema.parse(process.env)`, `schema.validate(process.env)`, `Joi.attempt(process.env, schema)`. */
function parseResult(ev: Evaluation, node: AnyCall): SchemaResult | undefined {
  const method = calleeName(node);
  const callee = unwrap(node.callee);
  if (method === undefined || !PARSES.has(method) || callee.type !== 'MemberExpression') return undefined;
  const attempts = method === 'attempt' || method === 'assert';
  const data = argumentOf(node, 0);
  const schemaNode = attempts ? argumentOf(node, 1) : callee.object;
  if (!data || !schemaNode) return undefined;
  const chain = chainOf(ev.file, schemaNode);
  if (!builderOf(ev, chain)) return undefined;
  const schema = objectFields(ev, schemaNode);
  if (!schema) return undefined;
  const source = sourceOf(ev, data) ?? (looksLikeEnvironment(schema.fields) && data.type === 'Identifier' ? 'environment' : undefined);
  if (source === undefined) return undefined;
  const location = ev.file.locate(node);
  const record = parsedRecord(schema.fields, source, location);
  const wrapped = method.startsWith('safeParse') ? 'data' : schema.builder === 'joi' && method === 'validate' ? 'value' : undefined;
  const value: Value =
    wrapped === undefined ? record : { kind: 'record', entries: [{ key: wrapped, value: record }], open: true, location };
  return { value, variables: record, reader: schema.builder };
}

/** The environment, a record with reads of it, or undefined for other data. */
function sourceOf(ev: Evaluation, node: Node): Source | undefined {
  if (environmentObject(ev.file, node)) return 'environment';
  const value = ev.value(node);
  if (value.kind === 'reference' && value.module === 'node:process') return 'environment';
  if (value.kind !== 'record') return undefined;
  return value.entries.some((entry) => entry.value.kind === 'environment') ? value : undefined;
}
