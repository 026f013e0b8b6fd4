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
const DJANGO = 'INSTALLED_APPS = []\nROOT_URLCONF = "a.urls"\nMIDDLEWARE = []\n';

describe('connection', () => {
  it.each([
    [
      "import redis\nr = redis.Redis(host='cache', port=6379)",
      'redis',
      { kind: 'record', entries: [{ key: 'host', value: literal('cache') }, { key: 'port' }] },
    ],
    ["from redis.asyncio import Redis as R\nr = R.from_url('redis://h/0')", 'redis', literal('redis://h/0')],
    ["import os, psycopg\nc = psycopg.connect(os.environ['DB'])", 'postgresql', { kind: 'environment', name: 'DB' }],
    ["from sqlalchemy import create_engine\nURL = 'postgresql://h/d'\ne = create_engine(URL)", 'postgresql', literal('postgresql://h/d')],
    ["import sqlite3\nc = sqlite3.connect('app.db')", 'sqlite', literal('app.db')],
    ["from pymongo import MongoClient\nc = MongoClient('mongodb://h')", 'mongodb', literal('mongodb://h')],
    ["import boto3\ns = boto3.client('s3', endpoint_url='http://minio:9000')", 's3', literal('http://minio:9000')],
    ["import smtplib\ns = smtplib.SMTP('mail.local', 25)", 'smtp', { kind: 'record' }],
    ["import pika\np = pika.ConnectionParameters('queue')", 'rabbitmq', { kind: 'record' }],
    ["from celery import Celery\napp = Celery('x', broker='amqp://h')", 'rabbitmq', literal('amqp://h')],
  ])('%s', (text, service, locator) => {
    expect(only('connection', text)).toMatchObject([{ service, locator }]);
  });

  it('reads Django’s databases, caches and mail with their conditions', () => {
    const text = `import os, dj_database_url
${DJANGO}
if os.getenv('DATABASE_URL'):
    DATABASES = {'default': dj_database_url.config()}
else:
    DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db.sqlite3'}}
CACHES = {'default': {'BACKEND': 'django.core.cache.backends.redis.RedisCache', 'LOCATION': 'redis://cache:6379'}}
EMAIL_HOST = 'smtp.example.org'`;
    expect(only('connection', text, 'settings.py')).toMatchObject([
      { service: 'sql', locator: { kind: 'environment', name: 'DATABASE_URL' }, condition: { negated: false } },
      { service: 'sqlite', locator: literal('db.sqlite3'), condition: { negated: true } },
      { service: 'redis', locator: literal('redis://cache:6379') },
      { service: 'smtp', locator: literal('smtp.example.org') },
    ]);
  });

  it.each([
    "import boto3\nboto3.client('sqs')",
    'class Redis: pass\nRedis(host="h")',
    "url = 'https://example.org'",
    `${DJANGO}CACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'LOCATION': 'x'}}`,
  ])('leaves alone: %s', (text) => {
    expect(only('connection', text, 'settings.py')).toEqual([]);
  });
});

describe('listen', () => {
  it.each([
    [
      "from flask import Flask\napp = Flask(__name__)\napp.run(host='0.0.0.0', port=80)",
      { server: 'flask', host: literal('0.0.0.0'), port: literal(80), development: true },
    ],
    ["from app import app\nif __name__ == '__main__':\n    app.run(debug=True)", { server: 'flask', development: true, main: true }],
    [
      "import uvicorn, os\nuvicorn.run('a:app', host='0.0.0.0', port=int(os.environ['PORT']))",
      { server: 'uvicorn', port: { kind: 'environment', name: 'PORT', coercion: 'integer' } },
    ],
    ["import uvicorn\nuvicorn.run('a:app', reload=True)", { server: 'uvicorn', development: true }],
    ["from http.server import HTTPServer\nHTTPServer(('', 8000), None)", { server: 'http.server', host: literal(''), port: literal(8000) }],
    [
      "import grpc\nserver = grpc.server(None)\nserver.add_insecure_port('[::]:50051')",
      { server: 'grpc', host: literal('[::]'), port: literal(50051) },
    ],
  ])('%s', (text, expected) => {
    expect(only('listen', text)).toMatchObject([expected]);
  });

  it('reads gunicorn’s bind, with a port from the environment', () => {
    expect(only('listen', 'import os\nbind = f"0.0.0.0:{os.environ.get(\'PORT\', 8000)}"', 'gunicorn.conf.py')).toMatchObject([
      { server: 'gunicorn', host: literal('0.0.0.0'), port: { kind: 'environment', name: 'PORT', missing: literal(8000) } },
    ]);
    expect(only('listen', "bind = 'unix:/run/app.sock'", 'gunicorn.conf.py')).toEqual([]);
  });

  it.each(['import subprocess\nsubprocess.run(["a"], port=1)', 'job.run(host="h")', 'def run(port): pass\nrun(port=1)'])(
    'leaves alone: %s',
    (text) => {
      expect(only('listen', text)).toEqual([]);
    },
  );
});

