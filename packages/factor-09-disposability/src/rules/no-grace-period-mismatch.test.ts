import { testRule } from '@factorlint/testing';
import { noGracePeriodMismatch } from './no-grace-period-mismatch.js';

const compose = (command: string, more = '') => ({
  'docker-compose.prod.yml': `services:\n  web:\n    image: example/shop:1.4\n    command: ${command}\n${more}`,
});

testRule(noGracePeriodMismatch, {
  violates: {
    'longer than the default of the platform': compose('gunicorn --graceful-timeout=30 shop.wsgi'),
    'longer than Kubernetes waits': {
      'k8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      terminationGracePeriodSeconds: 20\n      containers:\n        - { name: web, image: "example/shop:1", command: ["gunicorn", "--graceful-timeout", "60", "shop.wsgi"] }\n',
    },
    'settings of gunicorn': { Procfile: 'web: gunicorn shop.wsgi\n', 'gunicorn.conf.py': 'graceful_timeout = 90\n' },
  },
  upholds: {
    'settings of gunicorn below the platform': { Procfile: 'web: gunicorn shop.wsgi\n', 'gunicorn.conf.py': 'graceful_timeout = 20\n' },
    equal: compose('gunicorn --graceful-timeout 20 shop.wsgi', '    stop_grace_period: 20s\n'),
  },
  'says nothing': {
    'nothing is set': compose('gunicorn shop.wsgi'),
    'another server': compose('uvicorn shop:app'),
    'only the time limit of requests': compose('gunicorn --timeout 120 shop.wsgi'),
    'a development compose': {
      'docker-compose.dev.yml':
        'services:\n  web:\n    image: example/shop:1\n    command: gunicorn --reload --graceful-timeout 60 shop.wsgi\n',
    },
    'a variable': compose('gunicorn --graceful-timeout $$TIMEOUT shop.wsgi'),
    'a comment': { Procfile: '# --graceful-timeout 90\nweb: gunicorn shop.wsgi\n' },
  },
});
