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
    'in the background, with something that waits': image('["./start.sh"]', {
      'start.sh': '#!/bin/sh\nnohup python app.py > app.log 2>&1 &\ntail -f app.log\n',
    }),
    'in the background, with nothing after it': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\nnohup python app.py &\n' }),
    'pm2 start through a script of package.json': {
      Dockerfile: 'FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ["npm", "start"]\n',
      'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "pm2 start ecosystem.config.js" } }',
      'ecosystem.config.js': "module.exports = { apps: [{ name: 'shop', script: 'server.js' }] };\n",
      'server.js': "require('http').createServer().listen(process.env.PORT);\n",
    },
    'pm2 start': { Procfile: 'web: pm2 start server.js\n' },
  },
  upholds: {},
  'says nothing': {
    'pm2 in the foreground': { Procfile: 'web: pm2 start server.js --no-daemon\n' },
    'a helper beside the server': image('["./start.sh"]', {
      'start.sh': '#!/bin/sh\n./report-start.sh &\nexec gunicorn shop.wsgi\n',
    }),
    'pm2-runtime': { Procfile: 'web: pm2-runtime server.js\n' },
    'a scheduler without a process id file': { Procfile: 'beat: celery -A shop beat --pidfile=\n' },
    'supervisord with nodaemon': { ...image('["supervisord", "-n"]'), 'supervisord.conf': '[supervisord]\nnodaemon=true\n' },
    'a script for developers': { 'scripts/dev.sh': '#!/bin/sh\ngunicorn --daemon shop.wsgi\n' },
    'a comment': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\n# gunicorn --daemon shop.wsgi\nexec gunicorn shop.wsgi\n' }),
  },
});
