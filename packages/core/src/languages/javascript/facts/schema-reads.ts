import { environmentsIn } from '../../../values/walk.js';
import type { EnvironmentRead } from '../../../vocabulary/facts/index.js';
import type { Environment } from '../../../vocabulary/value.js';
import { callsNamed, localNames } from '../calls.js';
import type { SourceFile } from '../source.js';
import type { Node } from '../tree.js';
import { mayDeclareEnvironment, mayReadEnvironment } from '../values/environment.js';
import { evaluation } from '../values/evaluate.js';
import { looksLikeEnvironment, objectFields } from '../values/schemas/builders.js';
import { parsedRecord } from '../values/schemas/field.js';
import { PARSES, schemaResult } from '../values/schemas/index.js';
import { boundName } from './bound-names.js';

/** Methods and functions that apply a schema. */
const SCHEMA_WORDS = [
  ...PARSES,
  'cleanEnv',
  'createEnv',
  'parseEnv',
  'convict',
  'envSchema',
  'register',
  'asString',
  'asInt',
  'asPortNumber',
  'asBool',
  'asArray',
  'asJson',
  'asUrlString',
  'asIntPositive',
  'asFloat',
  'asEnum',
  'asBoolStrict',
];

/** Variables that a schema declares and a library reads by it. */
export function* schemaReads(file: SourceFile): Generator<EnvironmentRead> {
  if (!mayReadEnvironment(file)) return;
  const ev = evaluation(file);
  const names = localNames(file, (module) => /^(?:envalid|convict|env-schema|@t3-oss\/env|znv)/.test(module));
  let applied = false;
  for (const { node } of callsNamed(file, [...SCHEMA_WORDS, ...names])) {
    const result = schemaResult(ev, node);
    if (!result) continue;
    applied = true;
    for (const read of environmentsIn(result.variables)) yield structured(read, result.reader);
  }
  if (!applied) yield* declaredSchemas(file);
}

function structured(read: Environment, reader: string): EnvironmentRead {
  return {
    kind: 'environment-read',
    value: read,
    reader,
    structured: true,
    location: read.location,
    ...(read.name === undefined ? {} : { boundTo: read.name }),
  };
}

const SCHEMA_NAME = /env|config/i;

/** Schemas of the environment that another file applies: exported under such a name, or given to Nest's configuration module. */
function* declaredSchemas(file: SourceFile): Generator<EnvironmentRead> {
  if (!mayDeclareEnvironment(file.reader)) return;
  const ev = evaluation(file);
  for (const { node, name } of callsNamed(file, ['object', 'keys'])) {
    if (name !== 'object' && name !== 'keys') continue;
    const root = outermostChain(file, node);
    if (!SCHEMA_NAME.test(boundName(file, root) ?? '') && boundName(file, root) !== 'validationSchema') continue;
    const schema = objectFields(ev, root);
    if (!schema || !looksLikeEnvironment(schema.fields)) continue;
    for (const read of environmentsIn(parsedRecord(schema.fields, 'environment', file.locate(root))))
      yield structured(read, schema.builder);
  }
}

function outermostChain(file: SourceFile, node: Node): Node {
  let root = node;
  for (let parent = file.reader.parentOf(root); parent; parent = file.reader.parentOf(root)) {
    if (!(parent.type === 'MemberExpression' && parent.object === root) && !(parent.type === 'CallExpression' && parent.callee === root))
      return root;
    root = parent;
  }
  return root;
}
