import { testRule } from '@factorlint/testing';
import { noFloatingServiceTag } from './no-floating-service-tag.js';

const compose = (image: string, file = 'docker-compose.yml') => ({
  [file]: `services:\n  web:\n    build: .\n    command: gunicorn shop.wsgi\n  db:\n    image: ${image}\n`,
  Dockerfile: 'FROM python:3.13-slim\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n',
});

testRule(noFloatingServiceTag, {
  violates: {
    'no tag': compose('postgres'),
    latest: compose('redis:latest'),
    'only a flavour': compose('redis:alpine'),
    'a service of a pipeline': {
      'app.py': '',
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    services:\n      redis:\n        image: redis\n    steps:\n      - run: pytest\n',
    },
    'an image of an organisation': compose('minio/minio'),
  },
  upholds: {},
  'says nothing': {
    'a version': compose('postgres:16-alpine'),
    'a digest': compose('postgres@sha256:0123456789012345678901234567890123456789012345678901234567890123'),
    'a release by its date': compose('minio/minio:RELEASE.2025-01-20T14-49-07Z'),
    'a variable': compose('postgres:${POSTGRES_VERSION}'),
    'a mail catcher': compose('axllent/mailpit'),
    'an image that is no service': compose('example/shop'),
    'an example': compose('postgres', 'examples/docker-compose.yml'),
    'a stack for tests by hand': compose('redis', 'test/manual/docker-compose.yml'),
    'a comment': compose('postgres:16 # postgres:latest'),
  },
});
