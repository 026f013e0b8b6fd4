import { testRule } from '@factorlint/testing';
import { noUndeclaredImport } from './no-undeclared-import.js';

const app = (text: string) => ({
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': `from flask import Flask\n${text}\n\napp = Flask(__name__)\n`,
});
const server = (text: string, dependencies: object = { express: '4.19.2' }) => ({
  'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { start: 'node server.js' }, dependencies }),
  'server.js': `const express = require('express');\n${text}\nexpress().listen(process.env.PORT);\n`,
});

testRule(noUndeclaredImport, {
  violates: {
    'a submodule': app('import redis.asyncio'),
    'another number at the end': { 'requirements.txt': 'webdavclient2==1.0\n', 'app.py': 'import webdav3\n' },
    'beside an archive of something else': {
      'requirements.txt': 'https://git.example.org/shop/billing/archive/main.zip\n',
      'app.py': 'import redis\n',
    },
    require: server("const redis = require('ioredis');"),
    'a scoped package': server("const { S3 } = require('@aws-sdk/client-s3');"),
    'a module of the manifest above': { ...server(''), 'lib/cache.js': "import Redis from 'ioredis';\n" },
  },
  upholds: {},
  'says nothing': {
    'words of the name of its distribution': {
      'requirements.txt': 'grpcio-health-checking==1.68.1\ndjango-activity-stream==2.0.0\n',
      'app.py': 'import actstream\nimport grpc_health\n',
    },
    'the beginning and the number of the name of its distribution': {
      'requirements.txt': 'webdavclient3==3.14.6\n',
      'app.py': 'from webdav3.client import Client\n',
    },
    'the archive of a repository': {
      'requirements.txt': 'flask==3.1.0\nhttps://git.example.org/owncloud/pyocclient/archive/master.zip\n',
      'app.py': 'import owncloud\n',
    },
    'a repository without an egg': {
      'requirements.txt': 'flask==3.1.0\ngit+https://git.example.org/shop/billing.git@main\n',
      'app.py': 'import billing\n',
    },
    'the standard library': app('import json, tomllib'),
    'an own module': { ...app('import billing'), 'billing.py': '' },
    'an own package in another folder of the path': { ...app('import billing'), 'src/billing/__init__.py': '' },
    'only for types': app('from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import redis'),
    'inside a function': app('def work():\n    import redis'),
    'a statement about the future': app('from __future__ import annotations'),
    'an alias of the compiler': {
      ...server(''),
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@shop/*": ["./src/*"] } } }',
      'src/cache.ts': 'export const cache = {};\n',
      'src/index.ts': "import { cache } from '@shop/cache';\nconsole.log(cache);\n",
    },
    'what the runtime brings': server("const fs = require('node:fs'), path = require('path');"),
    'a member of the workspace': {
      'package.json': '{ "private": true, "workspaces": ["web", "shared"] }',
      'shared/package.json': '{ "name": "@shop/shared", "main": "index.js" }',
      'shared/index.js': 'exports.a = 1;\n',
      'web/package.json':
        '{ "name": "web", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "express": "4.19.2" } }',
      'web/server.js': "require('@shop/shared');\nrequire('express')().listen(process.env.PORT);\n",
    },
    'what the image installs by name': {
      ...app('import redis'),
      Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nRUN pip install redis\nCMD ["gunicorn", "app:app"]\n',
    },
    'a test': { ...app(''), 'tests/test_app.py': 'import pytest\nimport responses\n' },
    'a file that configures a tool': { ...server(''), 'eslint.config.js': "import js from '@eslint/js';\nexport default [js];\n" },
    'no manifest at all': { 'app.py': 'import redis\n' },
    'a comment': app('# import redis'),
  },
});
