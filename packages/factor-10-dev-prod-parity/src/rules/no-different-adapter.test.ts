import { testRule } from '@factorlint/testing';
import { noDifferentAdapter } from './no-different-adapter.js';

const redis = 'CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}}\n';
const local = (backend: string) => `CACHES = {"default": {"BACKEND": "django.core.cache.backends.${backend}"}}\n`;
const shop = (development: string, production = redis, file = 'shop/settings/dev.py') => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'shop/__init__.py': '',
  'shop/wsgi.py':
    'import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.production")\napplication = get_wsgi_application()\n',
  'shop/settings/base.py': 'INSTALLED_APPS = ["shop"]\nMIDDLEWARE = []\nROOT_URLCONF = "shop.urls"\n',
  'shop/settings/production.py': `import os\nfrom .base import *\n${production}`,
  [file]: `import os\nfrom .base import *\n${development}`,
});

testRule(noDifferentAdapter, {
  violates: {
    'a cache in memory': shop(local('locmem.LocMemCache')),
    'no cache': shop(local('dummy.DummyCache')),
    'tasks in the web process': shop('CELERY_TASK_ALWAYS_EAGER = True\n'),
  },
  upholds: {},
  'says nothing': {
    'the same cache': shop(redis),
    'production has no other': shop(local('locmem.LocMemCache'), local('locmem.LocMemCache')),
    'test settings': shop(local('locmem.LocMemCache'), redis, 'shop/settings/test.py'),
    'a switch of the environment': shop('CELERY_TASK_ALWAYS_EAGER = os.environ.get("EAGER") == "1"\n'),
    'mail on the console': shop('EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"\n'),
    'a comment': shop('# CELERY_TASK_ALWAYS_EAGER = True\n'),
  },
});
