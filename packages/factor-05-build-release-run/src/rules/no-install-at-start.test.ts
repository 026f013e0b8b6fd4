import { testRule } from '@factorlint/testing';
import { noInstallAtStart } from './no-install-at-start.js';

const image = (cmd: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n`,
  ...more,
});
const manifest = {
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }',
  'package-lock.json': '{ "lockfileVersion": 3, "packages": {} }',
};

testRule(noInstallAtStart, {
  violates: {
    'in the shell form': image('npm install && node server.js', manifest),
    'in an entry script': image('["./start.sh"]', { ...manifest, 'start.sh': '#!/bin/sh\nnpm ci\nexec node server.js\n' }),
    'uv sync': {
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
      'start.sh': '#!/bin/sh\nuv sync\nexec gunicorn shop.wsgi\n',
    },
  },
  upholds: {},
  'says nothing': {
    'the build installs': { Dockerfile: 'FROM node:22.11-slim\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n', ...manifest },
    'a pipeline': { '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: npm ci\n' },
    'a development compose': {
      'docker-compose.dev.yml': 'services:\n  web:\n    image: node:22\n    command: sh -c "npm install && npm run dev"\n',
    },
    'a container for tests': { 'Dockerfile.test': 'FROM node:22.11-slim\nCMD npm install && npm test\n' },
    'a script for developers': { 'scripts/setup.sh': '#!/bin/sh\nnpm install\n' },
    'a comment': image('["./start.sh"]', { 'start.sh': '#!/bin/sh\n# npm install\nexec node server.js\n' }),
  },
});
