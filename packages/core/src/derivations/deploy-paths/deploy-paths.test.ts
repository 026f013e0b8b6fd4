import { describe, expect, it } from 'vitest';
import { factsOf, shown, shownStep } from '../model.test-kit.js';

type Files = Readonly<Record<string, string>>;

const IMAGE = {
  Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
  'requirements.txt': 'gunicorn',
};
const service = (...lines: readonly string[]) => `services:\n  web:\n${lines.map((line) => `    ${line}\n`).join('')}`;

/** Each path with its purpose and files. */
function paths(files: Files): readonly string[] {
  return factsOf(files)
    .of('deploy-path')
    .map(({ id, purpose, files: own }) => `${id} ${purpose} [${own.join(' ')}]`)
    .sort();
}

describe('compose files', () => {
  it('base and override are for development, base and production for production', () => {
    const files = {
      ...IMAGE,
      'docker-compose.yml': service('build: .'),
      'docker-compose.override.yml': service('command: python manage.py runserver'),
      'docker-compose.prod.yml': service('restart: always'),
    };
    expect(paths(files)).toEqual([
      'compose:docker-compose.override.yml development [docker-compose.yml docker-compose.override.yml]',
      'compose:docker-compose.prod.yml production [docker-compose.yml docker-compose.prod.yml]',
    ]);
  });

  it('a base file that an override completes for developers stands alone in production', () => {
    const files = { ...IMAGE, 'compose.yml': service('build: .'), 'compose.override.yml': service('volumes: [".:/app"]') };
    expect(paths(files)).toEqual([
      'compose:compose.override.yml development [compose.yml compose.override.yml]',
      'compose:compose.yml production [compose.yml]',
    ]);
  });

  it('files that are whole in themselves are paths by themselves', () => {
    const files = { ...IMAGE, 'local.yml': service('build: .'), 'production.yml': service('build: .') };
    expect(paths(files)).toEqual(['compose:local.yml development [local.yml]', 'compose:production.yml production [production.yml]']);
  });

  it.for([
    ['a source mount', service('build: .', 'volumes: [".:/app"]'), 'development'],
    ['a development server', service('build: .', 'command: python manage.py runserver 0.0.0.0:8000'), 'development'],
    ['reloading', service('build: .', 'command: uvicorn app:app --reload'), 'development'],
    ['DEBUG', service('build: .', 'environment: { DEBUG: "True" }'), 'development'],
    ['development settings', service('build: .', 'environment: { DJANGO_SETTINGS_MODULE: config.settings.dev }'), 'development'],
    ['a mail catcher', `${service('build: .')}  mail:\n    image: axllent/mailpit\n`, 'development'],
    ['backing services alone', 'services:\n  db:\n    image: postgres:16\n  cache:\n    image: redis:7\n', 'development'],
    ['an image and data', service('build: .', 'volumes: ["./data:/data"]'), 'production'],
  ] as const)('%s decides where the name says nothing', ([, compose, purpose]) => {
    expect(factsOf({ ...IMAGE, 'app.py': '', 'docker-compose.yml': compose }).in('deploy-path', 'docker-compose.yml')).toMatchObject([
      { purpose },
    ]);
  });

  it.for([
    ['examples/docker-compose.yml', 'development'],
    ['docs/compose.yml', 'development'],
    ['tests/docker-compose.yml', 'test'],
    ['docker-compose.ci.yml', 'ci'],
    ['.devcontainer/docker-compose.yml', 'development'],
  ] as const)('%s is for %s', ([path, purpose]) => {
    expect(factsOf({ ...IMAGE, [path]: service('image: shop/web:1') }).in('deploy-path', path)).toMatchObject([{ purpose }]);
  });

  it('takes files that one includes for its parts', () => {
    const files = {
      ...IMAGE,
      'compose.yml': 'include:\n  - data/compose.yml\n  - web.yml\n',
      'web.yml': service('build: .', 'restart: always'),
      'data/compose.yml': 'services:\n  db:\n    image: postgres:16\n',
      'compose.prod.yml': service('command: gunicorn app:app'),
    };
    expect(paths(files)).toEqual(['compose:compose.prod.yml production [data/compose.yml web.yml compose.yml compose.prod.yml]']);
    const facts = factsOf(files);
    expect(facts.of('process').map(({ name, main }) => [name, shownStep(main)])).toContainEqual(['web', 'gunicorn app:app']);
    expect(facts.of('backing-service').map(({ service: type, version, path }) => [type, version, path])).toEqual([
      ['postgresql', '16', 'compose:compose.prod.yml'],
    ]);
    const circle = {
      ...IMAGE,
      'compose.yml': `include: [a/b.yml]\n${service('build: .')}`,
      'a/b.yml': `include: [../compose.yml]\n${service('restart: no')}`,
    };
    expect(paths(circle)).toContain('compose:compose.yml production [a/b.yml compose.yml]');
  });

  it('merges services of the files of one path', () => {
    const facts = factsOf({
      ...IMAGE,
      'compose.yml': service('build: .', 'environment: { A: "1", B: "1" }', 'command: python manage.py runserver'),
      'compose.prod.yml': service('environment: { B: "2" }', 'command: gunicorn app:app'),
    });
    const [web] = facts.of('process').filter(({ path }) => path === 'compose:compose.prod.yml');
    expect(shownStep(web?.main)).toBe('gunicorn app:app');
    expect(web?.environment.map(({ name, value }) => `${name}=${shown(value)}`)).toEqual(['A=1', 'B=2']);
  });
});

