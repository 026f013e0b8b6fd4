import { judgeFiles, testRule, toLine } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noDanglingHost } from './no-dangling-host.js';

const compose = (environment: string, more = '') => ({
  'docker-compose.prod.yml': `services:\n  web:\n    image: example/shop:1.4\n    command: gunicorn shop.wsgi\n    environment:\n${environment}  db:\n    image: postgres:16\n${more}`,
});

testRule(noDanglingHost, {
  violates: {
    'a URL with credentials': compose('      DATABASE_URL: postgres://app:${PASSWORD}@database/app\n'),
    'a host': compose('      DB_HOST: postgres\n'),
    'a list': compose('      - REDIS_URL=redis://redis:6379\n'),
  },
  upholds: {
    'a service': compose('      DATABASE_URL: postgres://app:${PASSWORD}@db/app\n'),
    'a container name': compose('      DB_HOST: shop-db\n', '    container_name: shop-db\n'),
  },
  'says nothing': {
    'a host with a domain': compose('      DATABASE_URL: postgres://db.example.org/app\n'),
    'a variable': compose('      DATABASE_URL: ${DATABASE_URL:?}\n'),
    'the own machine': compose('      SMTP_URL: smtp://localhost:25\n'),
    'a page of the web': compose('      SITE: https://shop/\n'),
    'a development compose': { 'docker-compose.dev.yml': compose('      DB_HOST: postgres\n')['docker-compose.prod.yml'] },
    'a comment': compose('      A: b # DB_HOST: postgres\n'),
  },
});

it('is no error on the container of a database', () => {
  const lines = (files: Parameters<typeof judgeFiles>[1]) => judgeFiles(noDanglingHost, files).map(toLine);
  expect(lines(compose('', '    environment:\n      MARIADB_HOST: shop\n'))).toEqual([expect.stringMatching(/note .*shop is no service/)]);
  expect(lines(compose('      DB_HOST: shop\n'))).toEqual([expect.stringMatching(/error .*shop is no service/)]);
});

it('is no error where a file beside it has the service', () => {
  const severity = (folder: string) =>
    judgeFiles(noDanglingHost, {
      ...compose('      DB_HOST: postgres\n'),
      [`${folder}docker-compose.yml`]: 'services:\n  postgres:\n    image: postgres:16\n',
    }).map((finding) => finding.severity);
  expect({ beside: severity(''), elsewhere: severity('old/') }).toEqual({ beside: ['note'], elsewhere: ['error'] });
});
