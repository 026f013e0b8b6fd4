import { describe, expect, it } from 'vitest';
import { processesOf, shownProcess } from '../model.test-kit.js';

const DEBIAN = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\n';
const ALPINE = 'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\n';

function first(files: Readonly<Record<string, string>>) {
  const [process] = processesOf(files);
  return process?.firstProcess && `${process.firstProcess.form} ${process.firstProcess.program}: ${process.firstProcess.signal}`;
}

describe('process 1 of an image alone', () => {
  it.for([
    ['exec form', `${DEBIAN}CMD ["gunicorn", "app:app"]`, 'application gunicorn: arrives'],
    ['node in exec form', `${ALPINE}CMD ["node", "server.js"]`, 'application node: arrives'],
    ['shell form on dash', `${DEBIAN}CMD gunicorn app:app`, 'shell sh: lost'],
    ['shell form with exec', `${DEBIAN}CMD exec gunicorn app:app`, 'application gunicorn: arrives'],
    ['sh -c on dash', `${DEBIAN}CMD ["sh", "-c", "gunicorn app:app"]`, 'shell sh: lost'],
    ['sh -c a && b on dash', `${DEBIAN}CMD ["sh", "-c", "python manage.py migrate && gunicorn app:app"]`, 'shell sh: lost'],
    [
      'sh -c a && exec b',
      `${DEBIAN}CMD ["sh", "-c", "python manage.py migrate && exec gunicorn app:app"]`,
      'application gunicorn: arrives',
    ],
    ['bash -c a && b', `${DEBIAN}CMD ["bash", "-c", "python manage.py migrate && gunicorn app:app"]`, 'application gunicorn: arrives'],
    ['bash -c a; b', `${DEBIAN}CMD ["bash", "-c", "echo hello; gunicorn app:app"]`, 'application gunicorn: arrives'],
    ['bash -c with a loop before', `${DEBIAN}CMD bash -c 'while ! nc -z db 5432; do sleep 1; done; gunicorn app:app'`, 'shell sh: lost'],
    [
      'bash -c in exec form with a loop before',
      `${DEBIAN}CMD ["bash", "-c", "while ! nc -z db 5432; do sleep 1; done; gunicorn app:app"]`,
      'application gunicorn: arrives',
    ],
    ['sh -c on Alpine', `${ALPINE}CMD ["sh", "-c", "node server.js"]`, 'application node: arrives'],
    ['shell form on Alpine', `${ALPINE}CMD node server.js`, 'application node: arrives'],
    ['an unknown base', 'FROM registry.example.org/base:1\nCMD gunicorn app:app', 'shell sh: unknown'],
    ['npm start', `${ALPINE}CMD ["npm", "start"]`, 'package-manager npm: lost'],
    ['npx', `${ALPINE}CMD ["npx", "serve", "build"]`, 'package-manager npx: lost'],
    ['tini in front of the application', `${ALPINE}ENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "server.js"]`, 'init tini: arrives'],
    ['tini in front of npm', `${ALPINE}ENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]`, 'init tini: lost'],
    ['tini in front of sh on dash', `${DEBIAN}ENTRYPOINT ["tini", "--"]\nCMD ["sh", "-c", "gunicorn app:app"]`, 'init tini: lost'],
    ['tini -g in front of sh', `${DEBIAN}ENTRYPOINT ["tini", "-g", "--"]\nCMD ["sh", "-c", "gunicorn app:app"]`, 'init tini: unknown'],
    [
      'dumb-init in front of the application',
      `${ALPINE}ENTRYPOINT ["/usr/bin/dumb-init", "--"]\nCMD ["node", "server.js"]`,
      'init dumb-init: arrives',
    ],
    ['uv run', `${DEBIAN}CMD ["uv", "run", "--no-sync", "gunicorn", "app:app"]`, 'package-manager uv: arrives'],
    ['poetry run', `${DEBIAN}CMD ["poetry", "run", "gunicorn", "app:app"]`, 'package-manager poetry: unknown'],
    ['gosu', `${DEBIAN}CMD ["gosu", "app", "gunicorn", "app:app"]`, 'application gunicorn: arrives'],
  ] as const)('%s', ([, dockerfile, expected]) => {
    const files = {
      Dockerfile: dockerfile,
      'package.json': '{"name":"a","scripts":{"start":"node server.js"}}',
      'server.js': '',
      'requirements.txt': 'gunicorn',
    };
    expect(first(files)).toBe(expected);
  });

  it.for([
    ['#!/bin/bash\ngunicorn app:app\n', 'shell bash: lost'],
    ['#!/bin/sh\nset -e\npython manage.py migrate\nexec gunicorn app:app\n', 'application gunicorn: arrives'],
    ['#!/bin/sh\ntrap "kill -TERM $pid" TERM\ngunicorn app:app &\npid=$!\nwait $pid\n', 'shell sh: arrives'],
  ] as const)('a script %#', ([script, expected]) => {
    const files = { Dockerfile: `${DEBIAN}CMD ["./start.sh"]`, 'start.sh': script, 'requirements.txt': 'gunicorn' };
    expect(first(files)).toBe(expected);
  });

  it('names the line of the script that lacks exec', () => {
    const [process] = processesOf({
      Dockerfile: `${DEBIAN}CMD ["./start.sh"]`,
      'start.sh': '#!/bin/bash\npython manage.py migrate\ngunicorn app:app\n',
    });
    expect(process?.firstProcess?.location).toMatchObject({ path: 'start.sh', range: { start: { line: 3 } } });
    expect(process && shownProcess(process)).toBe('python manage.py migrate ; gunicorn app:app');
  });
});

describe('process 1 elsewhere', () => {
  it('every process of a platform start is signalled', () => {
    expect(first({ Procfile: 'web: python manage.py migrate && gunicorn app:app\n' })).toBe('application gunicorn: arrives');
  });

  it('an init of compose helps in front of the application only', () => {
    const compose = (command: string) => `services:\n  web:\n    build: .\n    init: true\n    command: ${command}\n`;
    const image = {
      Dockerfile: `${ALPINE}CMD ["node", "server.js"]`,
      'package.json': '{"scripts":{"start":"node server.js"}}',
      'server.js': '',
    };
    expect(first({ ...image, 'docker-compose.yml': compose('node server.js') })).toBe('init docker-init: arrives');
    expect(first({ ...image, 'docker-compose.yml': compose('npm start') })).toBe('init docker-init: lost');
  });
});
