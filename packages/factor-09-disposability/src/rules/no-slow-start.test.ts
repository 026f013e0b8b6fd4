import { testRule } from '@factorlint/testing';
import { noSlowStart } from './no-slow-start.js';

const image = (script: string) => ({
  Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
  'start.sh': `#!/bin/sh\n${script}\nexec gunicorn shop.wsgi\n`,
});

testRule(noSlowStart, {
  violates: {
    'while not': image('while ! nc -z db 5432; do\n  sleep 1\ndone'),
    'wait-for-it': image('./wait-for-it.sh db:5432'),
    'a long sleep': image('sleep 30'),
    'in the command of a service': {
      'docker-compose.prod.yml':
        'services:\n  web:\n    image: example/shop:1\n    command: bash -c "while ! nc -z db 5432; do sleep 1; done; gunicorn shop.wsgi"\n    restart: always\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a wait with a limit': image('n=0\nuntil nc -z db 5432; do\n  n=$((n+1))\n  [ $n -ge 30 ] && exit 1\n  sleep 1\ndone'),
    'a short sleep': image('sleep 1'),
    'a release process': { Procfile: 'release: ./wait-for-it.sh db:5432\nweb: gunicorn shop.wsgi\n' },
    'a development compose': {
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: sh -c "sleep 30 && flask run"\n',
      'Dockerfile.dev': 'FROM python:3.12-slim\n',
    },
    'a script that nothing starts': {
      'scripts/wait.sh': '#!/bin/sh\nuntil nc -z db 5432; do sleep 1; done\n',
      Procfile: 'web: gunicorn shop.wsgi\n',
    },
    'a comment': image('# sleep 30'),
  },
});
