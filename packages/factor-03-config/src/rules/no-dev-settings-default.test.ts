import { judgeFiles, testRule } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noDevSettingsDefault } from './no-dev-settings-default.js';

const wsgi = (module: string, path = 'shop/wsgi.py') => ({
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  [path]: `import os\n\nfrom django.core.wsgi import get_wsgi_application\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", ${module})\napplication = get_wsgi_application()\n`,
});

const IMAGE =
  'FROM python:3.12-slim\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n';

testRule(noDevSettingsDefault, {
  violates: {
    'local settings': wsgi('"shop.settings.local"'),
    'through a constant': { ...wsgi('DEFAULT'), 'shop/wsgi.py': `DEFAULT = "shop.settings.dev"\n${wsgi('DEFAULT')['shop/wsgi.py']}` },
    celery: {
      'requirements.txt': 'celery==5.4\n',
      'shop/celery.py':
        'import os\nfrom celery import Celery\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\napp = Celery("shop")\n',
    },
    'the image sets it, a note': {
      ...wsgi('"shop.settings.dev"'),
      Dockerfile:
        'FROM python:3.12-slim\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n',
    },
  },
  upholds: {
    'one module for all': wsgi('"shop.settings"'),
    production: wsgi('"shop.settings.production"'),
  },
  'says nothing': {
    'the command of a developer': { 'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\n' },
    'no fallback': { 'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n' },
    'a test project': wsgi('"tests.settings.dev"', 'tests/project/wsgi.py'),
    'another variable': { 'shop/wsgi.py': 'import os\nos.environ.setdefault("MODE", "dev")\n' },
    'a comment': { 'shop/wsgi.py': '# os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\n' },
  },
});

it.for([
  ['the image sets it, a platform without it beside', { Dockerfile: IMAGE, Procfile: 'web: gunicorn shop.wsgi\n' }, 'warning'],
  [
    'most of production sets it, a platform without it beside',
    {
      Dockerfile: IMAGE,
      Procfile: 'web: gunicorn shop.wsgi\n',
      'compose.yml': 'services:\n  web: { build: ., restart: always }\n  api: { build: ., restart: always }\n',
    },
    'note',
  ],
  ['only the platform runs it', { Procfile: 'web: gunicorn shop.wsgi\n' }, 'warning'],
  [
    'only a compose file for development sets it',
    {
      'docker-compose.dev.yml':
        'services:\n  web:\n    image: python:3.12\n    command: gunicorn shop.wsgi\n    environment: { DJANGO_SETTINGS_MODULE: shop.settings.production }\n',
      Procfile: 'web: gunicorn shop.wsgi\n',
    },
    'warning',
  ],
] as const)('%s', ([, files, severity]) => {
  expect(judgeFiles(noDevSettingsDefault, { ...wsgi('"shop.settings.dev"'), ...files }).map((finding) => finding.severity)).toEqual([
    severity,
  ]);
});
