import { describe, expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { appJson } from './app-json.js';
import { devcontainer } from './devcontainer.js';
import { flyToml } from './fly.js';
import { herokuYml } from './heroku-yml.js';
import { netlifyToml } from './netlify.js';
import { renderYaml } from './render.js';
import { vercelJson } from './vercel.js';

describe('app.json', () => {
  const text = `{
  "name": "x",
  "env": {
    "SECRET_KEY": { "description": "d", "generator": "secret" },
    "DEBUG": "false",
    "API_TOKEN": { "value": "kq83hf72jd9w1xZ0", "required": false }
  },
  "addons": ["heroku-postgresql:mini", { "plan": "heroku-redis", "options": { "version": "7" } }],
  "scripts": { "postdeploy": "python manage.py migrate" },
  "environments": { "test": {}, "review": {} }
}`;
  const { of, at, all } = state(appJson, 'app.json', text);

  test('variables', () => {
    expect(of('environment-declaration').map(({ name, value, required }) => [name, shown(value), required])).toEqual([
      ['SECRET_KEY', '', true],
      ['DEBUG', 'false', undefined],
      ['API_TOKEN', '<random>', false],
    ]);
    expect(of('environment-supply').map(({ name, source, location }) => [name, source, at(location)])).toEqual([
      ['SECRET_KEY', 'generated', '4: "generator": "secret"'],
      ['DEBUG', 'literal', '5: "DEBUG": "false"'],
      ['API_TOKEN', 'literal', '6: "API_TOKEN": { "value": "kq83hf72jd9w1xZ0", "required": false }'],
    ]);
    expect(JSON.stringify(all)).not.toContain('kq83');
  });

  test('services, scripts, environments', () => {
    expect(of('managed-service').map(({ service, version, name }) => [service, version, name])).toEqual([
      ['postgresql', undefined, 'heroku-postgresql'],
      ['redis', '7', 'heroku-redis'],
    ]);
    expect(of('command').map(({ name, purpose, script }) => [name, purpose, ...runs(script)])).toEqual([
      ['postdeploy', 'hook', 'python manage.py migrate'],
    ]);
    expect(of('environment-variant').map(({ name, location }) => [name, at(location)])).toEqual([
      ['test', '10: "test"'],
      ['review', '10: "review"'],
    ]);
  });

  test('Expo has a file of that name', () => {
    expect(state(appJson, 'app.json', '{"expo": {"name": "a"}, "scripts": {"x": "y"}}').all).toEqual([]);
    expect(state(appJson, 'app.json', '{"name": "a", "displayName": "b"}').all).toEqual([]);
  });
});

test('heroku.yml', () => {
  const { of, at } = state(
    herokuYml,
    'heroku.yml',
    [
      'setup:',
      '  addons:',
      '    - plan: heroku-postgresql',
      '  config:',
      '    A: b',
      'build:',
      '  docker:',
      '    web: Dockerfile',
      '    worker:',
      '      dockerfile: worker/Dockerfile',
      '      target: run',
      'release:',
      '  image: web',
      '  command:',
      '    - python manage.py migrate',
      'run:',
      '  web: gunicorn --bind :$PORT app',
      '  beat:',
      '    command: [celery -A a beat]',
      '    image: worker',
    ].join('\n'),
  );
  expect(
    of('workload').map(({ name, release, build, command }) => [name, release, build?.dockerfile, build?.target, ...runs(command?.script)]),
  ).toEqual([
    ['web', undefined, 'Dockerfile', undefined, 'gunicorn --bind :$PORT app'],
    ['beat', undefined, 'worker/Dockerfile', 'run', 'celery -A a beat'],
    ['worker', undefined, 'worker/Dockerfile', 'run'],
    ['release', true, 'Dockerfile', undefined, 'python manage.py migrate'],
  ]);
  expect(at(of('workload')[3]!.location)).toBe('15: python manage.py migrate');
  expect(of('managed-service')).toMatchObject([{ service: 'postgresql', form: 'heroku' }]);
  expect(of('environment-supply')).toMatchObject([{ name: 'A', source: 'literal' }]);
});

test('fly.toml', () => {
  const { of } = state(
    flyToml,
    'fly.staging.toml',
    [
      'app = "shop"',
      'kill_timeout = "30s"',
      '[build]',
      '  dockerfile = "docker/Dockerfile"',
      '[env]',
      '  PORT = "8080"',
      '  API_KEY = "kq83hf72jd9w1xZ0"',
      '[deploy]',
      '  release_command = "python manage.py migrate"',
      '[processes]',
      '  web = "gunicorn app"',
      '  worker = "celery -A app worker"',
      '[http_service]',
      '  internal_port = 8080',
      '  processes = ["web"]',
      '  [[http_service.checks]]',
      '    path = "/health"',
      '[mounts]',
      '  source = "data"',
      '  destination = "/data"',
    ].join('\n'),
  );
  expect(
    of('workload').map(({ name, ports, probes, volumes, gracePeriod, build, command }) => [
      name,
      ports.map(({ container }) => shown(container)),
      probes.map(({ route }) => route),
      volumes.map(({ target }) => target),
      gracePeriod?.seconds,
      build?.dockerfile,
      ...runs(command?.script),
    ]),
  ).toEqual([
    ['web', ['8080'], ['/health'], ['/data'], 30, 'docker/Dockerfile', 'gunicorn app'],
    ['worker', [], [], ['/data'], 30, 'docker/Dockerfile', 'celery -A app worker'],
    ['release', [], [], [], undefined, 'docker/Dockerfile', 'python manage.py migrate'],
  ]);
  expect(of('environment-supply').map(({ name, value }) => [name, shown(value)])).toEqual([
    ['PORT', '8080'],
    ['API_KEY', '<random>'],
  ]);
  expect(of('environment-variant')).toMatchObject([{ name: 'staging' }]);
  expect(state(flyToml, 'fly.toml', 'app = "a"\n').of('workload')).toMatchObject([{ name: 'app' }]);
});

test('render.yaml', () => {
  const { of, at } = state(
    renderYaml,
    'render.yaml',
    [
      'databases:',
      '  - name: db',
      '    postgresMajorVersion: "16"',
      'envVarGroups:',
      '  - name: shared',
      '    envVars:',
      '      - key: A',
      '        value: b',
      'services:',
      '  - type: web',
      '    name: shop',
      '    runtime: python',
      '    branch: main',
      '    buildCommand: pip install -r requirements.txt',
      '    preDeployCommand: python manage.py migrate',
      '    startCommand: gunicorn app',
      '    healthCheckPath: /health',
      '    numInstances: 2',
      '    envVars:',
      '      - key: SECRET_KEY',
      '        generateValue: true',
      '      - key: API_KEY',
      '        sync: false',
      '      - key: DATABASE_URL',
      '        fromDatabase: {name: db, property: connectionString}',
      '      - fromGroup: shared',
      '      - fromGroup: elsewhere',
      '  - type: keyvalue',
      '    name: cache',
      '  - type: cron',
      '    name: nightly',
      '    runtime: docker',
      '    dockerfilePath: ./docker/Dockerfile',
      '    schedule: "0 0 * * *"',
    ].join('\n'),
  );
  const [shop, release, nightly] = of('workload');
  expect(shop).toMatchObject({
    name: 'shop',
    type: 'web',
    replicas: { value: 2 },
    probes: [{ route: '/health' }],
    open: ['the group elsewhere'],
  });
  expect(shop!.environment.map(({ name, source, value }) => [name, source, shown(value)])).toEqual([
    ['SECRET_KEY', 'generated', '?'],
    ['API_KEY', 'platform', '?'],
    ['DATABASE_URL', 'service', '?'],
    ['A', 'literal', 'b'],
  ]);
  expect(release).toMatchObject({ name: 'shop release', release: true });
  expect(at(release!.location)).toBe('15: preDeployCommand: python manage.py migrate');
  expect(nightly).toMatchObject({ once: true, build: { context: '', dockerfile: 'docker/Dockerfile' } });
  expect(of('command').map(({ purpose, script }) => [purpose, ...runs(script)])).toEqual([['build', 'pip install -r requirements.txt']]);
  expect(of('managed-service').map(({ service, version, name }) => [service, version, name])).toEqual([
    ['redis', undefined, 'cache'],
    ['postgresql', '16', 'db'],
  ]);
  expect(of('deploy-job')).toMatchObject([{ environment: 'shop', branches: [{ name: 'main' }] }]);
});

test('vercel.json', () => {
  const { of } = state(
    vercelJson,
    'vercel.json',
    '{"buildCommand": "npm run build", "env": {"A": "b", "B": "@secret"}, "crons": [{"path": "/api/c", "schedule": "* * * * *"}]}',
  );
  expect(of('command').map(({ purpose, script }) => [purpose, ...runs(script)])).toEqual([['build', 'npm run build']]);
  expect(of('environment-supply').map(({ name, source, value }) => [name, source, shown(value)])).toEqual([
    ['A', 'literal', 'b'],
    ['B', 'secret', '?'],
  ]);
  expect(of('workload').map(({ name, once }) => [name, once])).toEqual([
    ['web', undefined],
    ['/api/c', true],
  ]);
});

test('netlify.toml', () => {
  const { of } = state(
    netlifyToml,
    'netlify.toml',
    '[build]\n  command = "npm run build"\n[build.environment]\n  NODE_VERSION = "20"\n[context.production]\n  command = "make prod"\n',
  );
  expect(of('command').map(({ name, script }) => [name, ...runs(script)])).toEqual([
    ['build', 'npm run build'],
    ['production', 'make prod'],
  ]);
  expect(of('environment-supply')).toMatchObject([{ name: 'NODE_VERSION' }]);
  expect(of('environment-variant')).toMatchObject([{ name: 'production' }]);
});

test('devcontainer.json', () => {
  const { of } = state(
    devcontainer,
    '.devcontainer/devcontainer.json',
    `{
  // factorlint-disable-next-line config -- local
  "image": "mcr.microsoft.com/devcontainers/python:1-3.12-bullseye",
  "features": { "ghcr.io/devcontainers/features/node:1": { "version": "20" } },
  "containerEnv": { "A": "b", "C": "\${localEnv:C}" },
  "forwardPorts": [8000],
  "postCreateCommand": "pip install -e .",
  "postStartCommand": { "server": ["npm", "start"] },
}`,
  );
  expect(of('workload')).toMatchObject([{ purpose: 'development', form: 'devcontainer', ports: [{ container: { value: 8000 } }] }]);
  expect(of('workload')[0]!.environment.map(({ name, source }) => [name, source])).toEqual([
    ['A', 'literal'],
    ['C', 'host'],
  ]);
  expect(of('runtime-version').map(({ runtime, version }) => [runtime, version])).toEqual([
    ['python', '3.12'],
    ['node', '20'],
  ]);
  expect(of('image-reference')).toMatchObject([{ use: 'development' }]);
  expect(of('command').map(({ purpose, form, script }) => [purpose, form, ...runs(script)])).toEqual([
    ['development', 'shell', 'pip install -e .'],
    ['development', 'exec', 'npm start'],
  ]);
  expect(of('waiver')).toHaveLength(1);
  expect(
    state(devcontainer, '.devcontainer/devcontainer.json', '{"dockerComposeFile": ["../compose.yml", "compose.yml"], "service": "app"}').of(
      'workload',
    ),
  ).toMatchObject([{ name: 'app', extends: { path: '.devcontainer/compose.yml', name: 'app' } }]);
});

test.each([
  [appJson, 'app.json', '[]'],
  [herokuYml, 'heroku.yml', '- a'],
  [flyToml, 'fly.toml', ''],
  [renderYaml, 'render.yaml', 'services: {a: b}'],
  [vercelJson, 'vercel.json', '[1]'],
  [netlifyToml, 'netlify.toml', 'build = 3'],
  [devcontainer, 'devcontainer.json', 'null'],
] as const)('the wrong kind of data says nothing: %#', (language, path, text) => {
  expect(state(language, path, text).of('command')).toEqual([]);
});
