import { testRule } from '@factorlint/testing';
import { requireLockedInstall } from './require-locked-install.js';

const node = (run: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: `FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nRUN ${run}\nCMD ["node", "server.js"]\n`,
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "^4.19.2" } }',
  'package-lock.json': '{ "lockfileVersion": 3, "packages": { "node_modules/express": { "version": "4.19.2" } } }',
  ...more,
});
const uv = (run: string) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN ${run}\nCMD ["gunicorn", "shop.wsgi"]\n`,
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["django>=5"]\n',
  'uv.lock': 'version = 1\n\n[[package]]\nname = "django"\nversion = "5.2"\n',
});

testRule(requireLockedInstall, {
  violates: {
    'npm i': node('npm i'),
    'npm install in a chain': node('apt-get update && npm install --omit=dev'),
    'the project with all that it needs': uv('pip install --user .'),
    'uv sync': uv('uv sync --no-dev'),
    'through a script that the image runs': node('./build.sh', { 'build.sh': '#!/bin/sh\nnpm install\n' }),
  },
  upholds: {
    'npm ci': node('npm ci --omit=dev'),
    'uv sync --locked': uv('uv sync --locked --no-dev'),
    'uv sync --frozen': uv('uv sync --frozen'),
  },
  'says nothing': {
    'the project alone, after the wheels of all that it needs': uv('pip install /wheels/* && pip install --user .'),
    'ranges without a lock file are told by another rule': {
      Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["gunicorn", "shop.wsgi"]\n',
      'requirements.txt': 'django>=5\n',
    },
    'a global tool': node('npm install -g npm@11.0.0'),
    'one package by name': node('npm install sharp@0.33.0'),
    'a development image': {
      ...node('npm ci'),
      Dockerfile: 'FROM node:22.11-slim\n',
      'Dockerfile.dev': 'FROM node:22.11-slim\nCOPY . .\nRUN npm install\n',
    },
    corepack: node('corepack enable'),
    'a comment': {
      Dockerfile: 'FROM node:22.11-slim\n# RUN npm install\n',
      'package-lock.json': '{ "lockfileVersion": 3, "packages": {} }',
    },
    documentation: { 'README.md': 'Run `npm install`.' },
  },
});
