import { testRule } from '@factorlint/testing';
import { noIneffectiveEnv } from './no-ineffective-env.js';

const split = (base: string, production: string) => ({
  'shop/settings/__init__.py': '',
  'shop/settings/base.py': `import os\n${base}\nINSTALLED_APPS = ["shop"]\n`,
  'shop/settings/production.py': `import os\nfrom .base import *\n${production}\n`,
});

testRule(noIneffectiveEnv, {
  violates: {
    'in one module': {
      'shop/settings.py': 'import os\nEMAIL_HOST = os.environ.get("EMAIL_HOST")\nEMAIL_HOST = "smtp.example.org"\nINSTALLED_APPS = []\n',
    },
    'in production': split('CELERY_BROKER_URL = os.environ["BROKER_URL"]', 'CELERY_BROKER_URL = "redis://redis:6379/0"'),
    'through a constant': split('CACHE_URL = os.environ.get("CACHE_URL")', 'LOCAL = "redis://redis:6379/1"\nCACHE_URL = LOCAL'),
  },
  upholds: {},
  'says nothing': {
    'a safe value that is forced': split('DEBUG = os.environ.get("DEBUG") == "1"', 'DEBUG = False'),
    'another variable in its place': split('EMAIL_HOST = os.environ.get("EMAIL_HOST")', 'EMAIL_HOST = os.environ["SMTP_HOST"]'),
    'development settings': {
      ...split('EMAIL_HOST = os.environ.get("EMAIL_HOST")', 'ALLOWED_HOSTS = ["example.org"]'),
      'shop/settings/dev.py': 'from .base import *\nEMAIL_HOST = "localhost"\n',
    },
    'only under a condition': split(
      'EMAIL_HOST = os.environ.get("EMAIL_HOST")',
      'if os.environ.get("STAGE") == "a":\n    EMAIL_HOST = "smtp.example.org"',
    ),
    'a constant that replaces a constant': split('EMAIL_HOST = "a"', 'EMAIL_HOST = "b"'),
    'a comment': split('EMAIL_HOST = os.environ.get("EMAIL_HOST")', '# EMAIL_HOST = "smtp.example.org"'),
  },
});
