import { testRule } from '@factorlint/testing';
import { noScaleBlocker } from './no-scale-blocker.js';

const compose = (lines: string) => ({
  'docker-compose.prod.yml': `services:\n  web:\n    image: example/shop:1.4\n    command: gunicorn shop.wsgi\n${lines}`,
});

testRule(noScaleBlocker, {
  violates: {
    'a container name': compose('    container_name: web\n'),
    'a long port': compose('    ports:\n      - target: 8000\n        published: "8000"\n'),
    both: compose('    container_name: web\n    ports: ["80:8000"]\n'),
  },
  upholds: {
    'an autoscaler': {
      'k8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 2\n  template:\n    spec:\n      containers:\n        - { name: web, image: "example/shop:1", command: ["gunicorn", "shop.wsgi"] }\n',
    },
    replicas: compose('    deploy: { replicas: 2 }\n'),
  },
  'says nothing': {
    'a range of ports': compose('    ports: ["8000-8010:8000"]\n'),
    'only the port of the container': compose('    ports: ["8000"]\n'),
    expose: compose('    expose: ["8000"]\n'),
    'a proxy': { 'docker-compose.prod.yml': 'services:\n  proxy:\n    image: nginx:1.27\n    ports: ["80:80"]\n' },
    development: {
      'docker-compose.override.yml': 'services:\n  web:\n    build: .\n    container_name: web\n    command: flask run\n',
      'docker-compose.yml': 'services:\n  web:\n    image: example/shop:1\n    command: gunicorn shop.wsgi\n',
    },
    'a comment': compose('    # container_name: web\n'),
  },
});
