import { testRule } from '@factorlint/testing';
import { requireRestartPolicy } from './require-restart-policy.js';

const compose = (lines: string, command = 'gunicorn shop.wsgi', file = 'docker-compose.prod.yml') => ({
  [file]: `services:\n  web:\n    image: example/shop:1.4\n    command: ${command}\n${lines}`,
});
const unit = (lines: string) => ({
  'deploy/shop.service': `[Unit]\nDescription=Shop\n[Service]\nExecStart=/srv/shop/venv/bin/gunicorn shop.wsgi\n${lines}`,
});

testRule(requireRestartPolicy, {
  violates: {
    'no policy': compose(''),
    'none on purpose': compose('    restart: "no"\n'),
    'a worker': compose('', 'celery -A shop worker'),
    'a unit of systemd': unit(''),
  },
  upholds: {
    'a policy': compose('    restart: unless-stopped\n'),
    'a policy of the deploy': compose('    deploy:\n      restart_policy:\n        condition: on-failure\n'),
    'a unit of systemd': unit('Restart=always\n'),
  },
  'says nothing': {
    development: { ...compose('', 'flask run --debug', 'docker-compose.override.yml'), ...compose('    restart: always\n', 'true') },
    'a Procfile, whose platform restarts': { Procfile: 'web: gunicorn shop.wsgi\n' },
    Kubernetes: {
      'k8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: web, image: "example/shop:1.4", command: [gunicorn, shop.wsgi] }\n',
    },
    'a one-off': compose('', 'python manage.py migrate'),
    'a unit that runs once': {
      'deploy/clean.service': '[Service]\nType=oneshot\nExecStart=/srv/shop/venv/bin/python manage.py clearsessions\n',
    },
    'a stack of Swarm, which restarts by default': compose('    deploy:\n      replicas: 2\n'),
    'a comment': { 'docker-compose.prod.yml': '# services:\n#   web:\n#     image: example/shop:1.4\nservices: {}\n' },
  },
});
