import { testRule } from '@factorlint/testing';
import { requireLocalEnvironment } from './require-local-environment.js';

const shop = {
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4", "pg": "8" } }',
  'server.js': `const { Pool } = require('pg');\nnew Pool({ connectionString: process.env.DATABASE_URL });\nrequire('express')().listen(process.env.PORT);\n`,
};

testRule(requireLocalEnvironment, {
  violates: {
    'only an image': { ...shop, Dockerfile: 'FROM node:22.11-slim\nCMD ["node", "server.js"]\n' },
    nothing: shop,
    'a compose file in a comment': { ...shop, 'README.md': 'Use docker compose up.\n' },
  },
  upholds: {
    compose: { ...shop, 'docker-compose.yml': 'services:\n  db:\n    image: postgres:16\n' },
    'a development compose': { ...shop, 'compose.dev.yaml': 'services:\n  cache:\n    image: redis:7\n' },
  },
  'says nothing': {
    'a dev container': { ...shop, '.devcontainer/devcontainer.json': '{ "image": "mcr.microsoft.com/devcontainers/base:1" }' },
    'a Nix shell': { ...shop, 'flake.nix': '{ }' },
    'no service': {
      'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }',
      'server.js': `require('express')().listen(process.env.PORT);\n`,
    },
    'a library': {
      'package.json':
        '{ "name": "part", "version": "1.0.0", "main": "index.js", "files": ["index.js"], "peerDependencies": { "pg": "8" } }',
      'index.js': `exports.open = (pool) => pool;\n`,
    },
    'a test': { 'tests/a.test.js': `const { Pool } = require('pg');\nnew Pool({ host: 'db' });\n` },
    'an empty repository': {},
  },
});
