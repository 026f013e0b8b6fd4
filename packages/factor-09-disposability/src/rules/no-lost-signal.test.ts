import { testRule } from '@factorlint/testing';
import { noLostSignal } from './no-lost-signal.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}, from = 'python:3.12-slim') => ({
  Dockerfile: `FROM ${from}\nWORKDIR /app\nCOPY . .\n${cmd}\n`,
  ...more,
});
const manifest = { 'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" } }', 'server.js': '' };

testRule(noLostSignal, {
  violates: {
    'a chain in dash': image('CMD ["sh", "-c", "python prepare.py && gunicorn shop.wsgi"]'),
    'a script without exec': image('CMD ["./start.sh"]', { 'start.sh': '#!/bin/sh\npython prepare.py\ngunicorn shop.wsgi\n' }),
    'a script that copies before it serves': image('CMD ["./start.sh"]', { 'start.sh': '#!/bin/sh\ncp a b\ngunicorn shop.wsgi\n' }),
    'npm start': image('CMD ["npm", "start"]', manifest, 'node:22.11-slim'),
    'an init in front of npm': image('ENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]', manifest, 'node:22.11-slim'),
    'a shell form that replaces nothing': image('ENTRYPOINT celery -A shop worker'),
  },
  upholds: {
    'a command that ends before the program': {
      Dockerfile: 'FROM python:3.12-slim\nCOPY start.sh /start.sh\nENTRYPOINT ["/start.sh"]\nCMD ["our-own-program", "--serve"]\n',
      'start.sh': '#!/bin/sh\nenv >>/etc/environment\nexec "$@"\n',
      'docker-compose.prod.yml': 'services:\n  web:\n    image: example/shop:1\n',
    },
    'exec in the shell form': image('CMD exec gunicorn shop.wsgi'),
    'exec in the script': image('CMD ["./start.sh"]', { 'start.sh': '#!/bin/sh\npython prepare.py\nexec gunicorn shop.wsgi\n' }),
    'exec of the arguments': image('ENTRYPOINT ["./start.sh"]\nCMD ["gunicorn", "shop.wsgi"]', { 'start.sh': '#!/bin/sh\nexec "$@"\n' }),
    'tini in front of node': image('ENTRYPOINT ["tini", "--"]\nCMD ["node", "server.js"]', manifest, 'node:22.11-slim'),
    'bash -c replaces itself by the last command': image('CMD ["bash", "-c", "python prepare.py; gunicorn shop.wsgi"]'),
    'uv run forwards': image('CMD ["uv", "run", "gunicorn", "shop.wsgi"]'),
  },
  'says nothing': {
    'a backup job whose image builds on a database, beside the application': {
      Dockerfile: 'FROM python:3.12-slim\nCOPY entrypoint.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
      'entrypoint.sh': '#!/bin/sh\nexec "$@"\n',
      'backup/Dockerfile': 'FROM postgres:17\nCOPY entrypoint.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["cron", "-f"]\n',
      'backup/entrypoint.sh': '#!/bin/sh\nenv >>/etc/environment\nexec "$@"\n',
      'docker-compose.prod.yml': 'services:\n  backup-job:\n    build: backup\n',
    },
    'a script that packs something and ends': image('CMD ["./pack.sh"]', {
      'pack.sh': '#!/bin/sh\npython prepare.py\nmkdir -p /out && cp build/*.deb /out/\n',
    }),
    'a development compose': {
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: npm run dev\n',
      Dockerfile: 'FROM node:22.11-slim\n',
    },
    'an image for tests': { 'Dockerfile.test': 'FROM python:3.12-slim\nCMD pytest && true\n' },
    'a one-off job': {
      'k8s/job.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: import }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: import, image: "example/shop:1", command: ["sh", "-c", "python import.py && echo done"] }\n',
    },
    'a database': { 'docker-compose.prod.yml': 'services:\n  db:\n    image: postgres:16\n' },
    'a comment': { Dockerfile: 'FROM python:3.12-slim\n# CMD gunicorn shop.wsgi\n' },
    'no deploy': { 'app.py': 'print("hello")\n' },
  },
});
