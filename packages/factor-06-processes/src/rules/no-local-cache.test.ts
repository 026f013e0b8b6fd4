import { testRule } from '@factorlint/testing';
import { noLocalCache } from './no-local-cache.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });
const LOCMEM = '{"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}';
const REDIS = '{"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}';

testRule(noLocalCache, {
  violates: {
    'Flask-Caching, configured by another module': {
      'config.py': 'CACHE = {"CACHE_TYPE": "SimpleCache"}\n',
      'app.py':
        'from flask import Flask\nfrom flask_caching import Cache\nimport config\n\napp = Flask(__name__)\ncache = Cache(app, config=config.CACHE)\n',
    },
    files: settings('CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": "/var/tmp"}}'),
    'through a constant': settings(`LOCAL = ${LOCMEM}\nCACHES = {"default": LOCAL}`),
    'only where Redis is missing': settings(
      `if os.environ.get("REDIS_URL"):\n    CACHES = {"default": ${REDIS}}\nelse:\n    CACHES = {"default": ${LOCMEM}}`,
    ),
    'Flask-Caching': {
      'app.py':
        'from flask import Flask\nfrom flask_caching import Cache\n\napp = Flask(__name__)\ncache = Cache(app, config={"CACHE_TYPE": "SimpleCache"})\n',
    },
  },
  upholds: {
    'Flask-Caching with Redis, configured by another module': {
      'config.py': 'CACHE = {"CACHE_TYPE": "RedisCache"}\n',
      'app.py':
        'from flask import Flask\nfrom flask_caching import Cache\nimport config\n\napp = Flask(__name__)\ncache = Cache(app, config=config.CACHE)\n',
    },
    'the last assignment wins': settings(`CACHES = {"default": ${LOCMEM}}\nCACHES["default"] = ${REDIS}`),
    'overridden in production': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': `CACHES = {"default": ${LOCMEM}}\nINSTALLED_APPS = []\n`,
      'shop/settings/production.py': `import os\nfrom .base import *\nCACHES = {"default": ${REDIS}}\n`,
    },
  },
  'says nothing': {
    'no cache at all': settings('CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache", "LOCATION": "x"}}'),
    'a memo': { 'shop/a.py': 'from functools import cache\n\n@cache\ndef f(x):\n    return x\n' },
    'development settings': { 'shop/settings/dev.py': `CACHES = {"default": ${LOCMEM}}\nINSTALLED_APPS = []\n` },
    'test settings': { 'shop/settings/test.py': `CACHES = {"default": ${LOCMEM}}\nINSTALLED_APPS = []\n` },
    'a second cache': settings(`CACHES = {"local": ${LOCMEM}}`),
    'a comment': settings(`# CACHES = {"default": ${LOCMEM}}`),
    'no cache': settings('DEBUG = False'),
  },
});
