import { testRule } from '@factorlint/testing';
import { requireAdminCommand } from './require-admin-command.js';

const shop = (scripts: string) => ({
  'package.json': `{ "name": "shop", "private": true, "scripts": { ${scripts} }, "dependencies": { "express": "4", "pg": "8" } }`,
  'server.js': `const { Pool } = require('pg');\nnew Pool({ connectionString: process.env.DATABASE_URL });\nrequire('express')().listen(process.env.PORT);\n`,
});

testRule(requireAdminCommand, {
  violates: {
    'only a start script': shop('"start": "node server.js"'),
    'tests are no command': { ...shop('"test": "vitest"'), 'tests/seed.js': 'console.log(1);\n' },
    mongoose: {
      'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4", "mongoose": "8" } }',
      'server.js': `require('mongoose').connect(process.env.MONGODB_URI);\nrequire('express')().listen(process.env.PORT);\n`,
    },
  },
  upholds: {
    'a script that migrates': shop('"migrate": "knex migrate:latest"'),
    'a command of Flask': {
      'cli.py': 'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.cli.command("seed")\ndef seed():\n    pass\n',
    },
    'a job': {
      'k8s/job.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: migrate }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: migrate, image: "example/shop:1", command: ["python", "manage.py", "migrate"] }\n',
    },
  },
  'says nothing': {
    'no database': {
      'package.json': '{ "name": "site", "private": true, "dependencies": { "express": "4" } }',
      'server.js': `require('express')().listen(process.env.PORT);\n`,
    },
    'a library': {
      'package.json': '{ "name": "part", "version": "1.0.0", "main": "index.js", "files": ["index.js"] }',
      'index.js': 'exports.a = 1;\n',
    },
    'a docstring about commands': { 'a.py': '"""class Command(BaseCommand): pass"""\n' },
    'a class of the same name elsewhere': { 'shop/patterns.py': 'class Command:\n    def handle(self):\n        pass\n' },
    'a test of a command': { 'tests/test_cli.py': 'import click\n\n\n@click.command()\ndef a():\n    pass\n' },
    'an empty repository': {},
  },
});
