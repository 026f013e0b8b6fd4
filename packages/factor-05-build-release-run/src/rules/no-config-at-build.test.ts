import { testRule } from '@factorlint/testing';
import { noConfigAtBuild } from './no-config-at-build.js';

const image = (lines: string, run = 'npm run build') => ({
  'package.json': JSON.stringify({
    name: 'shop',
    private: true,
    scripts: { build: 'next build', all: 'npm-run-all build', db: 'prisma generate' },
  }),
  Dockerfile: `FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\n${lines}\nRUN ${run}\nCMD ["npx", "next", "start"]\n`,
});

testRule(noConfigAtBuild, {
  violates: {
    'a public variable': image('ARG NEXT_PUBLIC_API_URL'),
    'a base path': image('ARG BASE_PATH\nENV BASE_PATH=$BASE_PATH'),
    'an environment name': image('ARG ENVIRONMENT=production'),
    'through several scripts': image('ARG VITE_ORIGIN', 'npm run all'),
  },
  upholds: {},
  'says nothing': {
    'a version': image('ARG APP_VERSION\nARG GIT_SHA'),
    'a proxy': image('ARG HTTP_PROXY\nARG NPM_REGISTRY_URL'),
    'a public version': image('ARG NEXT_PUBLIC_VERSION'),
    'a stage that compiles nothing': image('ARG API_URL', 'npm run db'),
    'a variable with a fixed value': image('ENV NEXT_TELEMETRY_DISABLED=1'),
    'static files of Django, whose address stays open': {
      Dockerfile:
        'FROM python:3.12-slim\nCOPY . .\nARG STATIC_URL\nENV STATIC_URL=${STATIC_URL:-/static/}\nRUN python manage.py collectstatic --noinput\nCMD ["gunicorn", "shop.wsgi"]\n',
    },
    'a comment': image('# ARG NEXT_PUBLIC_API_URL'),
  },
});
