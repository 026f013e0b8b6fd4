import { testRule } from '@factorlint/testing';
import { noHardcodedLocator } from './no-hardcoded-locator.js';

const pg = (options: string, more = '') => ({
  'src/db.js': `const { Pool } = require('pg');\n${more}\nmodule.exports = new Pool(${options});\n`,
});

testRule(noHardcodedLocator, {
  violates: {
    'a host': pg(`{ host: 'db' }`),
    'through a constant': pg(`{ host: HOST }`, `const HOST = 'db.internal';`),
    'through another module': { ...pg(`{ host: require('./hosts').db }`), 'src/hosts.js': `exports.db = 'db.internal';\n` },
    'settings of Django': {
      'shop/settings.py':
        'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "NAME": "shop"}}\nINSTALLED_APPS = []\n',
    },
    'a broker': { 'shop/celery.py': 'from celery import Celery\napp = Celery("shop", broker="amqp://shop:hunter2@rabbit:5672//")\n' },
  },
  upholds: {
    'a variable': pg(`{ connectionString: process.env.DATABASE_URL }`),
    'a host and parts': pg(`{ host: process.env.PGHOST, port: 5432 }`),
    'a URL made of variables': pg('{ connectionString: `postgres://${process.env.DB_HOST}/shop` }'),
  },
  'says nothing': {
    'the own machine': pg(`{ host: 'localhost' }`),
    'an example': { 'examples/db.js': `const { Pool } = require('pg');\nnew Pool({ host: 'db' });\n` },
    'a test': { 'tests/db.test.js': `const { Pool } = require('pg');\nnew Pool({ host: 'db' });\n` },
    'a page of the web': { 'src/links.js': `exports.docs = 'https://www.postgresql.org/docs/';\n` },
    'an OAuth endpoint': { 'src/auth.js': `exports.tokenURL = 'https://accounts.example.org/oauth/token';\n` },
    'a comment': { 'src/db.js': `// new Pool({ host: 'db' })\n` },
    'no address': {
      'shop/settings.py': 'import sentry_sdk\n\nSENTRY_DSN = None\nINSTALLED_APPS = []\nsentry_sdk.init(dsn=SENTRY_DSN)\n',
    },
    'a file of SQLite': { 'src/db.py': 'import sqlite3\nsqlite3.connect("app.db")\n' },
  },
});
