import { testRule } from '@factorlint/testing';
import { noSqliteFallback } from './no-sqlite-fallback.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });

testRule(noSqliteFallback, {
  violates: {
    'django-environ': settings(
      'import environ\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL", default="sqlite:///db.sqlite3")}',
    ),
    'after or, in a class of Flask': {
      'config.py': 'import os\n\n\nclass Config:\n    SQLALCHEMY_DATABASE_URI = os.environ.get("DATABASE_URL") or "sqlite:///app.db"\n',
    },
    'a path that is computed': {
      'config.py':
        'import os\n\nbasedir = os.path.dirname(__file__)\n\n\nclass Config:\n    SQLALCHEMY_DATABASE_URI = os.environ.get("DATABASE_URL") or "sqlite:///" + os.path.join(basedir, "app.db")\n',
    },
    'through a module of a package': {
      'shop/__init__.py': '',
      'shop/constants.py': 'LOCAL = "sqlite:///db.sqlite3"\n',
      'shop/settings.py':
        'import environ\nfrom shop import constants\nenv = environ.Env()\nDATABASES = {"default": env.db("DATABASE_URL", default=constants.LOCAL)}\nINSTALLED_APPS = []\n',
    },
    'in one branch': settings(
      'if os.environ.get("DATABASE_URL"):\n    import dj_database_url\n    DATABASES = {"default": dj_database_url.config()}\nelse:\n    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}',
    ),
  },
  upholds: {},
  'says nothing': {
    PostgreSQL: settings('DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.environ["DB_HOST"]}}'),
    'overridden in production': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py':
        'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}\nINSTALLED_APPS = []\n',
      'shop/settings/production.py':
        'import os\nimport dj_database_url\nfrom .base import *\nDATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"])}\n',
    },
    tests: { 'tests.py': 'import os\nos.environ["DATABASE_URL"] = "sqlite://"\n' },
    'a product that reads SQLite files': {
      'shop/import_file.py': 'import sqlite3\n\n\ndef read(path):\n    return sqlite3.connect(path)\n',
    },
    'memory only': settings('DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}\nSCRATCH = "sqlite:///:memory:"'),
    'a comment': settings('# DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}'),
  },
});
