import { testRule } from '@factorlint/testing';
import { noUnpinnedRequirement } from './no-unpinned-requirement.js';

const app = { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n' };
const server = { 'server.js': "require('express')().listen(process.env.PORT);\n" };
const packageJson = (dependencies: object) => ({
  ...server,
  'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { start: 'node server.js' }, dependencies }),
});

testRule(noUnpinnedRequirement, {
  violates: {
    'one of several': { ...app, 'requirements.txt': 'flask==3.1.0\nredis\n' },
    'a branch of a repository': { ...app, 'requirements.txt': 'flask @ git+https://github.com/pallets/flask@main\n' },
    'a star': packageJson({ express: '*' }),
    'a repository without a commit': packageJson({ express: 'github:expressjs/express' }),
    'a requirement of Pipfile': { ...app, Pipfile: '[packages]\nflask = "*"\n' },
  },
  upholds: {
    'hashes too': { ...app, 'requirements.txt': `flask==3.1.0 --hash=sha256:${'a1'.repeat(32)}\n` },
    'exact versions in package.json': packageJson({ express: '4.19.2' }),
  },
  'says nothing': {
    ranges: { ...app, 'requirements.txt': 'flask>=3.1,<4\n' },
    'a lock file': { ...packageJson({ express: '*' }), 'package-lock.json': '{ "lockfileVersion": 3, "packages": {} }' },
    'a lock file at the root of the workspace': {
      'web/package.json': JSON.stringify({
        name: 'web',
        private: true,
        scripts: { start: 'node server.js' },
        dependencies: { express: '*' },
      }),
      'web/server.js': server['server.js'],
      'package.json': '{ "private": true, "workspaces": ["web"] }',
      'package-lock.json': '{ "lockfileVersion": 3, "packages": {} }',
    },
    'the source of a frozen file beside it': { ...app, 'base_requirements.txt': 'flask\n', 'requirements.txt': 'flask>=3.1,<4\n' },
    'another requirements file': { ...app, 'requirements.txt': '-r base.txt\n', 'base.txt': '' },
    'a local package': { ...app, 'requirements.txt': '-e .\nflask>=3,<4\n' },
    documentation: { 'docs/requirements.txt': 'sphinx\n' },
    'a library': {
      'package.json': '{ "name": "part", "version": "1.0.0", "main": "index.js", "files": ["index.js"], "dependencies": { "ms": "*" } }',
      'index.js': "exports.part = require('ms');\n",
    },
    'what a build needs': { ...app, 'pyproject.toml': '[build-system]\nrequires = ["hatchling"]\n', 'requirements.txt': 'flask>=3,<4\n' },
  },
});
