import { testRule } from '@factorlint/testing';
import { noDaemonizedProcess } from './no-daemonized-process.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  ...more,
});

testRule(noDaemonizedProcess, {
  violates: {
    'celery multi': { Procfile: 'worker: celery multi start w1 -A shop\n' },
    'the short flag': image('["gunicorn", "-D", "shop.wsgi"]'),
    'in an entry script': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\ncelery -A shop worker --detach\nexec gunicorn shop.wsgi\n' }),
    'pm2 start': { Procfile: 'web: pm2 start server.js\n' },
  },
  upholds: {},
  'says nothing': {
    'pm2 in the foreground': { Procfile: 'web: pm2 start server.js --no-daemon\n' },
    'pm2-runtime': { Procfile: 'web: pm2-runtime server.js\n' },
    'a scheduler without a process id file': { Procfile: 'beat: celery -A shop beat --pidfile=\n' },
    'supervisord with nodaemon': { ...image('["supervisord", "-n"]'), 'supervisord.conf': '[supervisord]\nnodaemon=true\n' },
    'a script for developers': { 'scripts/dev.sh': '#!/bin/sh\ngunicorn --daemon shop.wsgi\n' },
    'a comment': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\n# gunicorn --daemon shop.wsgi\nexec gunicorn shop.wsgi\n' }),
  },
});
