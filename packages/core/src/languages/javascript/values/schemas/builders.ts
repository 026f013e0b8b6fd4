import { JOI_MODULES, JOI_TYPES, ZOD_MODULES, ZOD_TYPES, type SchemaType } from '../../../../knowledge/javascript/schemas.js';
import { originOf } from '../../origin.js';
import { isFunction, keyName, unwrap, type Node } from '../../tree.js';
import type { Evaluation } from '../evaluation.js';
import { chainOf, type Chain, type Step } from './chain.js';
import type { Field } from './field.js';

/** The library that builds a schema with a chain of calls. */
export type Builder = 'zod' | 'joi';

const ROOTS: Readonly<Record<string, Builder>> = Object.fromEntries([
  ...ZOD_MODULES.flatMap(
    (module) =>
      [
        [module, 'zod'],
        [`${module}.z`, 'zod'],
        [`${module}.object`, 'zod'],
        [`${module}.string`, 'zod'],
      ] as const,
  ),
  ...JOI_MODULES.flatMap(
    (module) =>
      [
        [module, 'joi'],
        [`${module}.Joi`, 'joi'],
      ] as const,
  ),
]);

/** The library of a chain, where its root is one. */
export function builderOf(ev: Evaluation, { root }: Chain): Builder | undefined {
  const origin = originOf(ev.file, root);
  if (origin === undefined) return undefined;
  const known = ROOTS[origin];
  if (known) return known;
  const module = ZOD_MODULES.find((each) => origin.startsWith(`${each}.`));
  return module === undefined ? undefined : 'zod';
}

/** The fields of an object schema, or undefined where the expression is none. */
export function objectFields(ev: Evaluation, node: Node): { readonly builder: Builder; readonly fields: readonly Field[] } | undefined {
  const bare = unwrap(node);
  const chain = chainOf(ev.file, bare);
  const builder = builderOf(ev, chain);
  if (!builder) return undefined;
  const fields = new Map<string, Field>();
  let isObject = false;
  let optional = false;
  for (const step of chain.steps) {
    if (!OBJECT_STEPS.has(step.name)) {
      if (step.name === 'partial') optional = true;
      continue;
    }
    isObject = true;
    for (const field of step.arguments?.[0] ? fieldsOf(ev, step.arguments[0], builder) : []) fields.set(field.key, field);
  }
  if (!isObject) return undefined;
  const list = [...fields.values()];
  return { builder, fields: optional ? list.map((field) => (field.missing === 'fails' ? { ...field, missing: 'empty' } : field)) : list };
}

const OBJECT_STEPS: ReadonlySet<string> = new Set([
  'object',
  'strictObject',
  'looseObject',
  'keys',
  'append',
  'extend',
  'safeExtend',
  'merge',
  'and',
  'concat',
]);

/** The fields of an object literal of schemas (spreads and names of such literals are followed), or of another object schema. */
export function fieldsOf(ev: Evaluation, node: Node, builder: Builder): readonly Field[] {
  const bare = unwrap(node);
  if (bare.type === 'ObjectExpression') {
    return bare.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return fieldsOf(ev, property.argument, builder);
      const key = keyName(property.key, property.computed);
      return key === undefined ? [] : [fieldOf(ev, key, property.value, builder, property)];
    });
  }
  const chain = objectFields(ev, bare);
  if (chain) return chain.fields;
  const literal = literalBehind(ev, bare);
  return literal ? fieldsOf(ev, literal, builder) : [];
}

/** The object literal that a name stands for, also as `.shape` of a schema. */
export function literalBehind(ev: Evaluation, node: Node): Node | undefined {
  const bare = unwrap(node);
  if (bare.type === 'MemberExpression') return literalBehind(ev, bare.object);
  if (bare.type !== 'Identifier') return undefined;
  const declaration = ev.file.reader.lookup(bare.name, bare);
  if (declaration?.node.type !== 'VariableDeclarator' || declaration.path.length > 0 || !declaration.node.init) return undefined;
  const init = unwrap(declaration.node.init);
  return init.type === 'ObjectExpression' || init.type === 'CallExpression' ? init : undefined;
}

