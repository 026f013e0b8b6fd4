import { testRule } from '@factorlint/testing';
import { noMigrationInBuild } from './no-migration-in-build.js';

const image = (run: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN ${run}\nCMD ["gunicorn", "shop.wsgi"]\n`,
  ...more,
});

testRule(noMigrationInBuild, {
  violates: {
    'in a chain': image('pip install -r requirements.txt && alembic upgrade head'),
    'in a script that the build calls': image('./build.sh', { 'build.sh': '#!/bin/sh\npython manage.py migrate --noinput\n' }),
    'a build script of the platform': {
      'package.json': '{ "name": "shop", "private": true, "scripts": { "heroku-postbuild": "knex migrate:latest" } }',
    },
    'the build command of a platform': {
      'render.yaml':
        'services:\n  - type: web\n    name: shop\n    runtime: python\n    buildCommand: pip install -r requirements.txt && python manage.py migrate\n    startCommand: gunicorn shop.wsgi\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a script that is only made executable': image('chmod +x start.sh', { 'start.sh': '#!/bin/sh\npython manage.py migrate\n' }),
    'a generated client': image('npx prisma generate'),
    'static files': image('python manage.py collectstatic --noinput'),
    'a check for missing migrations': image('python manage.py makemigrations --check'),
    'a pipeline that tests': {
      '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: python manage.py migrate\n',
    },
    'a release step': { Procfile: 'release: python manage.py migrate\nweb: gunicorn shop.wsgi\n' },
    'a development image': { 'Dockerfile.dev': 'FROM python:3.12-slim\nRUN python manage.py migrate\n' },
    'a comment': image('true # python manage.py migrate'),
  },
});
