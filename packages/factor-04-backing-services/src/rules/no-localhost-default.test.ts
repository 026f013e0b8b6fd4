import { testRule } from '@factorlint/testing';
import { noLocalhostDefault } from './no-localhost-default.js';

const py = (locator: string) => ({ 'shop/tasks.py': `import os\nimport redis\n\nqueue = redis.Redis.from_url(${locator})\n` });

testRule(noLocalhostDefault, {
  violates: {
    'after or': py('os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379"'),
    JavaScript: { 'src/db.js': `const { Pool } = require('pg');\nnew Pool({ host: process.env.DB_HOST || 'localhost' });\n` },
    'with a password': {
      'src/db.js': `const { Pool } = require('pg');\nnew Pool({ connectionString: process.env.DATABASE_URL ?? 'postgres://me:hunter2@localhost/shop' });\n`,
    },
    "through the project's own reader": {
      'shop/__init__.py': '',
      'shop/environment.py': 'import os\n\n\ndef get_env(name, default=None):\n    return os.environ.get(name, default)\n',
      'shop/settings.py':
        'from shop.environment import get_env\nCELERY_RESULT_BACKEND = get_env("RESULTS_URL", "redis://localhost:6379/1")\nINSTALLED_APPS = []\n',
    },
    'through a constant of another module': {
      'src/defaults.js': `exports.LOCAL = 'localhost';\n`,
      'src/db.js': `const { Pool } = require('pg');\nconst { LOCAL } = require('./defaults');\nnew Pool({ host: process.env.DB_HOST || LOCAL });\n`,
    },
  },
  upholds: {},
  'says nothing': {
    'a required variable': py('os.environ["REDIS_URL"]'),
    'another host as the default': py('os.environ.get("REDIS_URL", "redis://redis:6379")'),
    'development settings': {
      'shop/settings/dev.py': 'import os, redis\nredis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"))\n',
    },
    'a script that is run by hand': {
      'scripts/seed.ts': `import pg from 'pg';\nnew pg.Client(process.env.DATABASE_URL ?? 'postgres://app:app@localhost:5432/app');\n`,
    },
    'a test': { 'tests/test_a.py': 'import os, redis\nredis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"))\n' },
    'the own public address': { 'shop/urls.py': 'import os\nSITE_ROOT = os.environ.get("SITE_ROOT", "http://localhost:8000")\n' },
    'a comment': { 'shop/a.py': '# os.environ.get("REDIS_URL", "redis://localhost")\n' },
  },
});