describe('platforms and images', () => {
  it('takes a Dockerfile that copies a lock file which is not here for one that nobody builds', () => {
    const image = 'FROM node:22\nCOPY package.json pnpm-lock.yaml ./\nCMD ["node", "server.js"]\n';
    const here = { 'web/Dockerfile': image, 'package-lock.json': '{}' };
    expect(paths(here)).toEqual(['dockerfile:web/Dockerfile development [web/Dockerfile]']);
    const found = { ...here, 'pnpm-lock.yaml': 'lockfileVersion: "9.0"\n' };
    expect(paths(found)).toEqual(['dockerfile:web/Dockerfile production [web/Dockerfile]']);
  });

  it('tells a Procfile from the ones of developers', () => {
    expect(paths({ Procfile: 'web: gunicorn app:app\n', 'Procfile.dev': 'web: flask run\n' })).toEqual([
      'procfile:Procfile production [Procfile]',
      'procfile:Procfile.dev development [Procfile.dev]',
    ]);
  });

  it('takes a Dockerfile alone for a path, unless another path builds it or its name says that it is for tests', () => {
    expect(paths({ ...IMAGE, 'Dockerfile.test': 'FROM python:3.12\nCMD ["pytest"]\n' })).toEqual([
      'dockerfile:Dockerfile production [Dockerfile]',
      'dockerfile:Dockerfile.test test [Dockerfile.test]',
    ]);
    expect(paths({ ...IMAGE, 'compose.yml': service('build: .') })).toEqual(['compose:compose.yml production [compose.yml]']);
  });

  it('takes an image that only developers build for production where nothing else brings it there', () => {
    const compose = service('build: .', 'volumes: [".:/app"]', 'command: flask run');
    expect(paths({ ...IMAGE, 'app.py': '', 'compose.yml': compose })).toContain('dockerfile:Dockerfile production [Dockerfile]');
    expect(paths({ ...IMAGE, 'app.py': '', 'compose.yml': compose, Procfile: 'web: gunicorn app:app\n' })).not.toContain(
      'dockerfile:Dockerfile production [Dockerfile]',
    );
  });

  it('takes the stage that is released, not the one for tests that comes last', () => {
    const dockerfile = 'FROM node:22 AS release\nCMD ["node", "server.js"]\nFROM release AS pr-test\nCMD ["npm", "run", "dev"]\n';
    const facts = factsOf({ Dockerfile: dockerfile, 'package.json': '{"name":"a"}' });
    expect(facts.of('process').map(({ main, build }) => [shownStep(main), build?.stage])).toEqual([['node server.js', 0]]);
    expect(facts.isProduction(at('Dockerfile', 2))).toBe(true);
    expect(facts.isProduction(at('Dockerfile', 4))).toBe(false);
  });

  it('runs npm start where app.json stands alone', () => {
    const files = {
      'app.json': '{"name":"a","addons":["heroku-postgresql"]}',
      'package.json': '{"name":"a","scripts":{"start":"node server.js"}}',
      'server.js': '',
    };
    expect(
      factsOf(files)
        .of('process')
        .map(({ name, main }) => [name, shownStep(main)]),
    ).toEqual([['web', 'node server.js']]);
  });
});

