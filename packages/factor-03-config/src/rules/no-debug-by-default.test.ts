import { testRule } from '@factorlint/testing';
import { noDebugByDefault } from './no-debug-by-default.js';

/** Settings that a compose file for development names, beside those of production. */
const local = (files: Readonly<Record<string, string>>) => ({
  'shop/wsgi.py':
    'import os\nfrom django.core.wsgi import get_wsgi_application\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\napplication = get_wsgi_application()\n',
  'shop/settings/__init__.py': '',
  'shop/settings/base.py': 'INSTALLED_APPS = ["shop"]\n',
  'shop/settings/dev.py': 'from .base import *\nDEBUG = True\n',
  'shop/settings/container.py': 'from .dev import *\nMEDIA_ROOT = "/media"\n',
  'docker-compose.yml':
    'services:\n  web:\n    build: .\n    command: python manage.py runserver 0.0.0.0:8000\n    volumes: [".:/app"]\n    environment:\n      DJANGO_SETTINGS_MODULE: shop.settings.container\n',
  Dockerfile: 'FROM python:3.12\nCOPY . .\n',
  Procfile: 'web: gunicorn shop.wsgi\n',
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")\n',
  ...files,
});

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });

testRule(noDebugByDefault, {
  violates: {
    'settings that only a compose file for development names, and none for production': local({}),
    'django-environ': settings('import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=True)'),
    'a scheme': settings('import environ\nenv = environ.Env(DEBUG=(bool, True))\nDEBUG = env("DEBUG")'),
    "the project's own helper": {
      'shop/__init__.py': '',
      'shop/helpers.py': 'import os\n\ndef flag(name, default):\n    return os.environ.get(name, default) in ("1", "True", True)\n',
      'shop/settings.py': 'from .helpers import flag\nDEBUG = flag("DEBUG", True)\nINSTALLED_APPS = ["shop"]\n',
    },
    'base settings that production does not override': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': 'DEBUG = True\nINSTALLED_APPS = ["shop"]\n',
      'shop/settings/production.py': 'from .base import *\nALLOWED_HOSTS = ["example.org"]\n',
    },
  },
  upholds: {
    'forced off in production': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': 'DEBUG = True\nINSTALLED_APPS = ["shop"]\n',
      'shop/settings/dev.py': 'from .base import *\nDEBUG = True\n',
      'shop/settings/production.py': 'from .base import *\nDEBUG = False\n',
    },
    'a comparison with the name of the environment': settings('DEBUG = os.environ.get("ENVIRONMENT") == "development"'),
    'a boolean reader': settings('import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)'),
  },
  'says nothing': {
    'settings that only a compose file for development names, beside production': local({
      'shop/settings/prod.py': 'from .base import *\nimport os\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
    }),
    'development settings': { 'shop/settings/dev.py': 'DEBUG = True\nINSTALLED_APPS = ["shop"]\n' },
    'test settings': { 'shop/settings/test.py': 'DEBUG = True\nINSTALLED_APPS = ["shop"]\n' },
    'another name': settings('TEMPLATE_DEBUG_LABEL = True'),
    'a comment': settings('# DEBUG = True'),
    'a string': settings('HELP = "DEBUG = True"'),
    'an example': { 'examples/settings.py': 'DEBUG = True\nINSTALLED_APPS = ["shop"]\n' },
  },
});
