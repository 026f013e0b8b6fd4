import { testRule } from '@factorlint/testing';
import { noInMemoryRateLimit } from './no-in-memory-rate-limit.js';

const node = (code: string) => ({
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }',
  'server.js': `const app = require('express')();\n${code}\napp.listen(process.env.PORT);\n`,
});
const flask = (code: string, more: Readonly<Record<string, string>> = {}) => ({
  'app.py': `import os\nfrom flask import Flask\nfrom flask_limiter import Limiter\n${code}\napp = Flask(__name__)\n`,
  ...more,
});
const LIMIT = "const rateLimit = require('express-rate-limit');\n";

testRule(noInMemoryRateLimit, {
  violates: {
    'express-rate-limit': node(`${LIMIT}app.use(rateLimit({ max: 5 }));`),
    'slowapi without a storage': {
      'app.py': 'from fastapi import FastAPI\nfrom slowapi import Limiter\nlimiter = Limiter(key_func=key)\napp = FastAPI()\n',
    },
    'Flask-Limiter that is told memory': flask('limiter = Limiter(key, storage_uri="memory://")'),
    'a limiter that says so': node(
      "const { RateLimiterMemory } = require('rate-limiter-flexible');\nconst limiter = new RateLimiterMemory({ points: 5 });",
    ),
  },
  upholds: {
    'a store of Redis': node(
      `${LIMIT}const { RedisStore } = require('rate-limit-redis');\napp.use(rateLimit({ max: 5, store: new RedisStore({}) }));`,
    ),
    'the environment says where': flask('limiter = Limiter(key, storage_uri=os.environ["LIMITER_STORAGE"])'),
    'a constant of another module': flask('from storage import STORAGE\nlimiter = Limiter(key, storage_uri=STORAGE)', {
      'storage.py': 'STORAGE = "redis://cache:6379/0"\n',
    }),
  },
  'says nothing': {
    'no limiter': node(''),
    'Flask-Limiter, which settings of the application may tell': flask('limiter = Limiter(key)'),
    'a test': { 'tests/limit.test.js': `${LIMIT}rateLimit({ max: 5 });\n` },
    'an example': { 'examples/limit.js': `${LIMIT}rateLimit({ max: 5 });\n` },
    'a function of that name': node('function rateLimit(options) {\n  return options;\n}\napp.use(rateLimit({ max: 5 }));'),
    'a store that nobody here knows': node(
      `${LIMIT}const { Store } = require('./store');\napp.use(rateLimit({ max: 5, store: new Store() }));`,
    ),
    'a comment': node('// app.use(rateLimit({ max: 5 }));'),
  },
});
