import { beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../engine/document.js';
import { loadGrammars } from '../../syntax/tree-sitter.js';
import { inMemory } from '../../vocabulary/file-tree.js';
import type { Value } from '../../vocabulary/value.js';
import { python } from './index.js';

beforeAll(loadGrammars);

/** The value of `X` after the module has run. */
function valueOf(text: string, name = 'X'): Value | undefined {
  const document = openDocument('app.py', inMemory({ 'app.py': text }));
  const facts = [...(python.bindings?.(document, [name]) ?? [])];
  return facts.flatMap((fact) => (fact.kind === 'binding' ? [fact.value] : []))[0];
}

const read = (name: string, rest: object = {}) => ({ kind: 'environment', name, ...rest });
const literal = (value: unknown) => ({ kind: 'literal', value });

describe('constants', () => {
  it.each([
    ["X = 'a' 'b'", 'ab'],
    ['X = 60 * 60 * 24', 86400],
    ['X = 0x10', 16],
    ["N = 5\nX = f'a{N}b'", 'a5b'],
    ["X = '%s:%d' % ('h', 5)", 'h:5'],
    ["X = '{}-{1}-{k}'.format('a', 'b', k='c')", 'a-b-c'],
    ["X = ','.join(['a', 'b'])", 'a,b'],
    ["X = 'A'.lower() + 'b'.upper()", 'aB'],
    ["X = 'a\\x41\\n\\u00e9'", 'aA\né'],
    ["X = r'a\\n'", 'a\\n'],
    ["X = int('8000')", 8000],
    ['X = str(True)', 'True'],
    ["D = {'a': {'b': 1}}\nX = D['a']['b']", 1],
    ["D = dict(a=1)\nD['a'] = 2\nX = D['a']", 2],
    ['L = [1, 2]\nL += [3]\nX = L[-1]', 3],
    ["X = 'a' if True else 'b'", 'a'],
    ["X = '' or 'b'", 'b'],
    ['class C:\n    A = 3\nX = C.A', 3],
    ['A, B = 1, 2\nX = B', 2],
    ['X = 1\nX = 2', 2],
    ["from pathlib import Path\nX = Path('data') / 'db.sqlite3'", 'data/db.sqlite3'],
    ["import os\nX = os.path.join('a', 'b')", 'a/b'],
    ['def f(a, b=2):\n    return b\nX = f(1)', 2],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toMatchObject(literal(value));
  });

  it('says nothing about what it cannot know', () => {
    expect(valueOf('X = unknown_function')).toMatchObject({ kind: 'unknown' });
    expect(valueOf('X = X')).toMatchObject({ kind: 'unknown' });
    expect(valueOf('A = B\nB = A\nX = A')).toMatchObject({ kind: 'unknown' });
    expect(valueOf('def f(n):\n    return f(n)\nX = f(1)')).toMatchObject({ kind: 'call' });
  });

  it('keeps the place of the literal and the places on the way', () => {
    const value = valueOf("A = 'x'\nB = A\nX = B");
    expect(value?.location.range?.start).toEqual({ line: 1, column: 5 });
    expect(value?.via?.map(({ range }) => range?.start.line)).toEqual([3, 2]);
  });

  it('finds the exact place of a password inside a URL, escapes and all', () => {
    const value = valueOf("X = 'a\\x3a//u:hunter2pass@h/db'".replace('a\\x3a', 'redis\\x3a'));
    expect(value).toMatchObject({ kind: 'text' });
    const part = value?.kind === 'text' ? value.parts.find(({ kind }) => kind === 'credential') : undefined;
    expect(part?.location.range).toEqual({ start: { line: 1, column: 19 }, end: { line: 1, column: 30 } });
  });
});

describe('the environment', () => {
  it.each([
    ["os.environ['A']", read('A', { missing: 'fails' })],
    ["os.environ.get('A')", read('A', { missing: 'empty' })],
    ["os.environ.get('A', None)", read('A', { missing: 'empty' })],
    ["os.getenv('A', 'b')", read('A', { missing: literal('b') })],
    ["os.getenv(key='A', default='b')", read('A', { missing: literal('b') })],
    ["os.environ.setdefault('A', 'b')", read('A', { missing: literal('b') })],
    ["int(os.getenv('A', '5'))", read('A', { coercion: 'integer', missing: literal(5) })],
    ["int(os.getenv('A') or 25)", read('A', { coercion: 'integer', missing: literal(25) })],
    ["bool(os.getenv('A'))", read('A', { coercion: 'boolean', nonEmptyIsTrue: true, missing: literal(false) })],
    ["bool(int(os.getenv('A', '0')))", read('A', { coercion: 'boolean', missing: literal(false) })],
    ["os.getenv('A', '0') == '1'", read('A', { coercion: 'boolean', missing: literal(false) })],
    ["os.getenv('A', '1') in ('1', 'true')", read('A', { coercion: 'boolean', missing: literal(true) })],
    ["os.getenv('A', 'True').lower() == 'true'", read('A', { coercion: 'boolean', missing: literal(true) })],
    ["os.environ['A'] == '1'", read('A', { coercion: 'boolean', missing: 'fails' })],
    ["os.getenv('A') is not None", read('A', { coercion: 'boolean', missing: literal(false) })],
    ["'A' in os.environ", read('A', { coercion: 'boolean', missing: literal(false) })],
    ["os.getenv('A', 'b,c').split(',')", read('A', { coercion: 'list', missing: { kind: 'list', items: [literal('b'), literal('c')] } })],
    ["[x.strip() for x in os.getenv('A', '').split(',')]", read('A', { coercion: 'list' })],
    ["os.environ['A'] if 'A' in os.environ else 'b'", read('A', { missing: literal('b') })],
    ["os.getenv('A', os.getenv('B', 'c'))", read('A', { missing: read('B', { missing: literal('c') }) })],
    ["os.getenv('A', '').replace('postgres://', 'postgresql://') or 'sqlite://'", read('A', { missing: literal('sqlite://') })],
    ["json.loads(os.getenv('A', '5'))", read('A', { coercion: 'json', missing: literal(5) })],
  ])('%s', (expression, expected) => {
    expect(valueOf(`import os, json\nX = ${expression}`)).toMatchObject(expected);
  });

  it('is known under every name that it is imported by', () => {
    expect(valueOf("from os import environ as e\nX = e['A']")).toMatchObject(read('A'));
    expect(valueOf("from os import getenv\nX = getenv('A')")).toMatchObject(read('A'));
    expect(valueOf("import os\nenv = os.environ.copy()\nX = env['A']")).toMatchObject(read('A'));
    expect(valueOf("X = environ['A']")).not.toMatchObject({ kind: 'environment' });
    expect(valueOf("def getenv(name):\n    return 1\nX = getenv('A')")).toMatchObject(literal(1));
  });

  it('keeps text around it', () => {
    expect(valueOf("import os\nX = f\"redis://{os.getenv('A', 'h')}:6379\"")).toMatchObject({
      kind: 'text',
      parts: [literal('redis://'), read('A', { missing: literal('h') }), literal(':6379')],
    });
  });

  it.each([
    ['def env(name, default=None):\n    return os.environ.get(name, default)', "env('A', 'b')", read('A', { missing: literal('b') })],
    ['def env(name, default=None):\n    return os.environ.get(name, default)', "env('A')", read('A', { missing: 'empty' })],
    [
      'def env(name):\n    value = os.environ.get(name)\n    if not value:\n        raise ValueError(name)\n    return value',
      "env('A')",
      read('A', { missing: 'fails' }),
    ],
    [
      'def env(name, default):\n    try:\n        return os.environ[name]\n    except KeyError:\n        return default',
      "env('A', 5)",
      read('A', { missing: literal(5) }),
    ],
    [
      "def env_bool(name, default):\n    value = os.environ.get(name)\n    if value is None:\n        return default\n    return value.lower() in ('1', 'true')",
      "env_bool('A', True)",
      read('A', { coercion: 'boolean', missing: literal(true) }),
    ],
    [
      "def env_bool(name, default):\n    v = os.getenv(name, default=default)\n    return v == 'True'",
      "env_bool('A', 'True')",
      read('A', { coercion: 'boolean', missing: literal(true) }),
    ],
    ['env = lambda name: os.environ[name]', "env('A')", read('A', { missing: 'fails' })],
  ])('is read by the file’s own helper: %s', (helper, call, expected) => {
    expect(valueOf(`import os\n${helper}\nX = ${call}`)).toMatchObject(expected);
  });

  it('leaves a helper that another file calls as a function', () => {
    expect(valueOf('import os\ndef X(name, default="d"):\n    return os.environ.get(name, default)')).toMatchObject({
      kind: 'function',
      parameters: ['name', 'default'],
      defaults: { default: literal('d') },
      result: { kind: 'environment', nameFrom: { kind: 'parameter', name: 'name' }, missing: { kind: 'parameter', name: 'default' } },
    });
  });
});

describe('libraries that read the environment', () => {
  it.each([
    ['import environ\nenv = environ.Env(A=(bool, False))', "env('A')", read('A', { coercion: 'boolean', missing: literal(false) })],
    ['import environ\nenv = environ.Env()', "env('A')", read('A', { missing: 'fails' })],
    ['import environ\nenv = environ.Env()', "env('A', default=False)", read('A', { coercion: 'boolean', missing: literal(false) })],
    ['import environ\nenv = environ.Env()', "env('A', default=5)", read('A', { coercion: 'integer', missing: literal(5) })],
    ['import environs\nenv = environs.Env()', "env('A', False)", read('A', { missing: literal(false) })],
    ['import environ\nenv = environ.Env()', "env.bool('A', default=True)", read('A', { coercion: 'boolean', missing: literal(true) })],
    ['import environ\nenv = environ.Env()', 'env.db()', read('DATABASE_URL', { coercion: 'url', missing: 'fails' })],
    ['import environ\nenv = environ.Env()', "env.db('A', default='sqlite:///x')", read('A', { missing: literal('sqlite:///x') })],
    ['import environ\nenv = environ.Env()', "env.list('A', default=[])", read('A', { coercion: 'list', missing: { kind: 'list' } })],
    ['from .base import env', "env.int('A', default=3)", read('A', { coercion: 'integer', missing: literal(3) })],
    ['from .base import *', "env('A')", read('A', { missing: 'fails' })],
    ['from environs import Env\nenv = Env()', "env.int('A', 5)", read('A', { coercion: 'integer', missing: literal(5) })],
    ['from decouple import config', "config('A', default=False, cast=bool)", read('A', { coercion: 'boolean', missing: literal(false) })],
    ['from decouple import config', "config('A')", read('A', { missing: 'fails' })],
    [
      "from starlette.config import Config\nconfig = Config('.env')",
      "config('A', cast=int, default=1)",
      read('A', { coercion: 'integer', missing: literal(1) }),
    ],
    ['import dj_database_url', 'dj_database_url.config()', read('DATABASE_URL', { coercion: 'url', missing: 'empty' })],
    ['import os, dj_database_url', "dj_database_url.parse(os.environ['A'])", read('A', { coercion: 'url', missing: 'fails' })],
    ["from dynaconf import Dynaconf\nsettings = Dynaconf(envvar_prefix='APP')", 'settings.PORT', read('APP_PORT')],
  ])('%s: %s', (start, expression, expected) => {
    expect(valueOf(`${start}\nX = ${expression}`)).toMatchObject(expected);
  });

  it('reads fields of pydantic-settings by name, prefix, alias and nested delimiter', () => {
    const text = [
      'from pydantic import BaseModel, Field',
      'from pydantic_settings import BaseSettings, SettingsConfigDict',
      'class Database(BaseModel):',
      '    host: str = "localhost"',
      'class Base(BaseSettings):',
      '    model_config = SettingsConfigDict(env_prefix="APP_", env_nested_delimiter="__")',
      '    debug: bool = False',
      '    port: int',
      '    key: str | None = None',
      '    url: str = Field("x", alias="PUBLIC_URL")',
      '    database: Database',
      'settings = Base()',
      'X = [settings.debug, settings.port, settings.key, settings.url, settings.database.host]',
    ].join('\n');
    expect(valueOf(text)).toMatchObject({
      items: [
        read('APP_DEBUG', { coercion: 'boolean', missing: literal(false) }),
        read('APP_PORT', { coercion: 'integer', missing: 'fails' }),
        read('APP_KEY', { missing: 'empty' }),
        read('PUBLIC_URL', { missing: literal('x') }),
        read('APP_DATABASE__HOST', { missing: literal('localhost') }),
      ],
    });
  });
});

describe('branches and order', () => {
  it('keeps both outcomes with the condition', () => {
    expect(valueOf("import os\nX = 'a'\nif os.getenv('P'):\n    X = 'b'")).toMatchObject({
      kind: 'choice',
      options: [{ when: { value: read('P'), negated: false }, value: literal('b') }, { value: literal('a') }],
    });
  });

  it('makes an if and its else one choice', () => {
    const value = valueOf("import os\nif os.getenv('P') == 'prod':\n    X = 'b'\nelse:\n    X = 'a'");
    expect(value).toMatchObject({
      kind: 'choice',
      options: [{ when: { equals: 'prod', negated: false }, value: literal('b') }, { value: literal('a') }],
    });
  });

  it('takes a branch for granted inside it', () => {
    expect(valueOf("import os\nD = {}\nif os.getenv('P'):\n    D['a'] = 1\n    X = D['a']")).toMatchObject({
      kind: 'choice',
      options: [{ value: literal(1) }],
    });
  });

  it('reads a variable with its fallback in an except clause', () => {
    expect(valueOf("import os\ntry:\n    X = os.environ['A']\nexcept KeyError:\n    X = 'b'")).toMatchObject(
      read('A', { missing: literal('b') }),
    );
  });

  it('follows records that are changed in place', () => {
    const text =
      "D = {'default': {'ENGINE': 'a'}}\nD['default']['HOST'] = 'h'\nD['default'].update(PORT=5)\nD.setdefault('other', {})\nX = D";
    const value = valueOf(text);
    expect(value?.kind === 'record' ? value.entries.map(({ key }) => key) : []).toEqual(['default', 'other']);
    expect(valueOf(`${text}['default']['PORT']`)).toMatchObject(literal(5));
  });
});

describe('what other modules say', () => {
  it.each([
    ['from .base import DEBUG\nX = DEBUG', { kind: 'reference', module: '.base', name: 'DEBUG' }],
    ['import config\nX = config.PORT', { kind: 'member', key: 'PORT', of: { kind: 'reference', module: 'config', name: '*' } }],
    ['from .base import *\nX = PORT', { kind: 'reference', module: '.base', name: 'PORT' }],
    [
      "from .helpers import flag\nX = flag('A')",
      { kind: 'call', callee: { kind: 'reference', module: '.helpers', name: 'flag' }, arguments: [literal('A')] },
    ],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toMatchObject(expected);
  });

  it('gives every name and star import when asked for all', () => {
    const document = openDocument('a.py', inMemory({ 'a.py': 'from .base import *\nA = 1\ndef b():\n    return 2\n' }));
    const facts = [...(python.bindings?.(document, ['*']) ?? [])];
    expect(facts.flatMap((fact) => (fact.kind === 'binding' ? [fact.name] : []))).toEqual(['A', 'b', '*']);
    expect(facts.flatMap((fact) => (fact.kind === 'assignment' ? [fact.keys] : []))).toEqual([[], ['A']]);
  });

  it('leaves names out that the module does not bind', () => {
    expect(valueOf('A = 1', 'B')).toBeUndefined();
  });
});
