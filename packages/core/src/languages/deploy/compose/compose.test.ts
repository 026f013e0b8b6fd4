import { describe, expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { compose } from './index.js';

function read(text: string, path = 'deploy/compose.yml') {
  return state(compose, path, text);
}

function service(lines: string, path?: string) {
  const stated = read(`services:\n  web:\n    image: a/b:1\n${lines.replace(/^/gm, '    ')}\n`, path);
  return { ...stated, workload: stated.of('workload')[0]! };
}

describe('which files', () => {
  const any = () => '';
  test.each([
    'docker-compose.yml',
    'compose.yaml',
    'a/docker-compose.prod.yml',
    'compose.dev.yaml',
    'docker-stack.yml',
    'docker-compose.yml.j2',
    'dev-compose.yml',
  ])('%s', (path) => {
    expect(compose.reads(path, any)).toBe(true);
  });
  test('any YAML with services that have images', () => {
    expect(compose.reads('deploy/prod.yml', () => 'services:\n  a:\n    image: b\n')).toBe(true);
    expect(compose.reads('.github/workflows/a.yml', () => 'jobs:\n  a:\n    services:\n      b:\n        image: c\n')).toBe(false);
    expect(compose.reads('config/services.yaml', () => 'services:\n  App\\Foo:\n    class: a\n')).toBe(false);
  });
  test('what only has the name says nothing', () => {
    expect(read('services:\n  - type: web\n').all).toEqual([]);
    expect(read('').all).toEqual([]);
    expect(read('a: b').all).toEqual([]);
  });
});

describe('environment', () => {
  test('a map', () => {
    const { workload, at } = service(
      [
        'environment:',
        '  PORT: 8000',
        '  DEBUG: "false"',
        '  HOST: ${HOST:-db}',
        '  TAKEN:',
        '  API_KEY: kq83hf72jd9w1xZ0',
        '  URL: postgres://u:hunter2@db/x',
      ].join('\n'),
    );
    expect(workload.environment.map(({ name, value, source }) => [name, shown(value), source])).toEqual([
      ['PORT', '8000', 'literal'],
      ['DEBUG', 'false', 'literal'],
      ['HOST', '${HOST:-db}', 'host'],
      ['TAKEN', '$TAKEN', 'host'],
      ['API_KEY', '<random>', 'literal'],
      ['URL', 'postgres://u:<words>@db/x', 'literal'],
    ]);
    expect(workload.environment.map(({ location }) => at(location))[2]).toBe('7:       HOST: ${HOST:-db}'.replace('      ', ''));
    expect(at(workload.environment[4]!.value.location)).toBe('9: kq83hf72jd9w1xZ0');
  });

  test('a list', () => {
    const { workload, at } = service(
      ['environment:', '  - A=1', '  - B', '  - SECRET_KEY=${SECRET_KEY:?no key}', '  - "D=x=y"'].join('\n'),
    );
    expect(workload.environment.map(({ name, value, source }) => [name, shown(value), source])).toEqual([
      ['A', '1', 'literal'],
      ['B', '$B', 'host'],
      ['SECRET_KEY', '${SECRET_KEY:?}', 'host'],
      ['D', 'x=y', 'literal'],
    ]);
    expect(at(workload.environment[2]!.value.location)).toBe('7: ${SECRET_KEY:?no key}');
  });

  test('a default that is a secret', () => {
    const { all } = service('environment:\n  SECRET_KEY: ${SECRET_KEY:-kq83hf72jd9w1xZ0}');
    expect(JSON.stringify(all)).toContain('"looks":"random"');
    expect(JSON.stringify(all)).not.toContain('kq83hf72');
  });

  test('files', () => {
    expect(service('env_file: .env').workload.environmentFiles).toMatchObject([{ path: 'deploy/.env', required: true }]);
    expect(service('env_file:\n  - ../.env\n  - path: ./b.env\n    required: false').workload.environmentFiles).toMatchObject([
      { path: '.env', required: true },
      { path: 'deploy/b.env', required: false },
    ]);
  });

  test('anchors and merge keys', () => {
    const { of } = read(
      [
        'x-base: &base',
        '  image: app:1',
        '  environment: &env',
        '    A: 1',
        'services:',
        '  web:',
        '    <<: *base',
        '    environment:',
        '      <<: *env',
        '      B: 2',
        '  worker: *base',
      ].join('\n'),
    );
    expect(of('workload').map(({ name, environment }) => [name, ...environment.map(({ name: variable }) => variable)])).toEqual([
      ['web', 'B', 'A'],
      ['worker', 'A'],
    ]);
    expect(of('image-reference').map(({ tag, of: name }) => [tag, name])).toEqual([
      ['1', 'web'],
      ['1', 'worker'],
    ]);
  });
});

describe('commands', () => {
  test('a text is split, and no shell reads it', () => {
    const { workload, at } = service('command: python manage.py migrate && gunicorn app');
    expect(workload.command!.form).toBe('exec');
    expect(runs(workload.command!.script)).toEqual(['python manage.py migrate && gunicorn app']);
    expect(at(workload.command!.script.location)).toBe('4: python manage.py migrate && gunicorn app');
  });

  test('a shell in it is followed', () => {
    const { workload, at } = service(`command: bash -c "while !</dev/tcp/db/5432; do sleep 1; done; uwsgi --http :$$PORT"`);
    const [statement] = workload.command!.script.statements;
    if (statement?.kind !== 'run') throw new Error('no command');
    expect(runs(statement.script)).toEqual(['loop', 'uwsgi --http :$PORT']);
    expect(at(statement.script!.statements[1]!.location)).toBe('4: uwsgi --http :$$PORT');
  });

  test('a list', () => {
    const { workload } = service('entrypoint: ["tini", "--"]\ncommand: ["sh", "-c", "exec node $${X} ${Y}"]');
    expect(runs(workload.entrypoint!.script)).toEqual(['tini --']);
    expect(runs(workload.command!.script)[0]).toContain('(exec node $X $Y)');
  });
});

describe('what else a service says', () => {
  test('image and build', () => {
    const { of } = read(
      'services:\n  web:\n    image: ${R:-ghcr.io}/a:${TAG?}\n    build:\n      context: ..\n      dockerfile: web.Dockerfile\n      target: run\n  db:\n    image: postgres\n',
    );
    expect(of('workload')[0]!.build).toMatchObject({ context: '', dockerfile: 'web.Dockerfile', target: 'run' });
    expect(of('image-reference').map(({ name, tag, floating, built, use }) => [name, tag, floating, built, use])).toEqual([
      ['ghcr.io/a', undefined, undefined, true, 'run'],
      ['postgres', undefined, true, undefined, 'run'],
    ]);
    expect(read('services:\n  web:\n    build: .\n', 'compose.yml').of('workload')[0]!.build).toMatchObject({ context: '' });
  });

  test('ports', () => {
    const { workload, at } = service(
      [
        'ports:',
        '  - 80',
        '  - "8000:80/tcp"',
        '  - 127.0.0.1:${P:-8001}:81',
        '  - "3000-3005:3000-3005"',
        '  - target: 90',
        '    published: "9000"',
        'expose:',
        '  - "7000"',
      ].join('\n'),
    );
    expect(workload.ports.map(({ host, container }) => [shown(host), shown(container)])).toEqual([
      ['', '80'],
      ['8000', '80'],
      ['${P:-8001}', '81'],
      ['3000-3005', '3000-3005'],
      ['9000', '90'],
      ['', '7000'],
    ]);
    expect(workload.ports[1]!.container).toMatchObject({ value: 80 });
    expect(at(workload.ports[2]!.host!.location)).toBe('7: ${P:-8001}');
  });

  test('volumes', () => {
    const { workload } = service(
      [
        'volumes:',
        '  - .:/app',
        '  - data:/data',
        '  - /anonymous',
        '  - ./a.conf:/etc/a.conf:ro',
        '  - type: tmpfs',
        '    target: /t',
        'tmpfs: /tmp',
        'secrets:',
        '  - key',
      ].join('\n'),
    );
    expect(workload.volumes.map(({ form, source, target, readOnly }) => [form, source, target, readOnly])).toEqual([
      ['bind', '.', '/app', undefined],
      ['named', 'data', '/data', undefined],
      ['anonymous', undefined, '/anonymous', undefined],
      ['bind', './a.conf', '/etc/a.conf', true],
      ['ephemeral', undefined, '/t', undefined],
      ['ephemeral', undefined, '/tmp', undefined],
      ['secret', 'key', '/run/secrets/key', undefined],
    ]);
  });

  test('health checks', () => {
    const probe = (lines: string) => service(lines).workload.probes[0];
    expect(runs(probe('healthcheck:\n  test: ["CMD-SHELL", "pg_isready -U $$USER || exit 1"]')!.command)).toEqual([
      'pg_isready -U $USER',
      '|| exit 1',
    ]);
    expect(runs(probe('healthcheck:\n  test: ["CMD", "curl", "-f", "http://localhost"]')!.command)).toEqual(['curl -f http://localhost']);
    expect(runs(probe('healthcheck:\n  test: curl -f a')!.command)).toEqual(['curl -f a']);
    expect(probe('healthcheck:\n  disable: true')).toBeUndefined();
    expect(probe('healthcheck:\n  test: ["NONE"]')).toBeUndefined();
  });

  test('how it runs', () => {
    const { workload } = service(
      [
        'container_name: web1',
        'restart: unless-stopped',
        'init: true',
        'stop_grace_period: 1m30s',
        'read_only: true',
        'networks: [front]',
        'extends:',
        '  file: ../base.yml',
        '  service: app',
        'deploy:',
        '  replicas: 3',
        'depends_on:',
        '  db:',
        '    condition: service_healthy',
      ].join('\n'),
    );
    expect(workload).toMatchObject({
      containerName: { name: 'web1' },
      restart: 'unless-stopped',
      init: true,
      gracePeriod: { seconds: 90 },
      readOnly: true,
      networks: ['front'],
      extends: { path: 'base.yml', name: 'app' },
      replicas: { value: 3 },
      dependsOn: [{ name: 'db', condition: 'service_healthy' }],
    });
    expect(workload).not.toHaveProperty('purpose');
  });

  test('one that others wait for runs once', () => {
    const { of } = read(
      'services:\n  migrate:\n    image: a\n  web:\n    image: a\n    depends_on:\n      migrate:\n        condition: service_completed_successfully\n',
    );
    expect(of('workload').map(({ once }) => once)).toEqual([true, undefined]);
  });

  test('one that is asked for by a profile and never started again runs once', () => {
    const { of } = read(
      'services:\n  seed:\n    image: a\n    profiles: [seed]\n    restart: "no"\n  web:\n    image: a\n    restart: "no"\n  tool:\n    image: a\n    profiles: [tool]\n',
    );
    expect(of('workload').map(({ once }) => once)).toEqual([true, undefined, undefined]);
  });

  test('its purpose', () => {
    expect(service('environment:\n  NODE_ENV: development').workload.purpose).toBe('development');
    expect(service('environment:\n  - NODE_ENV=production').workload.purpose).toBe('production');
    expect(service('command: npm run dev').workload.purpose).toBe('development');
    expect(service('command: uvicorn a:b --reload').workload.purpose).toBe('development');
    expect(service('command: python manage.py runserver\nvolumes: [".:/app"]').workload.purpose).toBe('development');
    expect(service('command: python manage.py runserver').workload.purpose).toBeUndefined();
    expect(service('profiles: [test]').workload.purpose).toBe('test');
  });

  test('sticky labels', () => {
    expect(service('labels:\n  - traefik.http.services.web.loadbalancer.sticky.cookie=true').of('affinity')).toMatchObject([{ of: 'web' }]);
    expect(service('labels:\n  traefik.http.services.web.loadbalancer.sticky.cookie: "false"').of('affinity')).toEqual([]);
  });
});

test('files that it includes', () => {
  const { of, at } = read(
    [
      'include:',
      '  - ../db/compose.yml',
      '  - path: cache.yml',
      '    env_file: .env',
      '  - path: [a.yml, ./b/c.yml]',
      '  - https://github.com/a/b.git',
      '  - oci://docker.io/a/b',
      '  - ${DIR}/compose.yml',
    ].join('\n'),
  );
  expect(of('inclusion').map(({ form, path, location }) => [form, path, at(location)])).toEqual([
    ['compose', 'db/compose.yml', '2: ../db/compose.yml'],
    ['compose', 'deploy/cache.yml', '3: cache.yml'],
    ['compose', 'deploy/a.yml', '5: a.yml'],
    ['compose', 'deploy/b/c.yml', '5: ./b/c.yml'],
  ]);
  expect(read('include: a.yml\nservices: 3').all).toEqual([]);
});

describe('what is not plain', () => {
  test('waivers', () => {
    expect(service('# factorlint-disable-next-line config -- local\nports: ["1:1"]').of('waiver')).toMatchObject([{ reason: 'local' }]);
  });

  test('templates', () => {
    const { of } = read(
      'services:\n  web:\n    image: "{{ image }}:{{ tag }}"\n    environment:\n      A: "{{ a }}"\n{% for k in x %}\n      {{ k }}: 1\n{% endfor %}\n      B: 2\n',
      'docker-compose.yml.j2',
    );
    const [workload] = of('workload');
    expect(workload!.environment.map(({ name, value }) => [name, shown(value)])).toEqual([
      ['A', '?'],
      ['B', '2'],
    ]);
  });

  test('half of it is broken', () => {
    const { of } = read('services:\n  web:\n    image: [a\n  db:\n    image: postgres:16\n');
    expect(of('workload').length).toBeGreaterThan(0);
    expect(() => read('services: *a\n  - [')).not.toThrow(TypeError);
  });

  test('wrong kinds of nodes', () => {
    const { of } = read(
      'services:\n  web:\n    image: 1\n    ports: a\n    environment: 3\n    volumes: {a: b}\n    command: {a: b}\n    healthcheck: x\n    depends_on: 3\n    build: [a]\n    deploy: 2\n  other: 3\n',
    );
    expect(of('workload')).toHaveLength(1);
  });
});
