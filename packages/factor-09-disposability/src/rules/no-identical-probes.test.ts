import { testRule } from '@factorlint/testing';
import { noIdenticalProbes } from './no-identical-probes.js';

const web = (readiness: string, liveness: string, command = '["gunicorn", "shop.wsgi"]') => ({
  'k8s/web.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: example/shop:1\n          command: ${command}\n${readiness ? `          readinessProbe: ${readiness}\n` : ''}${liveness ? `          livenessProbe: ${liveness}\n` : ''}`,
});
const http = (path: string) => `{ httpGet: { path: ${path}, port: 8000 } }`;
const TCP = '{ tcpSocket: { port: 8000 } }';

testRule(noIdenticalProbes, {
  violates: {
    'the same route': web(http('/healthz'), http('/healthz')),
    'another period is the same question': web('{ httpGet: { path: /h, port: 8000 }, periodSeconds: 5 }', http('/h')),
    'only the port although there is a route': {
      ...web(TCP, TCP),
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/health")\ndef health():\n    return "ok"\n',
    },
  },
  upholds: {
    'two routes': web(http('/ready'), http('/live')),
    'a route and the port': web(http('/ready'), TCP),
  },
  'says nothing': {
    'only readiness': web(http('/ready'), ''),
    none: web('', ''),
    'only the port, and no route': web(TCP, TCP),
    'a worker': web('{ exec: { command: ["true"] } }', '{ exec: { command: ["true"] } }', '["celery", "-A", "shop", "worker"]'),
    'a compose check': {
      'docker-compose.prod.yml':
        'services:\n  web:\n    image: example/shop:1\n    command: gunicorn shop.wsgi\n    healthcheck: { test: ["CMD", "true"] }\n',
    },
    'an empty repository': {},
  },
});
