import { testRule } from '@factorlint/testing';
import { noEntangledApps } from './no-entangled-apps.js';

const manage = (settings: string) =>
  `import os\n\nfrom django.core.management import execute_from_command_line\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")\nexecute_from_command_line()\n`;
const manifest = { 'requirements.txt': 'django==5.2.1\n' };
const wsgi = 'from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n';

testRule(noEntangledApps, {
  violates: {
    'at the root and below': { ...manifest, 'manage.py': manage('shop.settings'), 'billing/manage.py': manage('billing.settings') },
    'three of them': {
      ...manifest,
      'a/manage.py': manage('a.settings'),
      'b/manage.py': manage('b.settings'),
      'c/manage.py': manage('c.settings'),
    },
    'ASGI and WSGI of two packages': {
      ...manifest,
      Procfile: 'web: gunicorn shop.wsgi:application\nlive: daphne chat.asgi:application\n',
      'shop/wsgi.py': wsgi,
      'chat/asgi.py': wsgi.replaceAll('wsgi', 'asgi'),
    },
  },
  upholds: {},
  'says nothing': {
    'one application': { ...manifest, 'manage.py': manage('shop.settings') },
    'a second way to start the same': {
      ...manifest,
      'manage.py': manage('shop.settings'),
      'shop/cli.py': manage('shop.settings.production'),
    },
    'a project for tests': { ...manifest, 'manage.py': manage('shop.settings'), 'tests/manage.py': manage('testproject.settings') },
    'a sandbox': { ...manifest, 'manage.py': manage('shop.settings'), 'sandbox/manage.py': manage('sandbox.settings') },
    'a manifest for each': {
      'shop/requirements.txt': 'django==5.2.1\n',
      'shop/manage.py': manage('shop.settings'),
      'billing/requirements.txt': 'django==5.2.1\n',
      'billing/manage.py': manage('billing.settings'),
    },
    'two servers of one package': {
      ...manifest,
      Procfile: 'web: gunicorn shop.wsgi\nlive: daphne shop.asgi:application\n',
      'shop/wsgi.py': wsgi,
    },
    'a declared workspace': {
      'package.json': '{ "private": true, "workspaces": ["web", "api"] }',
      'web/package.json': '{ "name": "web", "private": true, "scripts": { "start": "node server.js" } }',
      'api/package.json': '{ "name": "api", "private": true, "scripts": { "start": "node server.js" } }',
    },
  },
});
