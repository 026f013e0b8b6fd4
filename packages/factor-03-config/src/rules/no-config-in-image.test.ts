import { testRule } from '@factorlint/testing';
import { noConfigInImage } from './no-config-in-image.js';

const image = (...lines: readonly string[]) => ({
  Dockerfile: ['FROM node:22.11-slim', ...lines, 'CMD ["node", "server.js"]', ''].join('\n'),
});

testRule(noConfigInImage, {
  violates: {
    'one environment': image('COPY .env.production ./.env'),
    'a tracked file with everything else': { ...image('COPY . .'), '.env': 'PORT=3000\n' },
    'an example, if there is none': image('COPY . .', 'RUN if [ ! -f .env ]; then cp env-example .env; fi'),
    'written by the build': image('RUN echo "PORT=3000" > .env'),
    'in a stage below': {
      Dockerfile: 'FROM node:22.11-slim AS base\nENV API_KEY=k8v2qz-m1x9p4w7r3t6y5u0\n\nFROM base\nCMD ["node", "server.js"]\n',
    },
  },
  upholds: {},
  'says nothing': {
    'what is no secret': image('ENV NODE_ENV=production PORT=3000'),
    'a tracked file that is left out': { ...image('COPY . .'), '.env': 'PORT=3000\n', '.dockerignore': '.env*\n' },
    'no such file': image('COPY . .'),
    'a variable of one command': image('RUN SECRET_KEY=for-the-build-alone npm run build'),
    'a name that only begins so': image('COPY .envrc-notes ./'),
    'an image for tests': { 'Dockerfile.test': 'FROM node:22\nCOPY .env.test .env\n' },
    'a stage that is left behind': {
      Dockerfile:
        'FROM node:22.11-slim AS build\nCOPY .env ./\nRUN npm run build\n\nFROM node:22.11-slim\nCOPY --from=build /dist /dist\nCMD ["node", "/dist/server.js"]\n',
    },
    'a comment': image('# COPY .env ./'),
  },
});