describe('Kubernetes', () => {
  const deployment = (name: string, image: string, ...more: readonly string[]) =>
    [
      'apiVersion: apps/v1',
      'kind: Deployment',
      `metadata: { name: ${name} }`,
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      `        - name: ${name}`,
      `          image: ${image}`,
      ...more.map((line) => `          ${line}`),
      '',
    ].join('\n');

  it('takes a folder of manifests for one path', () => {
    const files = {
      'k8s/web.yaml': deployment('web', 'shop:1'),
      'k8s/worker.yaml': deployment('worker', 'shop:1', 'args: [celery, -A, app, worker]'),
    };
    expect(paths({ ...files, ...IMAGE })).toEqual(['kubernetes:k8s production [k8s/web.yaml k8s/worker.yaml]']);
  });

  it('puts overlays over what they build on', () => {
    const facts = factsOf({
      ...IMAGE,
      'deploy/base/kustomization.yaml': 'resources:\n  - web.yaml\n',
      'deploy/base/web.yaml': deployment('web', 'shop', 'envFrom:', '  - configMapRef: { name: web }'),
      'deploy/overlays/dev/kustomization.yaml':
        'resources:\n  - ../../base\nconfigMapGenerator:\n  - name: web\n    literals: ["DEBUG=1"]\n',
      'deploy/overlays/production/kustomization.yaml':
        'resources:\n  - ../../base\nimages:\n  - name: shop\n    newTag: "42"\nconfigMapGenerator:\n  - name: web\n    literals: ["DEBUG=0"]\n',
    });
    expect(facts.of('deploy-path').map(({ id, purpose }) => `${id} ${purpose}`)).toEqual([
      'kustomize:deploy/overlays/dev development',
      'kustomize:deploy/overlays/production production',
      'dockerfile:Dockerfile production',
    ]);
    const [web] = facts.of('process').filter(({ path }) => path === 'kustomize:deploy/overlays/production');
    expect([web?.name, web?.image, web?.open, web?.environment.map(({ name, value }) => `${name}=${shown(value)}`)]).toEqual([
      'web',
      'shop:42',
      [],
      ['DEBUG=0'],
    ]);
  });

  it('changes what overlays and their patches name', () => {
    const facts = factsOf({
      ...IMAGE,
      'deploy/base/kustomization.yaml':
        'resources:\n  - web.yaml\npatches:\n  - target: { kind: Deployment, name: web }\n    patch: |-\n      - { op: add, path: /spec/template/spec/containers/0/env/-, value: { name: BASE, value: "1" } }\n',
      'deploy/base/web.yaml': deployment('web', 'shop', 'env:', '  - { name: MODE, value: slow }'),
      'deploy/overlays/production/kustomization.yaml': [
        'resources:',
        '  - ../../base',
        'replicas:',
        '  - { name: web, count: 3 }',
        'patches:',
        '  - target: { kind: Deployment, name: web }',
        '    patch: |-',
        '      - { op: replace, path: /spec/template/spec/containers/0/image, value: "shop:7" }',
        '  - patch: |-',
        '      apiVersion: apps/v1',
        '      kind: Deployment',
        '      metadata: { name: web }',
        '      spec: { template: { spec: { containers: [{ name: web, env: [{ name: MODE, value: fast }] }] } } }',
        '',
      ].join('\n'),
    });
    const [web, ...others] = facts.of('process').filter(({ path }) => path === 'kustomize:deploy/overlays/production');
    expect(others).toEqual([]);
    expect([web?.name, web?.image, shown(web?.replicas), web?.environment.map(({ name, value }) => `${name}=${shown(value)}`)]).toEqual([
      'web',
      'shop:7',
      '3',
      ['MODE=fast', 'BASE=1'],
    ]);
  });
});

describe('reach', () => {
  it('tells which settings, scripts and apps production runs', () => {
    const facts = factsOf({
      Dockerfile:
        'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nENV DJANGO_SETTINGS_MODULE=config.settings.production\nCMD ["./start.sh"]\n',
      'start.sh': '#!/bin/sh\nexec gunicorn config.wsgi\n',
      'scripts/reset.sh': '#!/bin/sh\ndropdb shop\n',
      'requirements.txt': 'django\ngunicorn',
      'config/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
      'config/settings/base.py': 'DEBUG = False\nINSTALLED_APPS = []\n',
      'config/settings/production.py': 'from .base import *\nALLOWED_HOSTS = []\n',
      'config/settings/staging.py': 'from .base import *\nALLOWED_HOSTS = []\n',
      'frontend/package.json': '{"name":"front","scripts":{"start":"vite"}}',
      'frontend/index.js': '',
    });
    const production = (path: string) => facts.isProduction({ path });
    expect([production('start.sh'), production('scripts/reset.sh')]).toEqual([true, false]);
    expect(['base', 'production', 'staging'].map((name) => production(`config/settings/${name}.py`))).toEqual([true, true, false]);
    expect(production('config/wsgi.py')).toBe(true);
  });
});

describe('backing services', () => {
  it('reads type and major version from images, through variables and extensions', () => {
    const facts = factsOf({
      'docker-compose.yml':
        'services:\n  db:\n    image: postgis/postgis:16-3.4\n  vector:\n    image: pgvector/pgvector:pg17\n  cache:\n    image: docker.io/valkey/valkey:${TAG:-8}-alpine\n  q:\n    image: rabbitmq\n',
    });
    expect(facts.of('backing-service').map(({ name, service: type, version }) => [name, type, version])).toEqual([
      ['db', 'postgresql', '16'],
      ['vector', 'postgresql', '17'],
      ['cache', 'redis', '8'],
      ['q', 'rabbitmq', undefined],
    ]);
  });
});

function at(path: string, line: number) {
  return { path, range: { start: { line, column: 1 }, end: { line, column: 2 } } };
}
