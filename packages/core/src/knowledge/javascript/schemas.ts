import { table } from '../../vocabulary/table.js';
import type { Environment } from '../../vocabulary/value.js';

type Coercion = NonNullable<Environment['coercion']>;

/** What a schema library's word for a type makes of a variable's text. `truthy`: any text but the empty one is true. */
export interface SchemaType {
  readonly coercion?: Coercion;
  readonly truthy?: true;
}

/** https://zod.dev/api (types and coercion), https://github.com/colinhacks/zod/blob/main/packages/docs/content/v4/changelog.mdx (stringbool) */
export const ZOD_TYPES: Readonly<Record<string, SchemaType>> = table({
  string: { coercion: 'string' },
  enum: { coercion: 'string' },
  nativeEnum: { coercion: 'string' },
  literal: {},
  number: { coercion: 'number' },
  int: { coercion: 'integer' },
  bigint: { coercion: 'integer' },
  boolean: { coercion: 'boolean' },
  stringbool: { coercion: 'boolean' },
  url: { coercion: 'url' },
  array: { coercion: 'list' },
  date: { coercion: 'string' },
  email: { coercion: 'string' },
  uuid: { coercion: 'string' },
  any: {},
  union: {},
  preprocess: {},
  object: { coercion: 'json' },
  record: { coercion: 'json' },
  custom: {},
  templateLiteral: { coercion: 'string' },
});

/** https://joi.dev/api (types of the root object); Joi converts by default. */
export const JOI_TYPES: Readonly<Record<string, SchemaType>> = table({
  string: { coercion: 'string' },
  number: { coercion: 'number' },
  boolean: { coercion: 'boolean' },
  bool: { coercion: 'boolean' },
  array: { coercion: 'list' },
  object: { coercion: 'json' },
  any: {},
  date: { coercion: 'string' },
  valid: { coercion: 'string' },
  alternatives: {},
  alt: {},
});

/** https://github.com/af/envalid#validator-types */
export const ENVALID_TYPES: Readonly<Record<string, SchemaType>> = table({
  str: { coercion: 'string' },
  bool: { coercion: 'boolean' },
  num: { coercion: 'number' },
  email: { coercion: 'string' },
  host: { coercion: 'string' },
  port: { coercion: 'integer' },
  url: { coercion: 'url' },
  json: { coercion: 'json' },
});

/** https://github.com/mozilla/node-convict/tree/master/packages/convict#validation (formats) */
export const CONVICT_FORMATS: Readonly<Record<string, SchemaType>> = table({
  port: { coercion: 'integer' },
  int: { coercion: 'integer' },
  integer: { coercion: 'integer' },
  nat: { coercion: 'integer' },
  number: { coercion: 'number' },
  boolean: { coercion: 'boolean' },
  url: { coercion: 'url' },
  array: { coercion: 'list' },
  object: { coercion: 'json' },
  string: { coercion: 'string' },
  String: { coercion: 'string' },
  Number: { coercion: 'number' },
  Boolean: { coercion: 'boolean' },
});

/** https://json-schema.org/understanding-json-schema/reference/type; env-schema coerces as Ajv does: https://github.com/fastify/env-schema */
export const JSON_SCHEMA_TYPES: Readonly<Record<string, SchemaType>> = table({
  string: { coercion: 'string' },
  number: { coercion: 'number' },
  integer: { coercion: 'integer' },
  boolean: { coercion: 'boolean' },
  array: { coercion: 'list' },
  object: { coercion: 'json' },
});

/** https://github.com/evanshortiss/env-var#api */
export const ENV_VAR_TYPES: Readonly<Record<string, SchemaType>> = table({
  asString: { coercion: 'string' },
  asInt: { coercion: 'integer' },
  asIntPositive: { coercion: 'integer' },
  asPortNumber: { coercion: 'integer' },
  asFloat: { coercion: 'number' },
  asBool: { coercion: 'boolean' },
  asBoolStrict: { coercion: 'boolean' },
  asArray: { coercion: 'list' },
  asJson: { coercion: 'json' },
  asJsonObject: { coercion: 'json' },
  asUrlString: { coercion: 'url' },
  asUrlObject: { coercion: 'url' },
  asEnum: { coercion: 'string' },
});

/** Modules that are zod under another name. https://zod.dev/library-authors */
export const ZOD_MODULES: readonly string[] = ['zod', 'zod/v4', 'zod/v3', 'zod/v4-mini', 'zod/mini'];

/** https://joi.dev/module/joi and its names before; celebrate hands the same object on. */
export const JOI_MODULES: readonly string[] = ['joi', '@hapi/joi', '@types/joi', 'celebrate.Joi'];

/** `createEnv({ server, client, shared, runtimeEnv })`. https://env.t3.gg/docs/core */
export const T3_MODULES: readonly string[] = ['@t3-oss/env-core', '@t3-oss/env-nextjs', '@t3-oss/env-nuxt'];
