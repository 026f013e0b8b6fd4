import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../engine/document.js';
import type { Fact } from '../../../vocabulary/facts/index.js';
import type { Value } from '../../../vocabulary/value.js';
import { javascript } from '../index.js';

/** The value behind one exported name. */
function bindingOf(source: string, name: string): Value | undefined {
  const facts: Iterable<Fact> = javascript.bindings?.(openDocument('src/app.ts', { read: () => source }), [name]) ?? [];
  for (const fact of facts) if (fact.kind === 'binding' && fact.name === name) return fact.value;
  return undefined;
}

/** Plain data without places, so that a case reads like the value. */
function bare(value: Value | undefined): unknown {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'location' || key === 'via' ? undefined : part)) ?? 'null');
}

const read = (name: string, more: object = {}) => ({ kind: 'environment', name, missing: 'empty', ...more });
const literal = (value: unknown) => ({ kind: 'literal', value });

describe('reads of the environment', () => {
  it.each([
    ['process.env.X', read('X')],
    ["process.env['X']", read('X')],
    ['process?.env?.X', read('X')],
    ['(process.env.X as string)!', read('X')],
    ['import.meta.env.VITE_X', read('VITE_X')],
    ['Bun.env.X', read('X')],
    ["Deno.env.get('X')", read('X')],
    ['process.env.X ?? 3000', read('X', { missing: literal(3000) })],
    ["process.env.X || 'a'", read('X', { missing: literal('a') })],
    ['process.env.X || process.env.Y || 1', read('X', { missing: read('Y', { missing: literal(1) }) })],
    ['process.env.X ? process.env.X : 1', read('X', { missing: literal(1) })],
    ['process.env.X ? parseInt(process.env.X, 10) : 1', read('X', { coercion: 'integer', missing: literal(1) })],
    ["Number(process.env.X || '3000')", read('X', { coercion: 'number', missing: literal(3000) })],
    ['+process.env.X', read('X', { coercion: 'number' })],
    ['parseInt(process.env.X ?? "8", 10)', read('X', { coercion: 'integer', missing: literal(8) })],
    ['!!process.env.X', read('X', { coercion: 'boolean', missing: literal(false), nonEmptyIsTrue: true })],
    ['Boolean(process.env.X)', read('X', { coercion: 'boolean', missing: literal(false), nonEmptyIsTrue: true })],
    ["process.env.X === 'true'", read('X', { coercion: 'boolean', missing: literal(false) })],
    ["process.env.X?.toLowerCase() === 'true'", read('X', { coercion: 'boolean', missing: literal(false) })],
    ["process.env.X !== 'false'", read('X', { coercion: 'boolean', missing: literal(true) })],
    ["process.env.X.split(',').map((x) => x.trim())", read('X', { coercion: 'list' })],
    ["JSON.parse(process.env.X || '{}')", read('X', { coercion: 'json', missing: literal('{}') })],
  ])('%s', (source, expected) => {
    expect(bare(bindingOf(`export const it = ${source};`, 'it'))).toEqual(expected);
  });

  it('are found through destructuring, names of the object and imports of it', () => {
    expect(bare(bindingOf("const { X = 'd' } = process.env; export const it = X;", 'it'))).toEqual(read('X', { missing: literal('d') }));
    expect(bare(bindingOf('const { X: y } = process.env; export { y };', 'y'))).toEqual(read('X'));
    expect(bare(bindingOf('const env = process.env; export const it = env.X;', 'it'))).toEqual(read('X'));
    expect(bare(bindingOf("import { env } from 'node:process'; export const it = env.X;", 'it'))).toEqual(read('X'));
    expect(bare(bindingOf("import { X } from '$env/static/private'; export const it = X;", 'it'))).toEqual(read('X', { missing: 'fails' }));
  });

  it('are not what another object named process gives', () => {
    expect(bindingOf('const process = { env: { X: 1 } }; export const it = process.env.X;', 'it')).toMatchObject(literal(1));
  });
});

