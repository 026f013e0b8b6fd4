import { testRule } from '@factorlint/testing';
import { noHostDependentBuild } from './no-host-dependent-build.js';

const image = (copy: string, more: Readonly<Record<string, string>> = {}) => ({
  '.gitignore': 'dist/\n/build\nrequirements.lock\n',
  Dockerfile: `FROM node:22.11-slim\nWORKDIR /app\n${copy}\nCMD ["node", "server.js"]\n`,
  ...more,
});

testRule(noHostDependentBuild, {
  violates: {
    'a folder': image('COPY dist/ ./'),
    'a folder inside it': image('COPY ./build/static ./static'),
    'a file that is made': image('COPY package.json requirements.lock ./', { 'package.json': '{}' }),
  },
  upholds: {},
  'says nothing': {
    'an earlier stage': {
      ...image(''),
      Dockerfile:
        'FROM node:22.11-slim AS build\nCOPY . .\nRUN npx vite build\nFROM node:22.11-slim\nCOPY --from=build /app/dist ./\nCMD ["node", "server.js"]\n',
    },
    'a folder that is there': image('COPY dist/ ./', { 'dist/index.html': '' }),
    everything: image('COPY . .'),
    'a pattern that may match nothing': image('COPY package.json yarn.lock* ./', { 'package.json': '{}', '.gitignore': 'yarn.lock\n' }),
    'a file that nothing ignores': image('COPY missing.txt ./'),
    'an argument': image('ARG JAR\nCOPY ${JAR} ./'),
    'a script that makes it and builds the image': image('COPY dist/ ./', {
      'package.json': '{ "name": "x", "scripts": { "image": "vite build && docker build ." } }',
    }),
    'an image for tests': { '.gitignore': 'dist/\n', 'Dockerfile.test': 'FROM node:22.11-slim\nCOPY dist/ ./\n' },
    'a comment': image('# COPY dist/ ./'),
  },
});
