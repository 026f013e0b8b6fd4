import { describe, expect, test } from 'vitest';
import { runs, shown, state } from '../stated.test-kit.js';
import { circleCi } from './circleci.js';
import { githubActions } from './github.js';
import { gitlabCi } from './gitlab.js';
import { travisCi } from './travis.js';

function workflow(text: string) {
  return state(githubActions, '.github/workflows/main.yml', text);
}

describe('workflows of GitHub', () => {
  const { of, at } = workflow(
    [
      'name: CI',
      'on:',
      '  push:',
      '    branches: [main]',
      'jobs:',
      '  test:',
      '    runs-on: ubuntu-latest',
      '    strategy:',
      '      matrix:',
      '        python: ["3.11", "3.12"]',
      '    services:',
      '      db:',
      '        image: postgres:15',
      '        env:',
      '          POSTGRES_PASSWORD: hunter2hunter2',
      '        ports: ["5432:5432"]',
      '    steps:',
      '      - uses: actions/setup-python@v5',
      '        with:',
      '          python-version: ${{ matrix.python }}',
      '      - uses: actions/setup-node@v4',
      '        with: {node-version: 20}',
      '      # factorlint-disable-next-line dependencies -- pinned outside',
      '      - name: Install',
      '        run: |',
      '          pip install -r requirements.txt',
      '          pytest ${{ matrix.flags }} --x',
      '      - run: print(1)',
      '        shell: python',
    ].join('\n'),
  );

  test('steps', () => {
    expect(of('command').map(({ job, name, purpose, script }) => [job, name, purpose, ...runs(script)])).toEqual([
      ['test', 'Install', 'ci', 'pip install -r requirements.txt', 'pytest ? --x'],
    ]);
    expect(of('command')[0]!.script.statements.map(({ location }) => at(location))).toEqual([
      '26: pip install -r requirements.txt',
      '27: pytest ${{ matrix.flags }} --x',
    ]);
    expect(of('waiver')).toHaveLength(1);
  });

  test('services', () => {
    expect(of('image-reference').map(({ name, tag, use, of: service }) => [name, tag, use, service])).toEqual([
      ['postgres', '15', 'ci-service', 'db'],
    ]);
    expect(of('workload')).toMatchObject([{ name: 'db', form: 'ci', purpose: 'ci' }]);
    expect(of('workload')[0]!.environment.map(({ value }) => shown(value))).toEqual(['<words>']);
  });

  test('versions', () => {
    expect(of('runtime-version').map(({ runtime, version, source, location }) => [runtime, version, source, at(location)])).toEqual([
      ['python', '3.11', 'matrix', '10: "3.11"'],
      ['python', '3.12', 'matrix', '10: "3.12"'],
      ['node', '20', 'ci', '22: 20'],
    ]);
  });

  test('a version that stands twice is said once', () => {
    const step = '      - uses: actions/setup-node@v4\n        with: {node-version: 20}\n';
    expect(workflow(`jobs:\n  a:\n    steps:\n${step}  b:\n    steps:\n${step}`).of('runtime-version')).toHaveLength(1);
  });

  test('tests deploy nothing', () => {
    expect(of('deploy-job')).toEqual([]);
  });
});

describe('what deploys', () => {
  const jobs = (on: string, job: string) =>
    workflow(`on: ${on}\njobs:\n  go:\n    runs-on: ubuntu-latest\n${job.replace(/^/gm, '    ')}\n`).of('deploy-job');
  const step = (run: string) => `steps:\n  - run: ${run}`;

  test('an environment', () => {
    expect(jobs('{push: {branches: [main]}}', 'environment: production\nsteps: []')).toMatchObject([
      { name: 'go', does: 'deploy', environment: 'production', branches: [{ name: 'main' }], triggers: ['push'] },
    ]);
    expect(jobs('workflow_dispatch', 'environment: {name: staging}')).toMatchObject([
      { environment: 'staging', branches: [], triggers: ['manual'] },
    ]);
    expect(jobs('push', 'environment: pypi')).toMatchObject([{ does: 'publish' }]);
    expect(jobs('push', 'environment: discord-secrets')).toEqual([]);
    expect(jobs('push', 'name: Clean up\nenvironment: production')).toEqual([]);
  });

  test.each([
    ['flyctl deploy --remote-only', 'deploy'],
    ['uv run fastapi deploy', 'deploy'],
    ['git push heroku main', 'deploy'],
    ['aws ecs update-service --service a', 'deploy'],
    ['heroku container:release web', 'deploy'],
    ['docker push a/b', 'publish'],
    ['npm publish', 'publish'],
    ['docker build .', undefined],
    ['docker compose up -d', undefined],
    ['kubectl apply -f k8s', undefined],
    ['echo flyctl deploy', undefined],
  ])('%s', (run, does) => {
    expect(jobs('push', step(run)).map((job) => job.does)).toEqual(does === undefined ? [] : [does]);
  });

  test('what tests use too deploys in a job that says so', () => {
    const named = (name: string, more = '') =>
      workflow(
        `name: ${name}\non: push\njobs:\n  go:\n    runs-on: ubuntu-latest\n${more}    steps:\n      - run: docker compose up -d\n`,
      ).of('deploy-job').length;
    expect([named('Deploy'), named('Tests'), named('x', '    environment: production\n')]).toEqual([1, 0, 1]);
  });

  test('actions', () => {
    const uses = (name: string, more = '') => jobs('push', `steps:\n  - uses: ${name}\n${more}`).map((job) => job.does);
    expect(uses('docker/build-push-action@v5', '    with: {push: true}')).toEqual(['publish']);
    expect(uses('docker/build-push-action@v5', '    with: {push: false}')).toEqual([]);
    expect(uses('akhileshns/heroku-deploy@v3')).toEqual(['deploy']);
  });

  test('its own condition names the branch', () => {
    expect(jobs('{push: {branches: [main, develop]}}', `if: github.ref == 'refs/heads/develop'\nenvironment: staging`)).toMatchObject([
      { branches: [{ name: 'develop' }] },
    ]);
  });

  test('a deploy for each pull request is an environment of its own', () => {
    const { of } = workflow('on: [pull_request]\njobs:\n  go:\n    steps:\n      - uses: bobheadxi/deployments@v1\n');
    expect(of('environment-variant')).toMatchObject([{ name: 'review' }]);
    const afterwards = workflow('on: {pull_request: {types: [closed]}}\njobs:\n  go:\n    environment: production\n');
    expect(afterwards.of('environment-variant')).toEqual([]);
  });
});

