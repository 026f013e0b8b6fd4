import { testRule } from '@factorlint/testing';
import { noPortMismatch } from './no-port-mismatch.js';

const shop = (cmd: string, service: string) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  'docker-compose.prod.yml': `services:\n  web:\n    build: .\n${service}`,
});
const ON_8000 = '["gunicorn", "--bind", "0.0.0.0:8000", "shop.wsgi"]';
const deployment = (port: number) => ({
  'k8s/web.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: example/shop:1\n          command: ["gunicorn", "--bind", "0.0.0.0:8000", "shop.wsgi"]\n          readinessProbe:\n            httpGet: { path: /health, port: ${port} }\n`,
});

testRule(noPortMismatch, {
  violates: {
    'another published port': shop(ON_8000, '    ports: ["8080:8080"]\n'),
    'a configuration beside a written port': shop('["puma", "-C", "config/puma.rb", "-p", "8000"]', '    ports: ["80:81"]\n'),
    'another program before': {
      ...shop('["./start.sh"]', '    ports: ["80:80"]\n'),
      'start.sh': '#!/bin/sh\npython prepare.py\nexec gunicorn --bind 0.0.0.0:8000 shop.wsgi\n',
    },
    'the long form': shop(ON_8000, '    ports:\n      - target: 80\n        published: "80"\n'),
    'a probe': deployment(9000),
  },
  upholds: {
    'the same port': shop(ON_8000, '    ports: ["80:8000"]\n'),
    'one of several': shop(ON_8000, '    ports: ["80:8000", "9090:9090"]\n'),
  },
  'says nothing': {
    'nothing is published': shop(ON_8000, '    restart: always\n'),
    'a port from the environment': shop('gunicorn --bind 0.0.0.0:${PORT:-8000} shop.wsgi', '    ports: ["80:5000"]\n'),
    "a server's default, which its configuration may change": shop('["puma", "-C", "config/puma.rb"]', '    ports: ["80:81"]\n'),
    'a server in front, in the same container': {
      ...shop('["./start.sh"]', '    ports: ["80:80"]\n'),
      'start.sh': '#!/bin/sh\n/usr/sbin/nginx\ngunicorn --bind 0.0.0.0:8000 shop.wsgi\n',
    },
    'a server in front, started as a service': {
      ...shop('["./start.sh"]', '    ports: ["80:80"]\n'),
      'start.sh': '#!/bin/sh\nservice nginx start\nexec gunicorn --bind 0.0.0.0:8000 shop.wsgi\n',
    },
    'the same probe': deployment(8000),
    'a database': { 'docker-compose.prod.yml': 'services:\n  db:\n    image: postgres:16\n    ports: ["5433:5432"]\n' },
    'a development compose': {
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: flask run --port 5000\n    ports: ["80:8000"]\n',
      Dockerfile: 'FROM python:3.12-slim\n',
    },
    'a comment': shop(ON_8000, '    # ports: ["80:5000"]\n    restart: always\n'),
  },
});
