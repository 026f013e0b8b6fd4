import { testRule } from '@factorlint/testing';
import { noAssetBuildAtStart } from './no-asset-build-at-start.js';

const image = (script: string) => ({
  Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
  'start.sh': `#!/bin/sh\n${script}\n`,
});
const node = (start: string) => ({
  'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { build: 'vite build', start } }),
  'server.js': '',
  Procfile: 'web: npm start\n',
});

testRule(noAssetBuildAtStart, {
  violates: {
    'in a Procfile': { Procfile: 'web: flask translate compile && gunicorn shop:app\n' },
    'in an entry script': image('python manage.py collectstatic --noinput\nexec gunicorn shop.wsgi'),
    'in a script that the entry script calls': {
      ...image('./prepare.sh\nexec gunicorn shop.wsgi'),
      'prepare.sh': '#!/bin/sh\npython manage.py compilemessages\n',
    },
    'in the start of a package.json': node('npm run build && node server.js'),
    'before the start, by a hook': {
      ...node('node server.js'),
      'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { prestart: 'tsc', start: 'node server.js' } }),
    },
  },
  upholds: {},
  'says nothing': {
    'the build builds': { Dockerfile: 'FROM node:22.11-slim\nCOPY . .\nRUN npx vite build\nCMD ["node", "server.js"]\n' },
    'a server that is called like a build tool': node('next start'),
    'a release step': { Procfile: 'release: python manage.py collectstatic --noinput\nweb: gunicorn shop.wsgi\n' },
    'a check of types': node('tsc --noEmit && node server.js'),
    'a development compose': {
      'docker-compose.dev.yml': 'services:\n  web:\n    image: node:22\n    command: sh -c "npx vite build && node server.js"\n',
    },
    'a pipeline': { '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: npx vite build\n' },
    'a comment': image('# python manage.py collectstatic\nexec gunicorn shop.wsgi'),
  },
});
