import { testRule } from '@factorlint/testing';
import { noEnvContractDrift } from './no-env-contract-drift.js';

const shop = (compose: string, more: Readonly<Record<string, string>> = {}) => ({
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4", "pg": "8" } }',
  'server.js': `const { required } = require('./environment');\nconst { Pool } = require('pg');\nnew Pool({ connectionString: required('DATABASE_URL') });\nrequire('express')().listen(process.env.PORT || 3000);\n`,
  'environment.js': `exports.required = (name) => {\n  const value = process.env[name];\n  if (!value) throw new Error(name);\n  return value;\n};\n`,
  Dockerfile: 'FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n',
  'docker-compose.prod.yml': `services:\n  web:\n    build: .\n${compose}`,
  ...more,
});
const python = (environment: string) => ({
  'requirements.txt': 'flask==3.1.0\ngunicorn==23.0\n',
  'app.py': 'import os\nfrom flask import Flask\n\napp = Flask(__name__)\napp.secret_key = os.environ["SECRET_KEY"]\n',
  Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
  'docker-compose.prod.yml': `services:\n  web:\n    build: .\n${environment}`,
});

testRule(noEnvContractDrift, {
  violates: {
    'nothing is supplied': python(''),
    'another name is supplied': python('    environment:\n      DJANGO_SECRET_KEY: ${DJANGO_SECRET_KEY:?}\n'),
  },
  upholds: {
    'a value from the machine': python('    environment:\n      SECRET_KEY: ${SECRET_KEY:?}\n'),
    'a list': python('    environment:\n      - SECRET_KEY=${SECRET_KEY:?}\n'),
    'a tracked file': { ...python('    env_file: prod.env\n'), 'prod.env': 'SECRET_KEY=${SECRET_KEY}\n' },
  },
  'says nothing': {
    'a file that is not here': python('    env_file: secrets.env\n'),
    'a Secret elsewhere, with the name of a ConfigMap here': {
      ...python(''),
      'docker-compose.prod.yml': 'services: {}\n',
      'k8s/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { WORKERS: "2" }\n',
      'k8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: example/shop:1.0\n          command: [gunicorn, "app:app"]\n          envFrom:\n            - configMapRef: { name: shop }\n            - secretRef: { name: shop }\n',
    },
    'a platform': { ...python(''), 'docker-compose.prod.yml': 'services: {}\n', Procfile: 'web: gunicorn app:app\n' },
    'a default': shop('    environment:\n      DATABASE_URL: ${DATABASE_URL:?}\n', {
      'server.js': `require('express')().listen(process.env.PORT || 3000);\n`,
    }),
    'a development compose': {
      ...python(''),
      'docker-compose.prod.yml': 'services: {}\n',
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: flask run\n',
      Procfile: 'web: gunicorn app:app\n',
    },
    'a variable that only tests read': {
      'tests/test_a.py': 'import os\nos.environ["SECRET_KEY"]\n',
      'docker-compose.prod.yml': 'services:\n  web:\n    image: example/shop:1\n    command: gunicorn shop.wsgi\n',
    },
    'an empty repository': {},
  },
});
