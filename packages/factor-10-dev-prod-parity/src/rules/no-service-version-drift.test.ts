import { testRule } from '@factorlint/testing';
import { noServiceVersionDrift } from './no-service-version-drift.js';

const prod = (image: string) => ({
  'docker-compose.prod.yml': `services:\n  db:\n    image: ${image}\n  web:\n    image: example/shop:1\n    command: gunicorn shop.wsgi\n`,
});
const pipeline = (image: string) => ({
  '.github/workflows/ci.yml': `on: push\njobs:\n  test:\n    runs-on: x\n    services:\n      db:\n        image: ${image}\n    steps:\n      - run: pytest\n`,
});

testRule(noServiceVersionDrift, {
  violates: {
    'a pipeline': { ...prod('postgres:16'), ...pipeline('postgres:13') },
    'a development compose': { ...prod('redis:7'), 'docker-compose.dev.yml': 'services:\n  cache:\n    image: redis:5\n' },
    'another registry': { ...prod('postgres:16'), ...pipeline('public.ecr.aws/docker/library/postgres:12') },
  },
  upholds: {
    'the same everywhere': { ...prod('postgres:16.2'), ...pipeline('postgres:16-alpine') },
  },
  'says nothing': {
    'another minor version is no drift in one place': prod('postgres:16'),
    'no version': { ...prod('postgres'), ...pipeline('postgres:16') },
    'different services': { ...prod('postgres:16'), ...pipeline('redis:7') },
    'an example': { ...prod('postgres:16'), 'examples/compose.yaml': 'services:\n  db:\n    image: postgres:9\n' },
    'a variable': { ...prod('postgres:${PG}'), ...pipeline('postgres:16') },
    'an empty repository': {},
  },
});
