import { testRule } from '@factorlint/testing';
import { noLoopbackBind } from './no-loopback-bind.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  ...more,
});

testRule(noLoopbackBind, {
  violates: {
    'gunicorn -b': image('["gunicorn", "-b", "127.0.0.1:8000", "shop.wsgi"]'),
    'uvicorn with a host': image('["uvicorn", "shop:app", "--host", "localhost"]'),
    'the default of gunicorn in an image, a note': image('["gunicorn", "shop.wsgi"]'),
    'settings of gunicorn': image('["gunicorn", "shop.wsgi"]', { 'gunicorn.conf.py': 'bind = "127.0.0.1:8000"\n' }),
  },
  upholds: {},
  'says nothing': {
    'the default of gunicorn where the platform gives a port': { Procfile: 'web: gunicorn shop.wsgi\n' },
    'all addresses': image('["uvicorn", "shop:app", "--host", "0.0.0.0"]'),
    'an address from the environment': image('uvicorn shop:app --host ${HOST:-0.0.0.0}'),
    'a unit behind a proxy on the same machine': { 'web.service': '[Service]\nExecStart=/srv/bin/gunicorn -b 127.0.0.1:8000 shop.wsgi\n' },
    'a development compose': {
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: uvicorn shop:app --host 127.0.0.1 --reload\n',
      'Dockerfile.dev': 'FROM python:3.12-slim\n',
    },
    'a health check': image('["gunicorn", "-b", "0.0.0.0:8000", "shop.wsgi"]', { 'check.sh': '#!/bin/sh\ncurl http://127.0.0.1:8000/\n' }),
    'a comment': image('["./start.sh"]', {
      'start.sh': '#!/bin/sh\n# gunicorn -b 127.0.0.1:8000\nexec gunicorn -b 0.0.0.0:8000 shop.wsgi\n',
    }),
  },
});
