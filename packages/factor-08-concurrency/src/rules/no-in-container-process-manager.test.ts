import { testRule } from '@factorlint/testing';
import { noInContainerProcessManager } from './no-in-container-process-manager.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  'server.js': "require('http').createServer().listen(process.env.PORT);\n",
  ...more,
});
const manifest = (start: string) => ({ 'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { start } }) });
const ECOSYSTEM = { 'ecosystem.config.js': "module.exports = { apps: [{ name: 'shop', script: 'server.js' }] };\n" };
const TWO = {
  'ecosystem.config.js': "module.exports = { apps: [{ name: 'shop', script: 'server.js' }, { name: 'jobs', script: 'jobs.js' }] };\n",
};

testRule(noInContainerProcessManager, {
  violates: {
    'pm2-runtime': image('["pm2-runtime", "server.js"]'),
    'pm2 with a file, through a script of package.json': image('["npm", "start"]', {
      ...manifest('pm2 start ecosystem.config.js --no-daemon'),
      ...ECOSYSTEM,
    }),
    forever: image('["forever", "server.js"]'),
    'supervisord with one program': image('["supervisord", "-n", "-c", "worker.conf"]', {
      'worker.conf': '[supervisord]\nnodaemon=true\n[program:worker]\ncommand=celery -A shop worker\nnumprocs=2\n',
    }),
    'in a branch of the entry script': {
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./entry.sh"]\nCMD ["server"]\n',
      'entry.sh': '#!/bin/sh\ncase "$1" in\n  worker) exec supervisord -c worker.conf ;;\n  server) exec gunicorn shop.wsgi ;;\nesac\n',
      'worker.conf': '[supervisord]\nnodaemon=true\n[program:worker]\ncommand=celery -A shop worker\n',
    },
  },
  upholds: {},
  'says nothing': {
    'several programs, which is another fault': image('["pm2-runtime", "ecosystem.config.js"]', TWO),
    'a machine without containers': ECOSYSTEM,
    'pm2 for developers': { ...image('["node", "server.js"]'), ...manifest('pm2 start server.js') },
    'an init': image('["tini", "--", "node", "server.js"]'),
    'pm2 that stops something': { 'scripts/stop.sh': '#!/bin/sh\npm2 stop shop\n' },
    'supervisord of a machine': { 'deploy/supervisor/shop.conf': '[program:web]\ncommand=gunicorn shop.wsgi\n' },
    'a comment': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\n# pm2-runtime server.js\nexec node server.js\n' }),
  },
});
