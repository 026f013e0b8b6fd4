import { testRule } from '@factorlint/testing';
import { requireLoggingConfig } from './require-logging-config.js';

const shop = (lines: string, files: Readonly<Record<string, string>> = {}) => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
  'shop/__init__.py': '',
  'shop/wsgi.py':
    'import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = get_wsgi_application()\n',
  'shop/settings.py': `INSTALLED_APPS = ["shop"]\nWSGI_APPLICATION = "shop.wsgi.application"\n${lines}`,
  ...files,
});

testRule(requireLoggingConfig, {
  violates: {
    'no setting at all': shop('DEBUG = False\n'),
    'an empty one': shop('LOGGING = {}\n'),
    'an empty default': shop('import custom\nLOGGING = getattr(custom, "LOGGING", {})\n'),
  },
  upholds: {
    'a configuration': shop(
      'LOGGING = {"version": 1, "handlers": {"console": {"class": "logging.StreamHandler"}}, "root": {"handlers": ["console"]}}\n',
    ),
    'one that a base brings': shop('from .base_settings import *\n', {
      'shop/base_settings.py':
        'INSTALLED_APPS = ["shop"]\nMIDDLEWARE = []\nROOT_URLCONF = "shop.urls"\nLOGGING = {"version": 1, "handlers": {"a": {"class": "logging.StreamHandler"}}, "root": {"handlers": ["a"]}}\n',
    }),
  },
  'says nothing': {
    'a configuration of its own': shop('LOGGING_CONFIG = None\n'),
    'basicConfig elsewhere': shop('import logging\nlogging.basicConfig(level="INFO")\n'),
    'a library': {
      'pyproject.toml':
        '[project]\nname = "reusable"\nversion = "1.0"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'reusable/__init__.py': '',
      'reusable/apps.py': 'from django.apps import AppConfig\n',
    },
    'test settings': { 'tests/settings.py': 'INSTALLED_APPS = ["shop"]\n' },
    'an application of another framework': {
      Procfile: 'web: gunicorn app:app\n',
      'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
    },
  },
});
