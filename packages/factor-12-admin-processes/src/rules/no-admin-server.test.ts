import { testRule } from '@factorlint/testing';
import { noAdminServer } from './no-admin-server.js';

const compose = (lines: string, name = 'docker-compose.prod.yml') => ({
  [name]: `services:\n  web:\n    image: example/shop:1.4\n    command: gunicorn shop.wsgi\n${lines}`,
});

testRule(noAdminServer, {
  violates: {
    pgAdmin: compose('  pgadmin:\n    image: dpage/pgadmin4:8\n'),
    'Flower as a process': { Procfile: 'web: gunicorn shop.wsgi\nflower: celery -A shop flower\n' },
    'in Kubernetes': {
      'k8s/adminer.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: adminer }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: adminer, image: "adminer:4" }\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a profile': compose('  adminer:\n    image: adminer:4\n    profiles: [tools]\n'),
    'a development compose': { ...compose(''), ...compose('  adminer:\n    image: adminer:4\n', 'docker-compose.override.yml') },
    'a service that sounds alike': compose('  adminerva:\n    image: example/adminerva:1\n'),
    'a database': compose('  db:\n    image: postgres:16\n'),
    'a comment': compose('  # adminer:\n  #   image: adminer:4\n'),
    'an example': { 'examples/compose.yaml': 'services:\n  adminer:\n    image: adminer:4\n' },
  },
});
