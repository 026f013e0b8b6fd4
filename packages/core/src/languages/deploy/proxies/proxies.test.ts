import { expect, test } from 'vitest';
import { state } from '../stated.test-kit.js';
import { haproxy } from './haproxy.js';
import { nginx } from './nginx.js';
import { traefik } from './traefik.js';

test('nginx', () => {
  const { of, at } = state(
    nginx,
    'deploy/nginx/site',
    'upstream app {\n  ip_hash; # factorlint-disable-line processes -- known\n  server a;\n}\nserver {\n  listen 80;\n  access_log /var/log/nginx/a.log;\n  error_log /dev/stderr;\n  location / { access_log off; }\n  # ip_hash;\n}\n',
  );
  expect(of('affinity')).toMatchObject([{ form: 'ip_hash', of: 'app' }]);
  expect(at(of('affinity')[0]!.location)).toBe('2: ip_hash;');
  expect(of('server-log').map(({ to, location }) => [to, at(location)])).toEqual([
    ['file', '7: access_log /var/log/nginx/a.log;'],
    ['stderr', '8: error_log /dev/stderr;'],
    ['null', '9: access_log off;'],
  ]);
  expect(of('waiver')).toHaveLength(1);
  expect(nginx.reads('app.conf', () => 'a = b\n')).toBe(false);
  expect(nginx.reads('nginx/Dockerfile', () => 'FROM nginx')).toBe(false);
});

test('HAProxy', () => {
  const { of, at } = state(
    haproxy,
    'haproxy.cfg',
    'defaults\n  balance roundrobin\nbackend web\n  balance source\n  # cookie X insert\n  cookie SRV insert indirect\nbackend api\n  balance leastconn\n',
  );
  expect(of('affinity').map(({ form, of: name, location }) => [form, name, at(location)])).toEqual([
    ['balance source', 'web', '4: balance source'],
    ['cookie SRV', 'web', '6: cookie SRV insert indirect'],
  ]);
});

test('Traefik', () => {
  const text =
    'http:\n  services:\n    web:\n      loadBalancer:\n        sticky:\n          cookie: {}\n    api:\n      loadBalancer:\n        servers: []\n';
  expect(state(traefik, 'traefik/dynamic.yml', text).of('affinity')).toMatchObject([{ of: 'web' }]);
});
