import { testRule } from '@factorlint/testing';
import { noInstallOutsideManifest } from './no-install-outside-manifest.js';

const image = (...lines: readonly string[]) => ({
  Dockerfile: ['FROM python:3.12-slim', 'COPY . .', ...lines, 'CMD ["gunicorn", "app:app"]', ''].join('\n'),
});

testRule(noInstallOutsideManifest, {
  violates: {
    'one package': image('RUN pip install gunicorn'),
    'a pinned one': image('RUN pip install --no-cache-dir gunicorn==23.0.0'),
    'beside a requirements file': image('RUN pip install -r requirements.txt gunicorn'),
    'in the middle of a line': image('RUN apt-get update && pip install gunicorn && rm -rf /var/lib/apt/lists/*'),
    'an archive of a branch': image('RUN pip install https://github.com/example/shared/archive/main.zip'),
    'with uv': image('RUN uv pip install --system gunicorn'),
    'a start script': {
      ...image('ENTRYPOINT ["./start.sh"]'),
      'start.sh': '#!/bin/sh\npip install psycopg\nexec gunicorn app:app\n',
    },
    'with pnpm': { Dockerfile: 'FROM node:22.11-slim\nCOPY . .\nRUN pnpm add semver\nCMD ["node", "server.js"]\n' },
  },
  upholds: {},
  'says nothing': {
    'a name that the manifest declares as well': {
      Dockerfile:
        'FROM python:3.12-slim\nCOPY . .\nRUN pip install -r requirements.txt\nRUN pip install gunicorn\nCMD ["gunicorn", "shop.wsgi"]\n',
      'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
    },
    'the manifest': image('RUN pip install -r requirements.txt'),
    'the application itself': image('RUN pip install .'),
    'values of options': image(
      'RUN uv pip install --system --python-preference system --index-strategy unsafe-best-match --requirements requirements.txt',
    ),
    'a site of documents': { 'netlify.toml': '[build]\ncommand = "pip install mkdocs-material && mkdocs build"\n' },
    'an editable install': image('RUN pip install -e .'),
    'tools that install': image('RUN pip install --upgrade pip setuptools wheel'),
    'a manager': image('RUN pip install uv==0.8.13'),
    'a pipeline': {
      '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: pip install coverage\n',
    },
    'a machine of developers': { 'vagrant/provision.sh': '#!/bin/sh\npip3 install virtualenv flask\n' },
    'the start of a compose file for development': {
      ...image('CMD ["gunicorn", "app:app"]'),
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    entrypoint: ["./dev.sh"]\n',
      'dev.sh': '#!/bin/sh\nuv add debugpy\nexec python -m debugpy --listen 5678 -m gunicorn app:app\n',
    },
    'an image for tests': { 'tests/Dockerfile': 'FROM node:22\nRUN npm install -g cypress\n' },
    'a comment': image('# RUN pip install gunicorn'),
    'a document': { 'README.md': '```sh\npip install gunicorn\n```\n' },
  },
});
