import { testRule } from '@factorlint/testing';
import { noSecretInManifest } from './no-secret-in-manifest.js';

const compose = (line: string, path = 'compose.yaml') => ({
  [path]: `services:\n  web:\n    image: example/shop:1.4\n    environment:\n      ${line}\n`,
});
const secret = 'k8v2qz-m1x9p4w7r3t6y5u0';

testRule(noSecretInManifest, {
  violates: {
    'for production, in a folder of tools': compose(`SECRET_KEY: ${secret}`, 'tools/production/compose.yaml'),
    compose: compose(`SECRET_KEY: ${secret}`),
    'a password inside a URL': compose(`DATABASE_URL: postgres://shop:${secret}@db/shop`),
    'a stand-in': compose('SECRET_KEY: changeme'),
    'a Secret': { 'deploy/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  SECRET_KEY: ${secret}\n` },
    'a ConfigMap': { 'deploy/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  API_KEY: ${secret}\n` },
    Fly: { 'fly.toml': `app = "shop"\n\n[env]\nSECRET_KEY = "${secret}"\n` },
    Render: {
      'render.yaml': `services:\n  - type: web\n    name: shop\n    env: python\n    startCommand: gunicorn app:app\n    envVars:\n      - key: SECRET_KEY\n        value: ${secret}\n`,
    },
  },
  upholds: {
    'a platform that makes it up': {
      'render.yaml':
        'services:\n  - type: web\n    name: shop\n    env: python\n    startCommand: gunicorn app:app\n    envVars:\n      - key: SECRET_KEY\n        generateValue: true\n',
    },
  },
  'says nothing': {
    'for a tool of developers': compose(`SECRET_KEY: ${secret}`, 'tools/seed/compose.yaml'),
    'for an image that is called one for developers': {
      Dockerfile: 'FROM python:3.12-slim\nCMD ["gunicorn", "shop.wsgi"]\n',
      'compose.yaml': `services:\n  web:\n    build: .\n    image: shop:dev\n    environment:\n      SECRET_KEY: ${secret}\n`,
    },
    'the environment of whoever deploys': compose('SECRET_KEY: ${SECRET_KEY}'),
    'a default, of which another rule speaks': compose(`SECRET_KEY: \${SECRET_KEY:-${secret}}`),
    'no value': compose('SECRET_KEY:'),
    'for developers': compose(`SECRET_KEY: ${secret}`, 'compose.override.yaml'),
    'for tests': compose(`SECRET_KEY: ${secret}`, 'docker-compose.test.yml'),
    'a service of a pipeline': {
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    services:\n      db:\n        image: postgres:17\n        env:\n          POSTGRES_PASSWORD: hunter2\n',
    },
    'a devcontainer': { '.devcontainer/devcontainer.json': `{ "image": "node:22", "containerEnv": { "SECRET_KEY": "${secret}" } }` },
    'no secret': compose('WEB_CONCURRENCY: 4'),
    'a comment': compose(`A: 1 # SECRET_KEY: ${secret}`),
  },
});
