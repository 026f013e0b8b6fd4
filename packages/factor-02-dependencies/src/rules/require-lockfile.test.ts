import { testRule } from '@factorlint/testing';
import { requireLockfile } from './require-lockfile.js';

const server = { 'server.js': `require('express')().listen(process.env.PORT);` };
const manifest = `{ "name": "shop", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "express": "^4.19.2" } }`;

testRule(requireLockfile, {
  violates: {
    'requirements without versions': { 'requirements.txt': 'flask\n', 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' },
    'a lock file of another ecosystem': { ...server, 'package.json': manifest, 'poetry.lock': '' },
    'a lock file below': { ...server, 'package.json': manifest, 'docs/package-lock.json': '{"lockfileVersion":3,"packages":{}}' },
  },
  upholds: {
    'a lock file at the root of the workspace': {
      'package.json': `{ "name": "root", "private": true, "workspaces": ["apps/*"] }`,
      'package-lock.json': `{ "lockfileVersion": 3, "packages": {} }`,
      'apps/shop/package.json': manifest,
      'apps/shop/server.js': server['server.js'],
    },
    'requirements of exact versions': {
      'requirements.txt': 'flask==3.1.0\n',
      'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
    },
  },
  'says nothing': {
    'no manifest': server,
    'a manifest without dependencies': { ...server, 'package.json': `{ "name": "shop", "private": true }` },
    'an example': { 'examples/hello/package.json': manifest },
  },
});
