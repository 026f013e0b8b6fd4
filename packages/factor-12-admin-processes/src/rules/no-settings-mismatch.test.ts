import { testRule } from '@factorlint/testing';
import { noSettingsMismatch } from './no-settings-mismatch.js';

const shop = (manage: string, web: string, more: Readonly<Record<string, string>> = {}) => ({
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'manage.py': `import os\n\nfrom django.core.management import execute_from_command_line\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", ${manage})\nexecute_from_command_line()\n`,
  'shop/wsgi.py': `import os\n\nfrom django.core.wsgi import get_wsgi_application\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", ${web})\napplication = get_wsgi_application()\n`,
  ...more,
});

testRule(noSettingsMismatch, {
  violates: {
    'development and production': shop('"shop.settings.dev"', '"shop.settings.production"'),
    'local and base': shop('"shop.settings.local"', '"shop.settings"'),
    'through a constant': shop('DEFAULT', '"shop.settings.production"', {
      'manage.py':
        'import os\n\nfrom django.core.management import execute_from_command_line\n\nDEFAULT = "shop.settings.dev"\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", DEFAULT)\nexecute_from_command_line()\n',
    }),
  },
  upholds: {
    'the same': shop('"shop.settings"', '"shop.settings"'),
    'the same for asgi': {
      ...shop('"shop.settings"', '"shop.settings"'),
      'shop/asgi.py':
        'import os\nfrom django.core.asgi import get_asgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = get_asgi_application()\n',
    },
  },
  'says nothing': {
    'the image sets it': shop('"shop.settings.dev"', '"shop.settings.production"', {
      Dockerfile:
        'FROM python:3.12-slim\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n',
    }),
    'only a command': {
      'manage.py':
        'import os\nfrom django.core.management import execute_from_command_line\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\n',
    },
    'only a web process': { 'shop/wsgi.py': shop('"a"', '"shop.settings"')['shop/wsgi.py'] },
    'a test project': { 'tests/manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings.dev")\n' },
    'a comment': { 'manage.py': '# os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\n' },
    'an empty repository': {},
  },
});
