import { testRule } from '@factorlint/testing';
import { noIsolationBypass } from './no-isolation-bypass.js';

const image = (lines: string, cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\n${lines}CMD ${cmd}\n`,
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["django>=5"]\n',
  'uv.lock': 'version = 1\n\n[[package]]\nname = "django"\nversion = "5.2"\n',
  ...more,
});
const SYNC = 'RUN uv sync --locked\n';

testRule(noIsolationBypass, {
  violates: {
    'the command of an image': image(SYNC, '["python", "manage.py", "migrate"]'),
    'an entry script': image(SYNC, '["./start.sh"]', {
      'start.sh': '#!/bin/sh\npython manage.py migrate\nexec uv run gunicorn shop.wsgi\n',
    }),
    poetry: image('RUN poetry install --only main\n', '["python3", "manage.py", "migrate"]', {
      'poetry.lock': '[[package]]\nname = "django"\nversion = "5.2"\n',
    }),
  },
  upholds: {},
  'says nothing': {
    'uv run': image(SYNC, '["uv", "run", "--no-sync", "python", "manage.py", "migrate"]'),
    'the path': image(`ENV PATH="/app/.venv/bin:$PATH"\n${SYNC}`, '["python", "manage.py", "migrate"]'),
    'the environment is the system': image(`ENV UV_PROJECT_ENVIRONMENT=/usr/local\n${SYNC}`, '["python", "manage.py", "migrate"]'),
    'pip installs into the image': image('RUN pip install -r requirements.txt\n', '["python", "manage.py", "migrate"]', {
      'requirements.txt': 'django==5.2\n',
    }),
    'the interpreter of the environment': image(SYNC, '["/app/.venv/bin/python", "manage.py", "migrate"]'),
    'a Procfile': { Procfile: 'release: python manage.py migrate\nweb: gunicorn shop.wsgi\n' },
    'a comment': image(SYNC, '["./start.sh"]', { 'start.sh': '#!/bin/sh\n# python manage.py migrate\nexec uv run gunicorn shop.wsgi\n' }),
  },
});
