import { beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../engine/document.js';
import { loadGrammars } from '../../syntax/tree-sitter.js';
import type { Fact, FactKind, FactOf } from '../../vocabulary/facts/index.js';
import { inMemory } from '../../vocabulary/file-tree.js';
import { python } from './index.js';

beforeAll(loadGrammars);

function factsOf(text: string, path = 'app.py'): readonly Fact[] {
  return [...python.extract(openDocument(path, inMemory({ [path]: text })))];
}

function only<K extends FactKind>(kind: K, text: string, path?: string): readonly FactOf<K>[] {
  return factsOf(text, path).filter((fact): fact is FactOf<K> => fact.kind === kind);
}

const literal = (value: unknown) => ({ kind: 'literal', value });

describe('what states nothing', () => {
  it.each([
    ['a comment', "# SECRET_KEY = 'hunter2pass'\n# os.environ['A']\n"],
    ['a docstring', '"""os.environ["A"]\npassword = "hunter2pass"\n"""\n'],
    ['a string', 'text = \'os.environ["A"] password=hunter2pass\'\n'],
    ['an empty file', ''],
    ['nothing but words of other meaning', "environ = {}\nenviron['A']\nconfig('b')\n"],
  ])('%s', (_, text) => {
    expect(factsOf(text).filter(({ kind }) => kind !== 'import')).toEqual([]);
  });

  it('gives what can be read before it reports a fault', () => {
    const facts: Fact[] = [];
    const document = openDocument('a.py', inMemory({ 'a.py': "import os\nA = os.environ['A']\nif )(:\n" }));
    expect(() => {
      for (const fact of python.extract(document)) facts.push(fact);
    }).toThrow('not Python');
    expect(facts.some(({ kind }) => kind === 'environment-read')).toBe(true);
  });

  it('reads templates of Python', () => {
    const text = "import os\n{% if cookiecutter.x == 'y' %}\nA = os.environ['A']\n{% endif %}\nB = '{{ cookiecutter.name }}'\n";
    expect(only('environment-read', text)).toMatchObject([{ value: { name: 'A' } }]);
  });

  it.each([
    ['names that name each other', Array.from({ length: 300 }, (_, i) => `A${i} = [A${i + 1}, A${(i * 7) % 300}]`)],
    ['a name that grows by itself', ["X = ''", ...Array.from({ length: 1000 }, (_, i) => `X = X + 'a${i}'`)]],
    [
      'branches that write into what they read',
      ['X = {}', ...Array.from({ length: 800 }, (_, i) => `if os.getenv('A${i}'):\n    X['k${i % 50}'] = X`)],
    ],
    [
      'functions that call each other',
      Array.from(
        { length: 150 },
        (_, i) => `def f${i}(n):\n    if n: return f${i + 1}(n) or f${(i * 3) % 150}(n)\n    return os.getenv(n, f${i + 2}(n))`,
      ),
    ],
    ['a long chain of elif', ['if a: X = 1', ...Array.from({ length: 500 }, (_, i) => `elif os.getenv('Q') == '${i}':\n    X = ${i}`)]],
  ])('is bounded where there are %s', (_, lines) => {
    expect(() => factsOf(['import os', 'DEBUG = 1', ...lines, ''].join('\n'), 'settings.py')).not.toThrow();
  });

  it.each(['"k8#v2qz!m1x9p4w7r3t6y5u0"', '"k8#v2qz!m1x9p4"\n"w7r3t6y5u0"', '"k8#v2qz!m1x9p4w7r3t6y5u0"\n"shop.names"'])(
    'hides a secret where its assignment is no Python: %s',
    (secret) => {
      const text = `import os\nnames = [\nSECRET_KEY = ${secret}\n]\nos.environ.get("NAMES", ",".join(names))\n`;
      const facts: unknown[] = [];
      expect(() => {
        for (const fact of python.extract(openDocument('app.py', inMemory({ 'app.py': text })))) facts.push(fact);
      }).toThrow(/not Python/);
      expect(facts).toMatchObject([{ kind: 'environment-read' }]);
      expect(JSON.stringify(facts)).not.toMatch(/k8#v2|w7r3/);
    },
  );

  it('survives deep nesting and long chains', () => {
    const text = `X = ${'['.repeat(500)}${']'.repeat(500)}\nY = ${Array.from({ length: 3000 }, () => "'a'").join(' + ')}\n`;
    expect(() => factsOf(text, 'settings.py')).not.toThrow();
  });
});

describe('environment-read', () => {
  it('says what the value is bound to and under which condition', () => {
    const text = "import os\nif os.getenv('P'):\n    KEY = int(os.environ['A'])\nf(port=os.getenv('B'))\nD = {'c': os.getenv('C')}\n";
    expect(only('environment-read', text)).toMatchObject([
      { value: { name: 'P' } },
      { value: { name: 'A', coercion: 'integer' }, boundTo: 'KEY', condition: { value: { name: 'P' } } },
      { value: { name: 'B' }, boundTo: 'port' },
      { value: { name: 'C' }, boundTo: 'c' },
    ]);
  });

  it('finds the guard that refuses a missing value', () => {
    const text = "import os\nSECRET_KEY = os.getenv('KEY')\nif not SECRET_KEY:\n    raise ValueError\n";
    expect(only('environment-read', text)).toMatchObject([{ guard: { range: { start: { line: 3, column: 4 } } } }]);
  });

  it('states calls of helpers of other files, and none of classes or other texts', () => {
    const text = "from .env import get_bool, Item\nA = get_bool('DEBUG', True)\nB = Item('PREFER')\nC = get_bool('a text')\n";
    expect(only('environment-read', text)).toMatchObject([
      { boundTo: 'A', value: { kind: 'call', callee: { module: '.env', name: 'get_bool' } } },
    ]);
  });

  it('knows os where a star import brings it, and nowhere else', () => {
    expect(only('environment-read', "from .base import *\nA = os.environ['A_NAME']\n")).toMatchObject([{ value: { name: 'A_NAME' } }]);
    expect(only('environment-read', "A = os.environ['A_NAME']\n")).toEqual([]);
    expect(only('environment-read', "from .base import *\nos = Thing()\nA = os.environ['A_NAME']\n")).toEqual([]);
  });

  it('states no write as a read', () => {
    expect(only('environment-read', "import os\nos.environ['A'] = 'b'\ndel os.environ['C']\n")).toEqual([]);
  });

  it('knows options of commands that take a variable', () => {
    const text = "import click\n@click.option('--port', envvar='PORT', default=80)\ndef main(port): pass\n";
    expect(only('environment-read', text)).toMatchObject([
      { value: { name: 'PORT', missing: literal(80) }, reader: 'click', structured: true },
    ]);
  });
});

describe('secret', () => {
  it.each([
    ["SECRET_KEY = 'hunter2pass'", 'SECRET_KEY', 'assignment'],
    ["connect(password='hunter2pass')", 'password', 'argument'],
    ["D = {'API_KEY': 'hunter2pass'}", 'API_KEY', 'assignment'],
    ["class C:\n    secret_key = 'hunter2pass'", 'secret_key', 'assignment'],
    ["app.config['SECRET_KEY'] = 'hunter2pass'", 'SECRET_KEY', 'assignment'],
    ["app.secret_key = 'hunter2pass'", 'secret_key', 'assignment'],
    ["def f(password='hunter2pass'): pass", 'password', 'argument'],
  ])('%s', (text, name, sink) => {
    const found = only('secret', `${text}\n`);
    expect(found).toMatchObject([{ name, sink, value: { kind: 'credential' } }]);
    expect(JSON.stringify(factsOf(`${text}\n`))).not.toContain('hunter2pass');
  });

  it('follows names, choices and fallbacks to the literal', () => {
    const text = "import os\n_key = 'hunter2pass'\nSECRET_KEY = os.environ.get('KEY') or _key\n";
    expect(only('secret', text)).toMatchObject([{ name: 'SECRET_KEY', value: { kind: 'environment', missing: { kind: 'credential' } } }]);
  });

  it('finds issued formats and passwords in URLs wherever they stand', () => {
    const text = "x = f('AKIAIOSFODNN7ABCDEFG')\nurl = 'redis://u:pa55w0rd1@h/0'\n";
    expect(only('secret', text)).toMatchObject([{ value: { kind: 'credential', issuer: 'AWS' } }, { sink: 'url', name: 'url' }]);
  });

  it('masks an issued credential in a comment', () => {
    expect(only('redaction', '# key: AKIAIOSFODNN7ABCDEFG\n')).toMatchObject([{ location: { range: { start: { line: 1 } } } }]);
  });

  it('states that a secret comes from the environment', () => {
    expect(only('secret', "import os\nSECRET_KEY = os.environ['K']\n")).toMatchObject([
      { value: { kind: 'environment', missing: 'fails' } },
    ]);
  });

  it.each([
    "TOKEN_MAX_AGE = '3600'",
    "INVALID_PASSWORD = 'invalid_password'",
    "password = forms.CharField(label='Password')",
    "{'password': 'Please give your password again.'}",
    "PASSWORD_RESET_URL = '/reset'",
    "password = request.POST.get('password')",
    "if password == 'hunter2pass': pass",
    "fields = {'refreshToken': ['token']}",
    "field = {'api_key': {'type': Kind.SECRET, 'label': 'API key'}}",
    "SECRET_KEY = ''",
    "auth_token = request.META.get('HTTP_AUTHORIZATION')",
  ])('leaves alone: %s', (text) => {
    expect(only('secret', `${text}\n`)).toEqual([]);
  });
});

describe('assignment', () => {
  it('takes Django settings in order, with keys, conditions and star imports', () => {
    const text = [
      'import os',
      'from .base import *',
      'INSTALLED_APPS = ["a"]',
      'ROOT_URLCONF = "a.urls"',
      'DATABASES = {"default": {}}',
      'DATABASES["default"]["HOST"] = os.environ["DB"]',
      'if os.getenv("S3"):',
      '    INSTALLED_APPS.append("storages")',
      'DATABASES["default"].update({"PORT": 5})',
    ].join('\n');
    expect(only('assignment', text, 'project/settings/production.py')).toMatchObject([
      { keys: [], value: { kind: 'reference', module: '.base', name: '*' }, order: 0, framework: 'django' },
      { keys: ['INSTALLED_APPS'], order: 1 },
      { keys: ['ROOT_URLCONF'] },
      { keys: ['DATABASES'] },
      { keys: ['DATABASES', 'default', 'HOST'], value: { kind: 'environment', name: 'DB' } },
      { keys: ['INSTALLED_APPS'], operation: 'append', condition: { value: { name: 'S3' } } },
      { keys: ['DATABASES', 'default', 'PORT'], value: literal(5) },
    ]);
  });

  it('takes configuration classes, app.config and Celery settings', () => {
    const text = [
      'from flask import Flask',
      'from celery import Celery',
      'class ProductionConfig:',
      '    SQLALCHEMY_DATABASE_URI = "sqlite://"',
      'app = Flask(__name__)',
      'app.config["SESSION_TYPE"] = "redis"',
      'app.config.update(CACHE_TYPE="SimpleCache")',
      'queue = Celery("x")',
      'queue.conf.broker_url = "redis://h"',
    ].join('\n');
    expect(only('assignment', text)).toMatchObject([
      { keys: ['SQLALCHEMY_DATABASE_URI'], owner: 'ProductionConfig', framework: 'flask' },
      { keys: ['SESSION_TYPE'], framework: 'flask', value: literal('redis') },
      { keys: ['CACHE_TYPE'], framework: 'flask' },
      { keys: ['broker_url'], framework: 'celery' },
    ]);
  });

  it('takes gunicorn’s settings file', () => {
    expect(only('assignment', 'bind = "0.0.0.0:80"\n_x = 1\n', 'gunicorn.conf.py')).toMatchObject([
      { keys: ['bind'], framework: 'gunicorn' },
    ]);
  });

  it('takes no constants of other modules', () => {
    expect(only('assignment', 'DEBUG = True\nMAX = 3\n', 'app/views.py')).toEqual([]);
  });
});

describe('places', () => {
  it('states a secret where it is assigned, though a helper’s choice makes it', () => {
    const text = [
      'import os',
      'def secret(name, default=None):',
      '    if path := os.getenv(name + "_FILE"):',
      '        return open(path).read()',
      '    return os.getenv(name, default)',
      'SECRET_KEY = secret("SECRET_KEY", "---")',
    ].join('\n');
    expect(only('secret', text)).toMatchObject([{ name: 'SECRET_KEY', location: { range: { start: { line: 6, column: 14 } } } }]);
  });

  it('finds the validator of a settings class that refuses a value', () => {
    const text = [
      'from pydantic import model_validator',
      'from pydantic_settings import BaseSettings',
      'class Settings(BaseSettings):',
      '    SECRET_KEY: str = "changethis"',
      '    NAME: str = "x"',
      '    def _check(self, value):',
      '        if value == "changethis":',
      '            raise ValueError',
      '    @model_validator(mode="after")',
      '    def _all(self):',
      '        self._check(self.SECRET_KEY)',
      '        return self',
    ].join('\n');
    const reads = only('environment-read', text);
    expect(reads).toMatchObject([{ boundTo: 'SECRET_KEY', guard: { range: { start: { line: 7 } } } }, { boundTo: 'NAME' }]);
    expect(reads[1]).not.toHaveProperty('guard');
  });
});
