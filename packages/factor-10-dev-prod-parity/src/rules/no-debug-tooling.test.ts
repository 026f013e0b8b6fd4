import { testRule } from '@factorlint/testing';
import { noDebugTooling } from './no-debug-tooling.js';

const node = (install: string, before = '') => ({
  Dockerfile: `FROM node:22-slim\n${before}WORKDIR /app\nCOPY package.json package-lock.json ./\nRUN ${install}\nCOPY . .\nCMD ["node", "server.js"]\n`,
  'package.json': '{"name": "shop", "private": true, "dependencies": {"express": "5.1.0"}, "devDependencies": {"jest": "29.7.0"}}\n',
  'package-lock.json': '{"name": "shop", "lockfileVersion": 3, "packages": {}}\n',
  'server.js': `require('express')().listen(3000);\n`,
});
const uv = (install: string) => ({
  Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN ${install}\nCMD ["gunicorn", "shop.wsgi"]\n`,
  'pyproject.toml': '[project]\nname = "shop"\nversion = "0"\ndependencies = ["django==5.2"]\n[dependency-groups]\ndev = ["pytest==8.3"]\n',
  'uv.lock': 'version = 1\n',
});
const django = (apps: string, path = 'shop/settings.py') => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'shop/__init__.py': '',
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
  [path]: `MIDDLEWARE = []\nROOT_URLCONF = "shop.urls"\nINSTALLED_APPS = ${apps}\n`,
});

testRule(noDebugTooling, {
  violates: {
    'npm installs everything': node('npm ci'),
    'uv installs the group dev': uv('uv sync --locked'),
    'a toolbar in the settings of production': django('["shop", "debug_toolbar"]'),
  },
  upholds: {},
  'says nothing': {
    'without the group, npm': node('npm ci --omit=dev'),
    'without the group, uv': uv('uv sync --locked --no-dev'),
    'the environment leaves them out': node('npm ci', 'ENV NODE_ENV=production\n'),
    'a stage that is thrown away': {
      ...node('npm ci'),
      Dockerfile:
        'FROM node:22 AS build\nCOPY . .\nRUN npm ci && npm run build\nFROM node:22-slim\nCOPY --from=build /dist /dist\nCMD ["node", "/dist/server.js"]\n',
    },
    'nothing to leave out': {
      ...node('npm ci'),
      'package.json': '{"name": "shop", "private": true, "dependencies": {"express": "5.1.0"}}\n',
    },
    'pruned afterwards': node('npm ci && npm run build && npm prune --omit=dev'),
    'settings of development': {
      ...django('["shop"]'),
      'shop/settings_dev.py': 'from .settings import *\nINSTALLED_APPS += ["debug_toolbar"]\n',
    },
    'a comment': node('npm ci --omit=dev # npm ci'),
  },
});
