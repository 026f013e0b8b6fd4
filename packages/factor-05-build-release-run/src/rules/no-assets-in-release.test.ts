import { testRule } from '@factorlint/testing';
import { noAssetsInRelease } from './no-assets-in-release.js';

const COLLECT = 'python manage.py collectstatic --noinput';
const IMAGE = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n';
const fly = (command: string, more: Readonly<Record<string, string>> = {}) => ({
  'fly.toml': `app = "shop"\n[deploy]\nrelease_command = "${command}"\n`,
  Dockerfile: IMAGE,
  ...more,
});
const settings = (backend: string) => ({
  'shop/settings.py': `INSTALLED_APPS = []\nSTORAGES = {"staticfiles": {"BACKEND": "${backend}"}}\n`,
});

testRule(noAssetsInRelease, {
  violates: {
    'the release command of Fly': fly(COLLECT),
    'a release script': fly('./release.sh', { 'release.sh': `#!/bin/sh\npython manage.py migrate\n${COLLECT}\n` }),
    'WhiteNoise, which serves from the disk': fly(COLLECT, settings('whitenoise.storage.CompressedManifestStaticFilesStorage')),
    'a Job before the rollout': {
      'k8s/release.yaml': `apiVersion: batch/v1
kind: Job
metadata: { name: release }
spec:
  template:
    spec:
      containers:
        - name: release
          image: example/shop:1.2
          command: ["python", "manage.py", "collectstatic", "--noinput"]
`,
    },
    'a platform that has collected already': { Procfile: `release: ${COLLECT}\nweb: gunicorn shop.wsgi\n` },
  },
  upholds: {
    'collected in the build, too': fly(COLLECT, { Dockerfile: IMAGE.replace('CMD', `RUN ${COLLECT}\nCMD`) }),
    'a script of package.json that the build runs': {
      'package.json': '{ "name": "shop", "private": true, "scripts": { "build": "vite build", "start": "node server.js" } }',
      Dockerfile: 'FROM node:22.11-slim\nCOPY . .\nRUN npm run build\nCMD ["npm", "start"]\n',
    },
    'a script of the shell that the build runs': {
      'build.sh': `#!/bin/sh\n${COLLECT}\n`,
      Dockerfile: IMAGE.replace('CMD', 'RUN ./build.sh\nCMD'),
    },
  },
  'says nothing': {
    'a store that all share': fly(COLLECT, settings('storages.backends.s3boto3.S3ManifestStaticStorage')),
    'a storage of the project': fly(COLLECT, settings('shop.storage.Assets')),
    'a disk that the Job shares': {
      'compose.prod.yaml': `services:\n  release:\n    image: example/shop:1.2\n    command: ${COLLECT}\n    restart: "no"\n    volumes: ["static:/app/static"]\n`,
    },
    'a migration': fly('python manage.py migrate'),
    'a pipeline': { '.github/workflows/ci.yml': `on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: ${COLLECT}\n` },
    'a comment': fly('./release.sh', { 'release.sh': `#!/bin/sh\npython manage.py migrate\n# ${COLLECT}\n` }),
  },
});
