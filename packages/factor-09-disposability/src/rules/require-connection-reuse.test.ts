import { testRule } from '@factorlint/testing';
import { requireConnectionReuse } from './require-connection-reuse.js';

const shop = (database: string, more = '', files: Readonly<Record<string, string>> = {}) => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'shop/__init__.py': '',
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
  'shop/settings.py': `import os\nINSTALLED_APPS = ["shop"]\nMIDDLEWARE = []\nROOT_URLCONF = "shop.urls"\nDATABASES = {"default": ${database}}\n${more}`,
  ...files,
});
const postgres = (more = '') => `{"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["DB"]${more}}`;

testRule(requireConnectionReuse, {
  violates: {
    'Django by default': shop(postgres()),
    'an age of nothing': shop(postgres(', "CONN_MAX_AGE": 0')),
    MySQL: shop('{"ENGINE": "django.db.backends.mysql", "NAME": os.environ["DB"]}'),
  },
  upholds: {
    'an age': shop(postgres(', "CONN_MAX_AGE": 60')),
    'an age that is added': shop(postgres(), 'DATABASES["default"]["CONN_MAX_AGE"] = 60\n'),
    'an age of the environment': shop(postgres(', "CONN_MAX_AGE": int(os.environ.get("CONN_MAX_AGE", "60"))')),
    'a pool': shop(postgres(', "OPTIONS": {"pool": True}')),
  },
  'says nothing': {
    'a URL, whose reader may set it': shop('env.db("DATABASE_URL")'),
    SQLite: shop('{"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}'),
    'options of elsewhere': shop(postgres(', "OPTIONS": options()')),
    'a pooler in between': shop(postgres(), '', { 'docker-compose.prod.yml': 'services:\n  pool:\n    image: edoburu/pgbouncer:1.23\n' }),
    'a record of elsewhere, of which a part is set': shop(
      'custom.DATABASE',
      'DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"\n',
    ),
    'test settings': {
      ...shop(postgres(', "CONN_MAX_AGE": 60')),
      'shop/settings_test.py': 'from .settings import *\nDATABASES["default"]["CONN_MAX_AGE"] = 0\n',
    },
    'another framework': { Procfile: 'web: gunicorn app:app\n', 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' },
  },
});
