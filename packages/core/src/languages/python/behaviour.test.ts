import { beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../engine/document.js';
import { loadGrammars } from '../../syntax/tree-sitter.js';
import type { FactKind, FactOf } from '../../vocabulary/facts/index.js';
import { inMemory } from '../../vocabulary/file-tree.js';
import { python } from './index.js';

beforeAll(loadGrammars);

function only<K extends FactKind>(kind: K, text: string, path = 'app.py'): readonly FactOf<K>[] {
  const facts = [...python.extract(openDocument(path, inMemory({ [path]: `${text}\n` })))];
  return facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
}

const literal = (value: unknown) => ({ kind: 'literal', value });

describe('print', () => {
  it('is one fact a file, at the first place', () => {
    expect(only('print', 'import sys\ndef f():\n    print(1)\n    print(2)')).toMatchObject([
      { count: 2, location: { range: { start: { line: 3 } } } },
    ]);
  });

  it.each([
    "if __name__ == '__main__':\n    print(1)",
    'if settings.DEBUG:\n    print(1)',
    'print(1, file=f)',
    "s = 'print(1)'",
    'import click\n@click.command()\ndef a():\n    print(1)',
    'def print(x): pass\nprint(1)',
  ])('leaves alone: %s', (text) => {
    expect(only('print', text)).toEqual([]);
  });
});

describe('signal-handler', () => {
  it.each([
    ['def h(s, f):\n    sys.exit(0)\nsignal.signal(signal.SIGTERM, h)', { signal: 'SIGTERM', effect: 'exits', at: 'import' }],
    ['def stop():\n    raise SystemExit\ndef h(s, f):\n    db.close()\n    stop()\nsignal.signal(signal.SIGTERM, h)', { effect: 'closes' }],
    [
      'class C:\n    def on(self, s, f):\n        self.done = True\n    def run(self):\n        signal.signal(signal.SIGTERM, self.on)',
      { effect: 'flag', at: 'function' },
    ],
    [
      'def h(s, f):\n    server.stop(5)\n    sys.exit(0)\nif __name__ == "__main__":\n    signal.signal(signal.SIGTERM, h)',
      { effect: 'drains', at: 'main' },
    ],
    ['loop.add_signal_handler(signal.SIGTERM, stopped.set)', { effect: 'flag', library: 'asyncio' }],
  ])('%s', (text, expected) => {
    expect(only('signal-handler', `import signal, sys\n${text}`)).toMatchObject([expected]);
  });

  it('states each signal of a loop, and none that is reset to its default', () => {
    expect(only('signal-handler', 'import signal\nfor s in (signal.SIGTERM, signal.SIGINT):\n    signal.signal(s, h)')).toMatchObject([
      { signal: 'SIGTERM' },
      { signal: 'SIGINT' },
    ]);
    expect(only('signal-handler', 'import signal\nsignal.signal(signal.SIGTERM, signal.SIG_DFL)')).toEqual([]);
  });
});

describe('module-state', () => {
  it.each([
    ['ITEMS = []\ndef view(request):\n    ITEMS.append(1)', {}],
    ['SESSIONS = {}\ndef view(request):\n    SESSIONS[request.user.id] = 1', { keyed: true }],
    ['from collections import defaultdict\nHITS = defaultdict(int)\ndef view(path):\n    HITS[path] += 1', {}],
  ])('%s', (text, expected) => {
    expect(only('module-state', text)).toMatchObject([expected]);
  });

  it.each([
    ['a constant', 'ITEMS = [1]\ndef f():\n    return ITEMS[0]'],
    ['a registry', 'REGISTRY = {}\ndef register(cls):\n    REGISTRY[cls.name] = cls'],
    ['a decorator', 'HANDLERS = []\ndef handler(f):\n    HANDLERS.append(f)\n    return f'],
    ['filled while it is loaded', 'ITEMS = []\ndef fill():\n    ITEMS.append(1)\nfill()'],
    ['a lazy singleton', 'client = None\ndef get():\n    global client\n    client = client or make()\n    return client'],
    ['a memo', 'CACHE = {}\ndef hash_of(path):\n    if path not in CACHE:\n        CACHE[path] = compute(path)\n    return CACHE[path]'],
    ['a local of the same name', 'items = []\ndef f():\n    items = []\n    items.append(1)'],
    ['emptied', 'CACHE = {}\ndef forget():\n    global CACHE\n    CACHE = {}'],
    ['written at import', 'ITEMS = []\nITEMS.append(1)'],
  ])('leaves alone %s', (_, text) => {
    expect(only('module-state', text)).toEqual([]);
  });
});

describe('file-write', () => {
  it.each([
    ["open('data.json', 'w')", { target: literal('data.json'), call: 'open' }],
    ["from pathlib import Path\nPath('a.txt').write_text('x')", { target: literal('a.txt') }],
    ["from pathlib import Path\nPath('a.txt').open(mode='a')", { call: 'Path.open' }],
    ["import shelve\nshelve.open('db')", { call: 'shelve.open' }],
    ["import tempfile, os\nd = tempfile.mkdtemp()\nopen(os.path.join(d, 'a'), 'wb')", { temporary: true }],
    ["open('/tmp/a', 'w')", { temporary: true }],
  ])('%s', (text, expected) => {
    expect(only('file-write', text)).toMatchObject([expected]);
  });

  it.each(["open('a')", "open('a', 'rb')", 'open(path, mode)', "open('/dev/null', 'w')", "zip.open('w')"])('leaves alone: %s', (text) => {
    expect(only('file-write', text)).toEqual([]);
  });
});

describe('background-work and program-call', () => {
  it.each([
    ['from celery import shared_task\n@shared_task\ndef a(): pass\n@shared_task\ndef b(): pass', { form: 'queue', library: 'celery' }],
    ['from apscheduler.schedulers.background import BackgroundScheduler\ns = BackgroundScheduler()', { form: 'scheduler' }],
    ['from threading import Thread\ndef f():\n    Thread(target=g).start()', { form: 'thread' }],
    ['import rq\nq = rq.Queue("a")', { form: 'queue', library: 'rq', name: 'q' }],
  ])('%s', (text, expected) => {
    expect(only('background-work', text)).toMatchObject([expected]);
  });

  it('leaves a thread alone that is waited for', () => {
    expect(
      only('background-work', 'from threading import Thread\ndef f():\n    t = Thread(target=g)\n    t.start()\n    t.join()'),
    ).toEqual([]);
  });

  it.each([
    ["import subprocess\nsubprocess.run(['convert', path])", [literal('convert'), { kind: 'unknown' }]],
    ["import os\nos.system('pybabel compile -d x')", [literal('pybabel'), literal('compile'), literal('-d'), literal('x')]],
  ])('%s', (text, words) => {
    expect(only('program-call', text)).toMatchObject([{ arguments: words }]);
  });
});

describe('environment-branch', () => {
  it.each([
    ["import os\nif os.getenv('APP_ENV') == 'production':\n    DATABASES = {}", { equals: 'production', selects: 'service' }],
    ["import os\nENV = os.environ.get('ENVIRONMENT', 'dev')\nif ENV == 'dev':\n    SECRET_KEY = 'x'", { selects: 'credential' }],
    ["from app.config import settings\nif settings.ENVIRONMENT != 'local':\n    sentry()", { equals: 'local', selects: 'behaviour' }],
    ["import os\nON_HEROKU = 'DYNO' in os.environ\nif ON_HEROKU:\n    pass", { selects: 'behaviour' }],
  ])('%s', (text, expected) => {
    expect(only('environment-branch', text)).toMatchObject([expected]);
  });

  it.each([
    "import os\nif os.getenv('DB_ENGINE') == 'postgres':\n    pass",
    "import os\nif os.getenv('REDIS_URL'):\n    pass",
    "if env == 'x': pass",
  ])('leaves alone: %s', (text) => {
    expect(only('environment-branch', text)).toEqual([]);
  });
});

describe('health-route and schema-change', () => {
  it.each([
    ["from django.urls import path\nurlpatterns = [path('healthz/', view)]", { route: 'healthz/', library: 'django' }],
    ["from fastapi import FastAPI\napp = FastAPI()\n@app.get('/health')\ndef h(): pass", { route: '/health', library: 'fastapi' }],
    ["from .base import bp\n@bp.route('/ready')\ndef h(): pass", { route: '/ready' }],
  ])('%s', (text, expected) => {
    expect(only('health-route', text)).toMatchObject([expected]);
  });

  it.each(["client.get('/health')", "from django.urls import path\npath('health-insurance/', view)"])('leaves alone: %s', (text) => {
    expect(only('health-route', text)).toEqual([]);
  });

  it.each([
    [
      'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\ndef create_app():\n    db.create_all()',
      { call: 'db.create_all', at: 'start' },
    ],
    ['Base.metadata.create_all(engine)', { at: 'import' }],
    ['def f(cursor):\n    cursor.execute("CREATE TABLE IF NOT EXISTS a (b int)")', { call: 'CREATE TABLE', at: 'function' }],
  ])('%s', (text, expected) => {
    expect(only('schema-change', text)).toMatchObject([expected]);
  });

  it('leaves other statements alone', () => {
    expect(only('schema-change', '# db.create_all()\ncursor.execute("SELECT 1")\nx = "CREATE TABLE a"')).toEqual([]);
  });
});

describe('waiver', () => {
  it('is read from comments only', () => {
    const text =
      "# factorlint-disable-next-line config/no-secret-default -- local only\nA = 1\ns = '# factorlint-disable-line config -- x'";
    expect(only('waiver', text)).toMatchObject([{ rules: ['config/no-secret-default'], reach: 'next-line', reason: 'local only' }]);
  });
});
