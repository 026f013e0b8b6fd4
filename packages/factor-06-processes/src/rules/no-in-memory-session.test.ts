import { testRule } from '@factorlint/testing';
import { noInMemorySession } from './no-in-memory-session.js';

const server = (options: string, more = '') => ({
  'server.js': `const express = require('express');\nconst session = require('express-session');\n${more}\nconst app = express();\napp.use(session(${options}));\napp.listen(process.env.PORT);\n`,
});
const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["django.contrib.sessions"]\n` });
const CACHE = 'SESSION_ENGINE = "django.contrib.sessions.backends.cache"';

testRule(noInMemorySession, {
  violates: {
    'a memory store that is named': server('{ secret: process.env.S, store: new session.MemoryStore() }'),
    'options from a constant': server('OPTIONS', 'const OPTIONS = { secret: process.env.S };'),
    'the cache of one process': settings(`${CACHE}\nCACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}`),
    'the default cache': settings(CACHE),
    'taken over from base settings': {
      'shop/settings/__init__.py': '',
      'shop/settings/base.py': 'SESSION_ENGINE = "django.contrib.sessions.backends.file"\nINSTALLED_APPS = []\n',
      'shop/settings/production.py': 'from .base import *\nALLOWED_HOSTS = ["example.org"]\n',
    },
  },
  upholds: {
    'a Redis store': server(
      '{ secret: process.env.S, store: new RedisStore({ client }) }',
      `const { RedisStore } = require('connect-redis');`,
    ),
    'the database': settings('SESSION_ENGINE = "django.contrib.sessions.backends.db"'),
    'a cache that a variable attaches': settings(
      `import environ\nenv = environ.Env()\n${CACHE}\nCACHES = {"default": env.cache("REDIS_URL")}`,
    ),
    'signed cookies': settings('SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"'),
  },
  'says nothing': {
    'a cache that cannot be read': settings(`${CACHE}\nfrom infra import caches\nCACHES = {"default": caches("web")}`),
    'test settings': { 'shop/settings/test.py': `${CACHE}\nINSTALLED_APPS = []\n` },
    'no sessions': { 'server.js': `require('express')().listen(process.env.PORT);\n` },
    'a test': { 'tests/app.test.js': server('{ secret: "x" }')['server.js'] },
    'an example': { 'examples/server.js': server('{ secret: "x" }')['server.js'] },
    'a comment': { 'server.js': `// app.use(session({ secret: 'x' }))\nrequire('express')().listen(process.env.PORT);\n` },
    'another session': {
      'server.js': `const session = require('./session');\nsession({ a: 1 });\n`,
      'session.js': 'module.exports = () => 1;\n',
    },
  },
});
