import { testRule } from '@factorlint/testing';
import { requireEnvConfig } from './require-env-config.js';

const manifest = { 'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4.19.2", "pg": "8.13.0" } }' };
const server = `require('express')().listen(3000);\n`;

testRule(requireEnvConfig, {
  violates: {
    'a fixed database': {
      ...manifest,
      'server.js': `const { Pool } = require('pg');\nconst pool = new Pool({ host: 'db.internal' });\n${server}`,
    },
    'a secret in code': { ...manifest, 'server.js': `const jwtSecret = 'hunter2';\n${server}` },
    'a read in a comment': {
      ...manifest,
      'server.js': `// process.env.DATABASE_URL\nconst { Pool } = require('pg');\nnew Pool({ host: 'db.internal' });\n${server}`,
    },
  },
  upholds: {
    'a locator': {
      ...manifest,
      'server.js': `const { Pool } = require('pg');\nnew Pool({ connectionString: process.env.DATABASE_URL });\n${server}`,
    },
    'a secret through a helper': {
      'requirements.txt': 'flask==3.1.0\n',
      'helpers.py': 'import os\n\ndef required(name):\n    return os.environ[name]\n',
      'app.py': 'from flask import Flask\nfrom helpers import required\n\napp = Flask(__name__)\napp.secret_key = required("SECRET_KEY")\n',
    },
  },
  'says nothing': {
    'a switch with a default': { ...manifest, 'server.js': `const verbose = process.env.VERBOSE || '0';\n${server}` },
    'a server that takes nothing': { ...manifest, 'server.js': server },
    'a library': {
      'package.json': '{ "name": "part", "version": "1.0.0", "main": "index.js", "files": ["index.js"] }',
      'index.js': `exports.a = 1;\n`,
    },
    'a command-line tool': {
      'package.json': '{ "name": "tool", "version": "1.0.0", "bin": "cli.js", "files": ["cli.js"] }',
      'cli.js': `const password = 'hunter2';\n`,
    },
    'tests only': { 'tests/test_app.py': 'import os\nos.environ["SECRET_KEY"]\n' },
    'an empty repository': {},
  },
});
