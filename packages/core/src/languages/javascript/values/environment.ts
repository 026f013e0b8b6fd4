import { JOI_MODULES, T3_MODULES, ZOD_MODULES } from '../../../knowledge/javascript/schemas.js';
import { underName } from '../../../values/credential.js';
import type { Environment, Value } from '../../../vocabulary/value.js';
import { originOf } from '../origin.js';
import { argumentOf, memberName, stringOf, unwrap, type Node } from '../tree.js';
import type { SourceFile } from '../source.js';
import type { Evaluation } from './evaluation.js';

/** Objects that hold the process's environment, by origin. */
const ENVIRONMENTS: ReadonlySet<string> = new Set([
  'process.env',
  'globalThis.process.env',
  'import.meta.env',
  'Bun.env',
  'Deno.env.toObject()',
  'dotenv.config().parsed',
  // https://svelte.dev/docs/kit/$env-dynamic-private
  '$env/dynamic/private.env',
  '$env/dynamic/public.env',
]);

/** Modules whose exports are variables of the environment. https://svelte.dev/docs/kit/$env-static-private */
export const STATIC_ENVIRONMENTS: ReadonlySet<string> = new Set(['$env/static/private', '$env/static/public']);

/** The name of the object of the environment that an expression is: `process.env`, `import.meta.env` … */
export function environmentObject(file: SourceFile, node: Node): string | undefined {
  const origin = originOf(file, node);
  return origin !== undefined && ENVIRONMENTS.has(origin) ? origin : undefined;
}

const SCHEMA_MODULES: ReadonlySet<string> = new Set([
  'convict',
  'dotenv',
  'env-schema',
  'env-var',
  '@nestjs/config',
  'envalid',
  'znv',
  ...T3_MODULES,
]);

/** What these objects are members of. */
const HOLDERS = ['process', 'meta', 'Bun', 'Deno'];

/** Whether a file may read the environment by itself: names its object, or loads a library that reads it. */
export function mayReadEnvironment({ reader }: SourceFile): boolean {
  // Each is asked, so that whoever listens knows all of them.
  const holders = HOLDERS.filter((name) => reader.mayHold(name));
  const holdsObject = (holders.length > 0 || reader.mayLoad((name) => name === 'process')) && reader.mayHold('env');
  return (
    holdsObject ||
    reader.mayLoad((module) => SCHEMA_MODULES.has(module) || /^(?:\$env\/|@?fastify[/-]env$)/.test(module)) ||
    mayDeclareEnvironment(reader)
  );
}

const BUILDERS: ReadonlySet<string> = new Set([...ZOD_MODULES, ...JOI_MODULES.map((module) => module.replace(/\.Joi$/, ''))]);

/** Whether a file may build a schema of variables. */
export function mayDeclareEnvironment(reader: SourceFile['reader']): boolean {
  return reader.mayLoad((module) => BUILDERS.has(module)) && reader.mayBind(isVariableName);
}

function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

/** The read of a variable that an expression is by itself, without what is made of it: `process.env.X`, `Deno.env.get('X')`. */
export function environmentRead(ev: Evaluation, node: Node): Environment | undefined {
  const bare = unwrap(node);
  const location = ev.file.locate(bare);
  if (bare.type === 'MemberExpression') {
    if (!environmentObject(ev.file, bare.object)) return undefined;
    const name = memberName(bare);
    if (name !== undefined) return BUILT_IN.has(name) ? undefined : { kind: 'environment', name, missing: 'empty', location };
    return named(ev, bare.property, location);
  }
  if (bare.type === 'CallExpression' && originOf(file(ev), bare.callee) === 'Deno.env.get') {
    const argument = argumentOf(bare, 0);
    return argument && named(ev, argument, location);
  }
  return undefined;
}

/** What bundlers put into `import.meta.env` beside variables. https://vite.dev/guide/env-and-mode */
const BUILT_IN: ReadonlySet<string> = new Set(['MODE', 'BASE_URL', 'PROD', 'DEV', 'SSR', 'hasOwnProperty']);

function file(ev: Evaluation): SourceFile {
  return ev.file;
}

/** A read whose name is an expression: a constant, or a parameter of the project's own helper. */
function named(ev: Evaluation, node: Node, location: Environment['location']): Environment {
  const text = stringOf(node);
  const name = text === undefined ? ev.value(node) : undefined;
  if (text !== undefined) return { kind: 'environment', name: text, missing: 'empty', location };
  if (name?.kind === 'literal' && typeof name.value === 'string')
    return { kind: 'environment', name: name.value, missing: 'empty', location };
  return {
    kind: 'environment',
    missing: 'empty',
    location,
    ...(name?.kind === 'parameter' || name?.kind === 'text' ? { nameFrom: name } : {}),
  };
}

/** Whether two values are reads of the same variable. */
export function sameVariable(a: Value, b: Value): boolean {
  if (a.kind !== 'environment' || b.kind !== 'environment') return false;
  if (a.name !== undefined || b.name !== undefined) return a.name === b.name;
  return a.nameFrom?.kind === 'parameter' && b.nameFrom?.kind === 'parameter' && a.nameFrom.name === b.nameFrom.name;
}

/** The read with what comes when nothing is set; a read that already has something of its own hands it on to the last one. */
export function withMissing(read: Environment, given: 'fails' | Value): Environment {
  if (read.missing === 'fails') return read;
  const missing = typeof given === 'object' && read.name !== undefined ? underName(given, read.name) : given;
  if (read.missing === 'empty' || (read.missing.kind === 'literal' && (read.missing.value === null || read.missing.value === '')))
    return { ...read, missing };
  if (read.missing.kind === 'environment') return { ...read, missing: withMissing(read.missing, missing) };
  // What came before may be nothing too, and then this comes.
  if (typeof missing === 'object' && UNDECIDED.has(read.missing.kind)) {
    const before = read.missing;
    return {
      ...read,
      missing: {
        kind: 'choice',
        options: [{ when: { value: before, negated: false }, value: before }, { value: missing }],
        location: before.location,
      },
    };
  }
  return read;
}

const UNDECIDED: ReadonlySet<Value['kind']> = new Set(['parameter', 'member', 'call', 'reference']);

export type Coercion = NonNullable<Environment['coercion']>;

/** What a conversion makes of a value: reads keep it as their type, literals are converted, other values stay as they are. */
export function coerced(value: Value, coercion: Coercion): Value {
  switch (value.kind) {
    case 'environment': {
      const missing = typeof value.missing === 'object' ? coerced(value.missing, coercion) : value.missing;
      if (value.coercion && value.coercion !== 'string') return { ...value, missing };
      if (coercion !== 'boolean') return { ...value, missing, coercion };
      return {
        ...value,
        coercion,
        missing: missing === 'empty' ? { kind: 'literal', value: false, location: value.location } : missing,
        nonEmptyIsTrue: true,
      };
    }
    case 'choice':
      return { ...value, options: value.options.map((option) => ({ ...option, value: coerced(option.value, coercion) })) };
    case 'literal':
      return { ...value, value: coercedLiteral(value.value, coercion) };
    default:
      return value;
  }
}

function coercedLiteral(value: string | number | boolean | null, coercion: Coercion): string | number | boolean | null {
  if (coercion === 'boolean') return Boolean(value);
  if (coercion === 'string') return value === null ? null : String(value);
  if (coercion !== 'integer' && coercion !== 'number') return value;
  const number = coercion === 'integer' ? Number.parseInt(String(value), 10) : Number(value);
  return Number.isNaN(number) ? null : number;
}
