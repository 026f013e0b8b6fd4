import { testRule } from '@factorlint/testing';
import { requireHealthcheck } from './require-healthcheck.js';

const compose = (lines: string) => ({
  'docker-compose.prod.yml': `services:\n  web:\n    image: example/shop:1.4\n    command: gunicorn shop.wsgi\n${lines}`,
});

testRule(requireHealthcheck, {
  violates: {
    'a compose service': compose(''),
    'an image alone': { Dockerfile: 'FROM python:3.12-slim\nCMD ["gunicorn", "shop.wsgi"]\n' },
    'a check that is turned off': { Dockerfile: 'FROM python:3.12-slim\nHEALTHCHECK NONE\nCMD ["gunicorn", "shop.wsgi"]\n' },
  },
  upholds: {
    'a compose check': compose('    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:8000/health"]\n'),
    'the image': {
      Dockerfile: 'FROM python:3.12-slim\nHEALTHCHECK CMD curl -f http://localhost:8000/health\nCMD ["gunicorn", "shop.wsgi"]\n',
    },
    'a route': {
      'server.js': `const app = require('express')();\napp.get('/healthz', (request, response) => response.send('ok'));\napp.listen(process.env.PORT);\n`,
    },
  },
  'says nothing': {
    'a Procfile': { Procfile: 'web: gunicorn shop.wsgi\n' },
    'a worker': { 'docker-compose.prod.yml': 'services:\n  worker:\n    image: example/shop:1.4\n    command: celery -A shop worker\n' },
    'a job': {
      'k8s/job.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: a, image: "example/shop:1", command: ["python", "a.py"] }\n',
    },
    development: {
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: flask run\n',
      'Dockerfile.dev': 'FROM python:3.12-slim\n',
    },
    'a database': { 'docker-compose.prod.yml': 'services:\n  db:\n    image: postgres:16\n' },
    'a comment': { 'app.js': `// app.get('/healthz')\n` },
  },
});
