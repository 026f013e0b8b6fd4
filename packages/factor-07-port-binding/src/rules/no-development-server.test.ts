import { judgeFiles, testRule, toLine } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noDevelopmentServer } from './no-development-server.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  ...more,
});

testRule(noDevelopmentServer, {
  violates: {
    'flask run': image('["flask", "run", "--host=0.0.0.0"]'),
    'uvicorn with reload': { Procfile: 'web: uvicorn shop:app --reload\n' },
    'through an entry script': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\nexec python manage.py runserver 0.0.0.0:8000\n' }),
    nodemon: {
      'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "nodemon server.js" } }',
      'server.js': '',
      Procfile: 'web: npm start\n',
    },
  },
  upholds: {
    gunicorn: image('["gunicorn", "shop.wsgi"]'),
    'gunicorn where the main guard starts the other': image('["gunicorn", "app:app"]', {
      'app.py': 'from flask import Flask\napp = Flask(__name__)\nif __name__ == "__main__":\n    app.run(debug=True)\n',
    }),
    'a stage for development before': {
      Dockerfile: 'FROM python:3.12-slim AS dev\nCMD ["flask", "run"]\n\nFROM python:3.12-slim\nCMD ["gunicorn", "app:app"]\n',
    },
    'a Procfile for development beside': { Procfile: 'web: gunicorn app:app\n', 'Procfile.dev': 'web: flask run\n' },
  },
  'says nothing': {
    'a compose file for development': {
      'compose.dev.yaml': 'services:\n  web:\n    build: .\n    command: flask run\n',
      Dockerfile: 'FROM python:3.12-slim\n',
    },
    'a Procfile for Windows': { 'Procfile.windows': 'web: python manage.py runserver 0.0.0.0:5000\n' },
    'a script of a package': { 'package.json': '{ "name": "shop", "private": true, "scripts": { "dev": "next dev" } }' },
    'a worker': { Procfile: 'worker: celery -A shop worker\n' },
    'a document': { 'README.md': 'Run `python manage.py runserver`.\n' },
    'a comment': { 'Procfile.dev': '# web: flask run\nweb: gunicorn app:app\n' },
  },
});

it('says may where a variable chooses another server', () => {
  const start =
    '#!/bin/sh\nif [ "$USE_GUNICORN" = "True" ]; then\n  gunicorn shop.wsgi\nelse\n  python manage.py runserver 0.0.0.0:8000\nfi\n';
  expect(judgeFiles(noDevelopmentServer, image('["./start.sh"]', { 'start.sh': start })).map(toLine)).toEqual([
    expect.stringMatching(/warning .*may be served by Django's development server/),
  ]);
});
