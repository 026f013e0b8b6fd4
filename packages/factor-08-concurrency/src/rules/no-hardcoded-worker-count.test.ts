import { testRule } from '@factorlint/testing';
import { noHardcodedWorkerCount } from './no-hardcoded-worker-count.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  ...more,
});

testRule(noHardcodedWorkerCount, {
  violates: {
    'an option of gunicorn': image('["gunicorn", "--workers", "4", "shop.wsgi"]'),
    'a short option in an entry script': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\nexec gunicorn -w 3 shop.wsgi\n' }),
    'an option of uvicorn': { Procfile: 'web: uvicorn shop:app --workers=2 --port $PORT\n' },
    'a settings file of gunicorn': image('["gunicorn", "-c", "gunicorn.conf.py", "shop.wsgi"]', { 'gunicorn.conf.py': 'workers = 4\n' }),
  },
  upholds: {
    'a variable in the command': { Procfile: 'web: gunicorn --workers ${WEB_CONCURRENCY:-2} shop.wsgi\n' },
    'a variable in the settings file': image('["gunicorn", "-c", "gunicorn.conf.py", "shop.wsgi"]', {
      'gunicorn.conf.py': 'import os\nworkers = int(os.environ.get("WEB_CONCURRENCY", 2))\n',
    }),
    'what gunicorn reads by itself': { Procfile: 'web: gunicorn shop.wsgi\n' },
  },
  'says nothing': {
    'one worker a container': image('["gunicorn", "--workers", "1", "shop.wsgi"]'),
    'no workers': image('["node", "server.js"]', { 'server.js': '' }),
    development: { 'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: gunicorn --workers 2 --reload shop.wsgi\n' },
    'a test': { 'Dockerfile.test': 'FROM python:3.12-slim\nCMD ["gunicorn", "-w", "2", "shop.wsgi"]\n' },
    threads: image('["waitress-serve", "--port=8000", "shop:app"]'),
    'a script for developers': { 'scripts/load.sh': '#!/bin/sh\ngunicorn -w 8 shop.wsgi\n' },
  },
});