test('GitLab', () => {
  const { of } = state(
    gitlabCi,
    '.gitlab-ci.yml',
    [
      'image: python:3.12',
      'services: ["postgres:16", {name: redis:7, alias: cache}]',
      'variables: {A: b}',
      '.deploy:',
      '  stage: deploy',
      '  script: [./deploy.sh]',
      'test:',
      '  before_script: &setup [pip install -r requirements.txt]',
      '  script:',
      '    - *setup',
      '    - pytest',
      'staging:',
      '  extends: .deploy',
      '  environment: staging',
      '  only: [develop]',
      'production:',
      '  extends: .deploy',
      '  environment: {name: production}',
      '  rules:',
      '    - if: $CI_COMMIT_BRANCH == "main"',
    ].join('\n'),
  );
  expect(of('command').map(({ job, script }) => [job, ...runs(script)])).toEqual([
    ['.deploy', './deploy.sh'],
    ['test', 'pip install -r requirements.txt'],
    ['test', 'pip install -r requirements.txt'],
    ['test', 'pytest'],
  ]);
  expect(of('runtime-version')).toMatchObject([{ runtime: 'python', version: '3.12', source: 'ci' }]);
  expect(of('workload').map(({ name }) => name)).toEqual(['postgres', 'cache']);
  expect(of('deploy-job').map(({ name, environment, branches }) => [name, environment, ...branches.map((branch) => branch.name)])).toEqual([
    ['staging', 'staging', 'develop'],
    ['production', 'production', 'main'],
  ]);
});

test('CircleCI', () => {
  const { of } = state(
    circleCi,
    '.circleci/config.yml',
    [
      'jobs:',
      '  deploy:',
      '    docker:',
      '      - image: cimg/python:3.12',
      '      - image: cimg/postgres:16.1',
      '    steps:',
      '      - checkout',
      '      - run: pip install -r a.txt',
      '      - run: {name: Go, command: "flyctl deploy << pipeline.x >>"}',
      'workflows:',
      '  all:',
      '    jobs:',
      '      - deploy: {filters: {branches: {only: main}}}',
    ].join('\n'),
  );
  expect(of('command').map(({ name, script }) => [name, ...runs(script)])).toEqual([
    [undefined, 'pip install -r a.txt'],
    ['Go', 'flyctl deploy ?'],
  ]);
  expect(of('runtime-version')).toMatchObject([{ version: '3.12' }]);
  expect(of('workload')).toMatchObject([{ name: 'postgres' }]);
  expect(of('deploy-job')).toMatchObject([{ name: 'deploy', branches: [{ name: 'main' }] }]);
});

test('Travis CI', () => {
  const { of } = state(travisCi, '.travis.yml', 'node_js: [18, 20]\ninstall: yarn install\nscript:\n  - yarn test\n');
  expect(of('command').map(({ script }) => runs(script)[0])).toEqual(['yarn install', 'yarn test']);
  expect(of('runtime-version').map(({ version, source }) => [version, source])).toEqual([
    ['18', 'matrix'],
    ['20', 'matrix'],
  ]);
});

test.each([
  [githubActions, '.github/workflows/a.yml'],
  [gitlabCi, '.gitlab-ci.yml'],
  [circleCi, '.circleci/config.yml'],
  [travisCi, '.travis.yml'],
] as const)('the wrong kind of data says nothing: %#', (language, path) => {
  for (const text of ['- a', 'jobs: 3', 'jobs: {a: 3, b: {steps: x, services: y, docker: z}}', 'on: {push: 3}']) {
    expect(state(language, path, text).of('deploy-job')).toEqual([]);
  }
});
