import { testRule } from '@factorlint/testing';
import { noMigrationAtStart } from './no-migration-at-start.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  ...more,
});

testRule(noMigrationAtStart, {
  violates: {
    'shell form': image('python manage.py migrate && gunicorn shop.wsgi'),
    'a chain in a package script': {
      ...image('["npm", "start"]'),
      'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "prisma migrate deploy && node server.js" } }',
      'server.js': `require('express')().listen(process.env.PORT);\n`,
    },
    'a compose service': {
      'compose.yaml':
        'services:\n  web:\n    image: example/shop:1\n    command: sh -c "python manage.py migrate && exec gunicorn shop.wsgi"\n    restart: always\n',
    },
    'a function of the entry script': image('["./start.sh"]', {
      'start.sh': '#!/bin/sh\nprepare() {\n  python manage.py migrate\n}\nprepare\nexec gunicorn shop.wsgi\n',
    }),
  },
  upholds: {},
  'says nothing': {
    'a release process': { Procfile: 'release: python manage.py migrate\nweb: gunicorn shop.wsgi\n' },
    'a job': {
      'k8s/migrate.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: migrate }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: migrate, image: "example/shop:1", command: ["python", "manage.py", "migrate"] }\n',
    },
    'a development compose': {
      'docker-compose.override.yml':
        'services:\n  web:\n    build: .\n    command: sh -c "python manage.py migrate && python manage.py runserver"\n',
      'docker-compose.yml': 'services:\n  web:\n    build: .\n',
      ...image('["gunicorn", "shop.wsgi"]'),
    },
    'a pipeline': {
      '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: python manage.py migrate\n',
    },
    'a script that nothing starts': { 'scripts/reset.sh': '#!/bin/sh\npython manage.py migrate\n', ...image('["gunicorn", "shop.wsgi"]') },
    'a comment': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\n# python manage.py migrate\nexec gunicorn shop.wsgi\n' }),
    'a check': image('python manage.py migrate --check && exec gunicorn shop.wsgi'),
  },
});