function fieldOf(ev: Evaluation, key: string, schema: Node, builder: Builder, at: Node): Field {
  const { steps } = chainOf(ev.file, schema);
  const missing = missingOf(ev, steps, builder, key);
  return { key, missing, ...(builder === 'zod' ? zodType(ev, steps) : joiType(steps)), location: ev.file.locate(at) };
}

const OPTIONAL: ReadonlySet<string> = new Set(['optional', 'nullish', 'nullable', 'exactOptional', 'any', 'unknown', 'allow']);

function missingOf(ev: Evaluation, steps: readonly Step[], builder: Builder, key: string): Field['missing'] {
  const preset = steps.findLast(({ name }) => name === 'default' || name === 'catch' || name === 'prefault');
  const given = preset?.arguments?.[0];
  if (given) {
    const body = isFunction(given) && given.body?.type !== 'BlockStatement' ? given.body : given;
    return body ? ev.value(body, key) : 'empty';
  }
  if (builder === 'joi') return steps.some(({ name }) => name === 'required' || name === 'exist') ? 'fails' : 'empty';
  return steps.some(({ name }) => OPTIONAL.has(name)) ? 'empty' : 'fails';
}

function zodType(ev: Evaluation, steps: readonly Step[]): SchemaType {
  const named = steps.find(({ name }) => ZOD_TYPES[name]);
  const coerces = steps.some(({ name }) => name === 'coerce');
  const transform = steps.find(({ name }) => name === 'transform' || name === 'preprocess' || name === 'pipe');
  if (transform?.name === 'preprocess') {
    const inner = transform.arguments?.[1];
    // What comes before the schema decides what counts as true.
    const coercion = inner ? zodType(ev, chainOf(ev.file, inner).steps).coercion : undefined;
    return coercion ? { coercion } : {};
  }
  const converted = transform?.arguments?.[0] ? convertedBy(ev, transform.arguments[0]) : undefined;
  if (converted) return converted;
  if (!named) return {};
  const type = ZOD_TYPES[named.name] ?? {};
  if (steps.some(({ name }) => name === 'url')) return { coercion: 'url' };
  return coerces && named.name === 'boolean' ? { ...type, truthy: true } : type;
}

/** What a transformation makes of a text: `Number`, `(v) => v === 'true'`, `z.number()`. */
function convertedBy(ev: Evaluation, node: Node): SchemaType | undefined {
  const bare = unwrap(node);
  if (bare.type === 'Identifier' && bare.name === 'Number') return { coercion: 'number' };
  if (bare.type === 'Identifier' && bare.name === 'Boolean') return { coercion: 'boolean', truthy: true };
  if (isFunction(bare)) {
    const body = bare.body && bare.body.type !== 'BlockStatement' ? unwrap(bare.body) : undefined;
    if (body?.type === 'BinaryExpression') return { coercion: 'boolean' };
    if (body?.type === 'CallExpression' && body.callee.type === 'Identifier' && /^(?:Number|parseInt|parseFloat)$/.test(body.callee.name))
      return { coercion: 'number' };
    return undefined;
  }
  const chain = chainOf(ev.file, bare);
  return builderOf(ev, chain) === 'zod' ? zodType(ev, chain.steps) : undefined;
}

function joiType(steps: readonly Step[]): SchemaType {
  const step = steps.find(({ name }) => JOI_TYPES[name]);
  const type = step ? (JOI_TYPES[step.name] ?? {}) : {};
  return steps.some(({ name }) => name === 'uri') ? { coercion: 'url' } : type;
}

/** Whether an expression is a schema that says what it parses by its own names: every key is written like a variable of the environment. */
export function looksLikeEnvironment(fields: readonly Field[]): boolean {
  return fields.length > 0 && fields.every(({ key }) => /^[A-Z][A-Z0-9_]*$/.test(key));
}