describe('log sinks and formats', () => {
  it('follows Django’s LOGGING to handlers, their use, formats and own classes', () => {
    const text = `import logging
class Quiet(logging.handlers.RotatingFileHandler): pass
${DJANGO}
DEBUG = False
LOGGING = {
    'formatters': {'json': {'()': 'pythonjsonlogger.jsonlogger.JsonFormatter'}, 'plain': {'format': '%(message)s'}},
    'filters': {'debug': {'()': 'django.utils.log.RequireDebugTrue'}},
    'handlers': {
        'console': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'json'},
        'file': {'class': 'logging.FileHandler', 'filename': '/var/log/app.log', 'formatter': 'plain', 'filters': ['debug']},
        'mail': {'class': 'django.utils.log.AdminEmailHandler'},
        'other': {'class': 'project.logs.Handler'},
    },
    'root': {'handlers': ['console']},
    'loggers': {'app': {'handlers': ['file', 'other']}},
}`;
    expect(only('log-sink', text, 'settings.py')).toMatchObject([
      { to: 'stdout', format: 'json', used: true },
      {
        to: 'file',
        target: literal('/var/log/app.log'),
        format: 'text',
        used: true,
        condition: { value: { kind: 'member', key: 'DEBUG' }, negated: false },
      },
      { to: 'mail', used: false },
      { to: 'unknown', used: true, target: { kind: 'reference', module: 'project.logs', name: 'Handler' } },
      { to: 'file', rotates: true },
    ]);
  });

  it('reads logging configurations that a function returns', () => {
    const text = `def configuration(level):
    return {
        'version': 1,
        'formatters': {'json': {'()': 'pythonjsonlogger.json.JsonFormatter'}},
        'handlers': {'console': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'json'}},
        'root': {'handlers': ['console'], 'level': level},
    }
def other():
    return {'handlers': {'console': {'class': 'logging.FileHandler'}}}
`;
    expect(only('log-sink', text, 'logs.py')).toMatchObject([{ to: 'stdout', format: 'json', used: true }]);
  });

  it('keeps both formats of a choice', () => {
    const text = `import os\n${DJANGO}DEBUG = os.getenv('DEBUG') == '1'\nLOGGING = {'formatters': {'json': {'()': 'a.JSONFormatter'}, 'plain': {'format': 'x'}}, 'handlers': {'c': {'class': 'logging.StreamHandler', 'formatter': 'plain' if DEBUG else 'json'}}, 'root': {'handlers': ['c']}}`;
    expect(only('log-format', text, 'settings.py')).toMatchObject([
      { format: 'text', condition: { negated: false } },
      { format: 'json', condition: { negated: true } },
    ]);
  });

  it.each([
    ["import logging\nlogging.basicConfig(filename='app.log')", { to: 'file', target: literal('app.log'), used: true }],
    ['import logging\nlogging.basicConfig(level=10)', { to: 'stderr', used: true }],
    ['import logging, sys\nlogging.basicConfig(stream=sys.stdout)', { to: 'stdout' }],
    ["import logging\nh = logging.FileHandler('/dev/stdout')\nlogging.getLogger().addHandler(h)", { to: 'stdout', used: true }],
    [
      "from logging.handlers import RotatingFileHandler\nh = RotatingFileHandler('a.log')\napp.logger.addHandler(h)",
      { to: 'file', rotates: true, used: true },
    ],
    ["from loguru import logger\nlogger.add('app.log', rotation='1 day')", { to: 'file', rotates: true, library: 'loguru' }],
    ['from loguru import logger\nimport sys\nlogger.add(sys.stdout, serialize=True)', { to: 'stdout', format: 'json' }],
    [
      'import logging\nclass Db(logging.Handler):\n    def emit(self, record):\n        Record.objects.create(text=record)',
      { to: 'database' },
    ],
  ])('%s', (text, expected) => {
    expect(only('log-sink', text)).toMatchObject([expected]);
  });

  it('knows structlog’s renderers and gunicorn’s logs', () => {
    expect(only('log-format', 'import structlog\nstructlog.configure(processors=[structlog.processors.JSONRenderer()])')).toMatchObject([
      { format: 'json', library: 'structlog' },
    ]);
    expect(only('server-log', "accesslog = '-'\nerrorlog = '/var/log/g.log'", 'gunicorn.conf.py')).toMatchObject([
      { to: 'stdout' },
      { to: 'file' },
    ]);
  });
});