describe('values', () => {
  it.each([
    ['60 * 60 * 24', literal(86_400)],
    ['`a`', literal('a')],
    ['`http://${process.env.H}:80`', { kind: 'text', parts: [literal('http://'), read('H'), literal(':80')] }],
    ["'a' + process.env.H", { kind: 'text', parts: [literal('a'), read('H')] }],
    ['[1, 2] as const', { kind: 'list', items: [literal(1), literal(2)], open: false }],
    ['{ a: 1, ...other }', { kind: 'record', entries: [{ key: 'a', value: literal(1) }], open: true }],
    [
      "process.env.NODE_ENV === 'production' ? 1 : 2",
      {
        kind: 'choice',
        options: [{ when: { value: read('NODE_ENV'), equals: 'production', negated: false }, value: literal(1) }, { value: literal(2) }],
      },
    ],
    [
      "{ development: 1, production: 2 }[process.env.NODE_ENV || 'development']",
      {
        kind: 'choice',
        options: ['development', 'production'].map((equals, index) => ({
          when: { value: read('NODE_ENV', { missing: literal('development') }), equals, negated: false },
          value: literal(index + 1),
        })),
      },
    ],
    ['new Something()', { kind: 'unknown' }],
  ])('%s', (source, expected) => {
    expect(bare(bindingOf(`export const it = ${source};`, 'it'))).toEqual(expected);
  });

  it('follow names, last assignments and members', () => {
    expect(bare(bindingOf('let a = 1; a = 2; export const it = a;', 'it'))).toEqual(literal(2));
    expect(bare(bindingOf('const a = { b: { c: 1 } }; a.b.c = 2; export const it = a.b.c;', 'it'))).toEqual(literal(2));
    expect(bare(bindingOf('class C { static port = 1; } export const it = C.port;', 'it'))).toEqual(literal(1));
    expect(bare(bindingOf("enum E { A = 'x' } export const it = E.A;", 'it'))).toEqual(literal('x'));
    expect(bare(bindingOf('let a = 1; if (process.env.X) { a = 2; } export const it = a;', 'it'))).toMatchObject({
      kind: 'choice',
      options: [{ value: literal(2) }, { value: literal(1) }],
    });
  });

  it('keep what branches may decide', () => {
    expect(bare(bindingOf("let a = 'x'; try { a = load(); } catch { a = 'y'; } export const it = a;", 'it'))).toMatchObject({
      kind: 'choice',
    });
    expect(bare(bindingOf("function f(e) { switch (e) { case 'p': return 1; default: return 2; } } export { f };", 'f'))).toMatchObject({
      result: {
        kind: 'choice',
        options: [{ when: { value: { kind: 'parameter' }, equals: 'p' }, value: literal(1) }, { value: literal(2) }],
      },
    });
    expect(
      bare(bindingOf('export const it = [process.env.A, process.env.B, 3001].map((p) => parseInt(p)).find((p) => !isNaN(p));', 'it')),
    ).toEqual(read('A', { coercion: 'integer', missing: read('B', { coercion: 'integer', missing: literal(3001) }) }));
    expect(
      bare(bindingOf("class D { static dir; static init() { D.dir = process.env.DIR || './data'; } } export const it = D.dir;", 'it')),
    ).toEqual(read('DIR', { missing: literal('./data') }));
  });

  it('tell the places that they passed through', () => {
    const value = bindingOf('const port = 3000;\nconst chosen = port;\nexport const it = chosen;', 'it');
    expect(value?.location.range?.start).toEqual({ line: 1, column: 14 });
    expect(value?.via?.map(({ range }) => range?.start.line)).toEqual([3, 2]);
  });

  it('are imported names where another module has them', () => {
    expect(bindingOf("import config from './config.js'; export const it = config.port;", 'it')).toMatchObject({
      kind: 'member',
      key: 'port',
      of: { kind: 'reference', module: './config.js', name: 'default' },
    });
    expect(bindingOf("const { port } = require('./config'); exports.it = port;", 'it')).toMatchObject({
      kind: 'reference',
      module: './config',
      name: 'port',
    });
    expect(bindingOf("const config = require('./config'); exports.it = config.get('db.host');", 'it')).toMatchObject({
      kind: 'member',
      key: 'host',
      of: { kind: 'member', key: 'db', of: { name: 'default' } },
    });
  });

  it('end in unknown for cycles and endless nesting', () => {
    expect(bindingOf('const a = b; const b = a; export { a };', 'a')?.kind).toBe('unknown');
    expect(bindingOf(`export const it = ${'['.repeat(200)}1${']'.repeat(200)};`, 'it')?.kind).toBe('list');
  });
});

describe("the project's own helpers", () => {
  it('are functions of the name of the variable', () => {
    expect(bare(bindingOf("export function env(name: string, fallback = 'x') { return process.env[name] ?? fallback; }", 'env'))).toEqual({
      kind: 'function',
      parameters: ['name', 'fallback'],
      defaults: { fallback: literal('x') },
      result: { kind: 'environment', nameFrom: { kind: 'parameter', name: 'name' }, missing: { kind: 'parameter', name: 'fallback' } },
    });
  });

  it('fail where they throw', () => {
    const helper = 'function need(name) { const value = process.env[name]; if (!value) { throw new Error(name); } return value; }';
    expect(bare(bindingOf(`${helper} export const it = need('X');`, 'it'))).toEqual(read('X', { missing: 'fails' }));
  });

  it('are replaced by their result where they are called', () => {
    const helper =
      'const num = (name, fallback) => { const raw = process.env[name]; if (raw === undefined) return fallback; return Number(raw); };';
    expect(bare(bindingOf(`${helper} export const it = num('PORT', 80);`, 'it'))).toEqual(
      read('PORT', { coercion: 'number', missing: literal(80) }),
    );
  });
});

describe('secrets in values', () => {
  it('are never carried as text', () => {
    const url = bindingOf("export const it = 'postgres://app:hunter22@db.internal/app';", 'it');
    expect(JSON.stringify(url)).not.toContain('hunter22');
    expect(url).toMatchObject({ kind: 'text', parts: [literal('postgres://app:'), { kind: 'credential' }, literal('@db.internal/app')] });
    expect(bindingOf("export const it = process.env.JWT_SECRET || 'hunter22';", 'it')).toMatchObject(
      read('JWT_SECRET', { missing: { kind: 'credential', looks: 'words' } }),
    );
    expect(bindingOf("export default { jwt: { secret: 'hunter22' } };", 'default')).toMatchObject({
      entries: [{ value: { entries: [{ value: { kind: 'credential' } }] } }],
    });
  });
});
