import { testRule } from '@factorlint/testing';
import { noMultiProcessContainer } from './no-multi-process-container.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  ...more,
});
const script = (text: string) => image('["./start.sh"]', { 'start.sh': `#!/bin/sh\n${text}\n` });
const supervised = (text: string) => image('["supervisord", "-n", "-c", "supervisord.conf"]', { 'supervisord.conf': text });
const node = (start: string) => ({
  Dockerfile: 'FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ["npm", "start"]\n',
  'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { start } }),
  'server.js': '',
  'worker.js': '',
});
const WEB = '[program:web]\ncommand=gunicorn shop.wsgi\n';
const WORKER = '[program:worker]\ncommand=celery -A shop worker\n';

testRule(noMultiProcessContainer, {
  violates: {
    'a worker in the background': script('celery -A shop worker &\nexec gunicorn shop.wsgi'),
    'in one line of a Procfile': { Procfile: 'web: celery -A shop worker & gunicorn shop.wsgi\n' },
    'a file that is called a worker': { ...script('python worker.py &\nexec gunicorn shop.wsgi'), 'worker.py': '' },
    'two programs of supervisord': supervised(`[supervisord]\nnodaemon=true\n${WEB}${WORKER}`),
    'a Procfile inside an image': image('["honcho", "start"]', {
      'deploy/x': '',
      Procfile: 'web: gunicorn shop.wsgi\nworker: celery -A shop worker\n',
    }),
    'concurrently in production': node('concurrently "node server.js" "node worker.js"'),
  },
  upholds: {},
  'says nothing': {
    'one program, several times': supervised('[supervisord]\nnodaemon=true\n[program:worker]\ncommand=celery -A shop worker\nnumprocs=4\n'),
    'a listener of supervisord': supervised(
      `[supervisord]\nnodaemon=true\n${WEB}[eventlistener:health]\ncommand=python health.py\nevents=TICK_60\n`,
    ),
    'a web server in front, which is another fault': script("gunicorn shop.wsgi &\nexec nginx -g 'daemon off;'"),
    'a helper that ends': script('./report-start.sh &\nexec gunicorn shop.wsgi'),
    'something that warms a cache': { ...script('python warm.py &\nexec gunicorn shop.wsgi'), 'warm.py': '' },
    'the process manager of a machine': { 'deployment/supervisor/shop.conf': `${WEB}${WORKER}` },
    'a machine with systemd': {
      'deploy/web.service': '[Service]\nExecStart=/srv/venv/bin/gunicorn shop.wsgi\n',
      'deploy/worker.service': '[Service]\nExecStart=/srv/venv/bin/celery -A shop worker\n',
    },
    'two services of one image': {
      ...image('["gunicorn", "shop.wsgi"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n  worker:\n    build: .\n    command: celery -A shop worker\n',
    },
    'a development script': {
      'package.json': '{ "name": "shop", "private": true, "scripts": { "dev": "concurrently \\"vite\\" \\"node server.js\\"" } }',
    },
    'a comment': script('# celery -A shop worker &\nexec gunicorn shop.wsgi'),
  },
});