describe('state-store', () => {
  it.each([
    [`${DJANGO}SESSION_ENGINE = 'django.contrib.sessions.backends.file'`, { purpose: 'session', where: 'local-disk' }],
    [`${DJANGO}SESSION_ENGINE = 'django.contrib.sessions.backends.signed_cookies'`, { purpose: 'session', where: 'client' }],
    [`${DJANGO}CACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}}`, { purpose: 'cache', where: 'memory' }],
    [
      `${DJANGO}STORAGES = {'default': {'BACKEND': 'storages.backends.s3.S3Storage'}, 'staticfiles': {'BACKEND': 'x.FileSystemStorage'}}`,
      { purpose: 'upload', where: 'shared' },
    ],
    [`${DJANGO}MEDIA_ROOT = '/media'`, { purpose: 'upload', where: 'local-disk', implicit: true }],
    [
      `${DJANGO}CHANNEL_LAYERS = {'default': {'BACKEND': 'channels.layers.InMemoryChannelLayer'}}`,
      { purpose: 'channel-layer', where: 'memory' },
    ],
    [
      "from flask import Flask\napp = Flask(__name__)\napp.config['SESSION_TYPE'] = 'filesystem'",
      { purpose: 'session', where: 'local-disk' },
    ],
    ["from flask_caching import Cache\nc = Cache(config={'CACHE_TYPE': 'SimpleCache'})", { purpose: 'cache', where: 'memory' }],
    ['from slowapi import Limiter\nl = Limiter(key_func=f)', { purpose: 'rate-limit', where: 'memory', implicit: true }],
    ["from slowapi import Limiter\nl = Limiter(key_func=f, storage_uri='redis://h')", { purpose: 'rate-limit', where: 'shared' }],
    ["from flask import request\nf = request.files['a']\nf.save('/data/uploads/x')", { purpose: 'upload', where: 'local-disk' }],
  ])('%s', (text, expected) => {
    expect(only('state-store', text, 'settings.py')).toMatchObject([expected]);
  });

  it('leaves temporary uploads and other saves alone', () => {
    expect(
      only(
        'state-store',
        "import tempfile\nfrom flask import request\nrequest.files['a'].save(tempfile.mkdtemp() + '/x')\nmodel.save('x')",
      ),
    ).toEqual([]);
  });
});

describe('entry-point, framework, import, admin-command', () => {
  it('finds Django’s entry points with the settings that they fall back to', () => {
    const text =
      "import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'a.settings')\napplication = get_wsgi_application()";
    expect(only('entry-point', text, 'a/wsgi.py')).toMatchObject([{ role: 'wsgi', settings: literal('a.settings'), name: 'application' }]);
    expect(only('framework', text, 'a/wsgi.py')).toMatchObject([{ name: 'django', serves: 'web' }]);
  });

  it('finds application objects, and none that a function makes', () => {
    expect(only('entry-point', 'from fastapi import FastAPI\napp = FastAPI()')).toMatchObject([
      { role: 'asgi', framework: 'fastapi', name: 'app' },
    ]);
    expect(only('entry-point', 'from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n    return app')).toEqual([]);
    expect(only('entry-point', 'from shop import create_app\napp = create_app()')).toMatchObject([{ role: 'wsgi', name: 'app' }]);
  });

  it('states each package once, optional where its absence is foreseen', () => {
    const text =
      'import os\nimport redis.asyncio\nfrom redis import Redis\ntry:\n    import minio\nexcept ImportError:\n    minio = None\nfrom . import a\ndef f():\n    import lazy\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import types_only';
    expect(only('import', text).map(({ module, root, optional }) => [module, root, optional])).toEqual([
      ['redis.asyncio', 'redis', undefined],
      ['minio', 'minio', true],
      ['.', undefined, undefined],
      ['lazy', 'lazy', true],
      ['types_only', 'types_only', true],
    ]);
  });

  it('finds commands of Django, click, Typer and Flask', () => {
    expect(only('admin-command', 'class Command(BaseCommand): pass', 'a/management/commands/reset.py')).toMatchObject([
      { name: 'reset', form: 'django' },
    ]);
    expect(only('admin-command', 'import click\n@click.command()\ndef load_data(): pass')).toMatchObject([
      { name: 'load-data', form: 'click' },
    ]);
    expect(only('admin-command', "import typer\napp = typer.Typer()\n@app.command('go')\ndef main(): pass")).toMatchObject([
      { name: 'go', form: 'typer' },
    ]);
    expect(
      only('admin-command', "from flask import Blueprint\nbp = Blueprint('a', 'a')\n@bp.cli.command()\ndef seed(): pass"),
    ).toMatchObject([{ name: 'seed', form: 'flask' }]);
    expect(only('admin-command', 'def command(): pass\ncommand()')).toEqual([]);
  });
});
