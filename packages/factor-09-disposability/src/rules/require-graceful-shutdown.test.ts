import { testRule } from '@factorlint/testing';
import { requireGracefulShutdown } from './require-graceful-shutdown.js';

const node = (server: string, more: Readonly<Record<string, string>> = {}) => ({
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4.19.2" } }',
  'server.js': server,
  Dockerfile: 'FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n',
  ...more,
});

testRule(requireGracefulShutdown, {
  violates: {
    'a plain http server': node(`require('node:http').createServer().listen(process.env.PORT);\n`),
    'nobody says how it runs': {
      'package.json': node('')['package.json'],
      'server.js': `require('express')().listen(process.env.PORT);\n`,
    },
    'only SIGINT is handled': node(
      `const server = require('express')().listen(process.env.PORT);\nprocess.on('SIGINT', () => server.close());\n`,
    ),
    'uWSGI that reloads': { 'uwsgi.ini': '[uwsgi]\nmaster = true\nhttp = :8000\nmodule = shop.wsgi\n' },
  },
  upholds: {
    'a handler in another module': node(`const server = require('express')().listen(process.env.PORT);\nrequire('./shutdown')(server);\n`, {
      'shutdown.js': `module.exports = (server) => process.on('SIGTERM', () => server.close(() => process.exit(0)));\n`,
    }),
    gunicorn: { Procfile: 'web: gunicorn shop.wsgi\n' },
    'a flag that ends a loop': {
      'shop/management/commands/send.py':
        'import signal\nfrom django.core.management.base import BaseCommand\n\n\nclass Command(BaseCommand):\n    def stop(self, signum, frame):\n        self.stopping = True\n\n    def handle(self, *args, **options):\n        self.stopping = False\n        signal.signal(signal.SIGTERM, self.stop)\n        while not self.stopping:\n            pass\n',
    },
    'uWSGI that dies': { 'uwsgi.ini': '[uwsgi]\nmaster = true\ndie-on-term = true\nhttp = :8000\nmodule = shop.wsgi\n' },
  },
  'says nothing': {
    'a library': {
      'package.json': '{ "name": "part", "version": "1.0.0", "main": "index.js", "files": ["index.js"] }',
      'index.js': 'exports.a = 1;\n',
    },
    'a test server': { 'tests/server.test.js': `require('express')().listen(0);\n` },
    'an example': { 'examples/server.js': `require('express')().listen(3000);\n` },
    'a script': { 'scripts/seed.js': `console.log('done');\n` },
    'a comment': { 'server.js': `// process.on('SIGTERM', () => {})\n` },
    'an empty repository': {},
  },
});
