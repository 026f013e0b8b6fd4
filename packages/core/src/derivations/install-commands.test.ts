import { beforeAll, describe, expect, test } from 'vitest';
import { collectFacts } from '../engine/collect-facts.js';
import { documentKind } from '../engine/document-kind.js';
import { openDocument } from '../engine/document.js';
import { readScript } from '../syntax/shell/index.js';
import { loadGrammars } from '../syntax/tree-sitter.js';
import type { Command, Dependency, Fact, ImageStage, InstallCommand, Lockfile, Workload } from '../vocabulary/facts/index.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { installCommands } from './install-commands.js';

beforeAll(loadGrammars);

const script = (path: string, text: string) => readScript(openDocument(path, inMemory({ [path]: text })));

function command(text: string, options: Partial<Command> & { path?: string } = {}): Command {
  const { path = 'Dockerfile', ...rest } = options;
  const read = script(path, text);
  return {
    kind: 'command',
    location: read.location,
    script: read,
    form: 'shell',
    purpose: 'build',
    from: 'dockerfile',
    ...(path.endsWith('Dockerfile') && { stage: 0 }),
    ...rest,
  };
}

function stage(index: number, options: Partial<ImageStage> = {}): ImageStage {
  const location = { path: 'Dockerfile', range: { start: { line: index * 10 + 1, column: 1 }, end: { line: index * 10 + 1, column: 5 } } };
  return {
    kind: 'image-stage',
    location,
    index,
    image: { kind: 'unknown', location },
    final: true,
    exposes: [],
    volumes: [],
    copies: [],
    environment: [],
    ...options,
  };
}

function lock(path: string, manager: Lockfile['manager']): Lockfile {
  const ecosystem = ['npm', 'yarn', 'pnpm', 'bun'].includes(manager) ? 'node' : 'python';
  return { kind: 'lockfile', location: { path }, ecosystem, manager, packages: {} };
}

function derive(facts: readonly Fact[], paths: readonly string[] = []): readonly InstallCommand[] {
  const all = [...new Set([...facts.map(({ location }) => location.path), ...paths])].sort();
  const collected = collectFacts(facts, { paths: all, kindOf: (path) => documentKind(path, () => '') });
  return [...installCommands.derive(collected)] as InstallCommand[];
}

const LOCKS = [
  lock('package-lock.json', 'npm'),
  lock('yarn.lock', 'yarn'),
  lock('pnpm-lock.yaml', 'pnpm'),
  lock('bun.lock', 'bun'),
  lock('uv.lock', 'uv'),
  lock('poetry.lock', 'poetry'),
  lock('pdm.lock', 'pdm'),
  lock('Pipfile.lock', 'pipenv'),
];
const one = (text: string, ...facts: Fact[]) => derive([command(text), stage(0), ...LOCKS, ...facts])[0];

describe('how an install treats the lock file', () => {
  test.each([
    ['npm ci --omit=dev', 'fails-on-drift', undefined],
    ['npm install --omit=dev --no-save', 'ignores', 'npm ci --omit=dev'],
    ['npm i', 'ignores', 'npm ci'],
    ['npm --prefix . install', 'ignores', 'npm --prefix . ci'],
    ['yarn', 'ignores', 'yarn --frozen-lockfile'],
    ['yarn install --pure-lockfile', 'honours', 'yarn install --frozen-lockfile'],
    ['yarn install --frozen-lockfile --production', 'fails-on-drift', undefined],
    ['pnpm -r install', 'ignores', 'pnpm -r install --frozen-lockfile'],
    ['CI=true pnpm install', 'fails-on-drift', undefined],
    ['bun install', 'ignores', 'bun install --frozen-lockfile'],
    ['bun ci', 'fails-on-drift', undefined],
    ['uv sync --no-dev', 'ignores', 'uv sync --locked --no-dev'],
    ['uv sync --frozen', 'honours', undefined],
    ['UV_LOCKED=1 uv sync', 'fails-on-drift', undefined],
    ['poetry install --only main', 'fails-on-drift', undefined],
    ['pdm install --prod', 'ignores', 'pdm install --check --prod'],
    ['pipenv install --system', 'ignores', 'pipenv install --deploy --system'],
    ['pipenv install --system --deploy', 'fails-on-drift', undefined],
  ] as const)('%s', (text, expected, better) => {
    const found = one(text);
    expect(found).toMatchObject({ lock: expected, what: 'manifest', when: 'build' });
    expect(found?.better?.join(' ')).toBe(better);
  });

  test('without a lock file nothing is better', () => {
    const [found] = derive([command('npm install'), stage(0)]);
    expect(found).toMatchObject({ lock: 'ignores' });
    expect(found).not.toHaveProperty('better');
  });

  test("another manager's lock in the folder is named", () => {
    expect(derive([command('npm install'), stage(0), lock('pnpm-lock.yaml', 'pnpm')])[0]?.better).toEqual([
      'pnpm',
      'install',
      '--frozen-lockfile',
    ]);
  });

  test('variables of the stage and of those below it count', () => {
    const environment = [
      {
        name: 'UV_FROZEN',
        value: { kind: 'literal', value: '1', location: { path: 'Dockerfile' } },
        source: 'literal',
        location: { path: 'Dockerfile' },
      },
    ] as const;
    const facts = [
      command('uv sync', { stage: 1 }),
      stage(0, { name: 'base', environment, final: false }),
      stage(1, { base: 'base' }),
      ...LOCKS,
    ];
    expect(derive(facts)[0]).toMatchObject({ lock: 'honours' });
  });

  test('options in a variable count where its text is known; else nothing is said', () => {
    const environment = [
      {
        name: 'OPTIONS',
        value: {
          kind: 'environment',
          name: 'OPTIONS',
          missing: { kind: 'literal', value: '--frozen --no-dev', location: { path: 'Dockerfile' } },
          location: { path: 'Dockerfile' },
        },
        source: 'argument',
        location: { path: 'Dockerfile' },
      },
    ] as const;
    expect(derive([command('uv sync $OPTIONS'), stage(0, { environment }), ...LOCKS])[0]).toMatchObject({
      lock: 'honours',
      text: 'uv sync $OPTIONS',
    });
    expect(derive([command('OPTIONS="--no-dev"; export OPTIONS; uv sync $OPTIONS'), stage(0), ...LOCKS])).toEqual([]);
    expect(derive([command('uv sync $OPTIONS'), stage(0), ...LOCKS])).toEqual([]);
  });

  test('poetry before its lock is copied resolves anew', () => {
    const copy = (from: string) => ({
      location: { path: 'Dockerfile', range: { start: { line: 0, column: 1 }, end: { line: 0, column: 9 } } },
      from: [from],
      to: '/app',
    });
    const withCopy = (from: string) => derive([command('poetry install'), stage(0, { copies: [copy(from)] }), ...LOCKS])[0]?.lock;
    expect(withCopy('pyproject.toml')).toBe('ignores');
    expect(withCopy('poetry.lock*')).toBe('fails-on-drift');
    expect(withCopy('.')).toBe('fails-on-drift');
  });

  test('yarn berry freezes by itself in pipelines, and says --immutable', () => {
    const ci = command('yarn install', { path: '.github/workflows/ci.yml', purpose: 'ci', from: 'ci' });
    expect(derive([ci, lock('yarn.lock', 'yarn')], ['.yarnrc.yml'])[0]).toMatchObject({ lock: 'fails-on-drift', when: 'ci' });
    expect(derive([command('yarn install'), stage(0), lock('yarn.lock', 'yarn')], ['.yarnrc.yml'])[0]?.better).toEqual([
      'yarn',
      'install',
      '--immutable',
    ]);
  });
});

describe('what is installed', () => {
  test('names on the command line, pinned or not; tools that install others are marked', () => {
    expect(
      one('pip install --no-cache-dir gunicorn==23.0.0 "minio>=7" poetry==$POETRY_VERSION git+https://example.org/x.git@v1.2.0'),
    ).toMatchObject({
      what: 'packages',
      packages: [
        { name: 'gunicorn', pinned: true },
        { name: 'minio', pinned: false },
        { name: 'poetry', pinned: true, bootstrap: true },
        { name: 'x', pinned: true },
      ],
    });
    expect(one('npm install -g nodemon pnpm@9.1.0 @nestjs/cli')).toMatchObject({
      global: true,
      packages: [
        { name: 'nodemon', pinned: false },
        { name: 'pnpm', pinned: true, bootstrap: true },
        { name: '@nestjs/cli', pinned: false },
      ],
    });
  });

  test('a requirements file and names in one command are two facts', () => {
    const facts = derive([command('python3 -m pip install -r requirements.txt gunicorn'), stage(0)], ['requirements.txt']);
    expect(facts).toMatchObject([
      { what: 'file', file: 'requirements.txt' },
      { what: 'packages', packages: [{ name: 'gunicorn' }] },
    ]);
  });

  test('a requirements file is its own lock where every line is exact', () => {
    const dependency = (pin: Dependency['pin'], hashed?: true): Dependency => ({
      kind: 'dependency',
      location: { path: 'requirements.txt' },
      name: 'a',
      ecosystem: 'python',
      group: 'runtime',
      pin,
      ...(hashed && { hashed }),
    });
    const install = command('pip install -r requirements.txt');
    expect(derive([install, stage(0), dependency('exact')])[0]?.lock).toBe('honours');
    expect(derive([install, stage(0), dependency('exact', true)])[0]?.lock).toBe('fails-on-drift');
    expect(derive([install, stage(0), dependency('range')])[0]?.lock).toBe('ignores');
    expect(derive([command('pip install -r requirements.in'), stage(0)], ['requirements.in', 'requirements.txt'])[0]?.better).toEqual([
      'pip',
      'install',
      '-r',
      'requirements.txt',
    ]);
  });

  test('a requirements file with those that it takes in, also where the image has put it', () => {
    const dependency = (path: string, pin: Dependency['pin']): Dependency => ({
      kind: 'dependency',
      location: { path },
      name: 'a',
      ecosystem: 'python',
      group: 'runtime',
      pin,
    });
    const manifest: Fact = {
      kind: 'manifest',
      location: { path: 'requirements/dev.txt' },
      ecosystem: 'python',
      format: 'requirements',
      dependencies: 0,
      includes: ['requirements/base.txt'],
    };
    const install = command('pip install -r /tmp/requirements/dev.txt');
    const facts = [install, stage(0), manifest, dependency('requirements/dev.txt', 'exact')];
    expect(derive([...facts, dependency('requirements/base.txt', 'exact')])[0]?.lock).toBe('honours');
    expect(derive([...facts, dependency('requirements/base.txt', 'range')])[0]?.lock).toBe('ignores');
  });

  test.each([
    'pip install /wheels/*.whl',
    'pip --version',
    'npm run build',
    'yarn build',
    'npx prisma migrate deploy',
    'echo npm install',
    'uv run --frozen pytest',
    'npm install --package-lock-only',
    'corepack enable',
    'apk add npm',
  ])('nothing: %s', (text) => {
    expect(one(text)).toBeUndefined();
  });

  test('a secret in an address does not reach the text', () => {
    expect(JSON.stringify(one('pip install --index-url https://bob:hunter2Zq81xx@pypi.example.org/simple flask'))).not.toContain('hunter2');
  });
});

describe('where and when', () => {
  test('stages that end up in the image, and those that do not', () => {
    const copies = [{ location: { path: 'Dockerfile' }, from: ['/app'], to: '/app', stage: 'build' }];
    const facts = derive([
      command('npm ci', { stage: 0 }),
      command('pip install watchdog', { stage: 1 }),
      stage(0, { name: 'build', final: false }),
      stage(1, { name: 'dev', final: false }),
      stage(2, { copies }),
    ]);
    expect(facts.map((fact) => fact.stage)).toMatchObject([
      { index: 0, final: true },
      { index: 1, final: false },
    ]);
  });

  test('a shell file that an image starts with runs at start; one that nobody calls is a script', () => {
    const entry = command('./docker/entrypoint.sh', { purpose: 'entrypoint' });
    const shell = (path: string) => command('npm install', { path, purpose: 'script', from: 'shell' });
    const facts = derive([entry, stage(0), shell('docker/entrypoint.sh'), shell('scripts/setup.sh'), shell('vagrant/provision.sh')]);
    expect(facts.map(({ location, when }) => [location.path, when])).toEqual([
      ['docker/entrypoint.sh', 'start'],
      ['scripts/setup.sh', 'script'],
      ['vagrant/provision.sh', 'development'],
    ]);
  });

  test('uv run locks and syncs where it starts a process, and nowhere else', () => {
    expect(derive([command('uv run gunicorn app:app', { purpose: 'start' }), stage(0), lock('uv.lock', 'uv')])[0]).toMatchObject({
      when: 'start',
      lock: 'ignores',
      better: ['uv', 'run', '--no-sync', 'gunicorn', 'app:app'],
    });
    expect(
      derive([command('uv run pytest', { purpose: 'ci', path: '.github/workflows/a.yml', from: 'ci' }), lock('uv.lock', 'uv')]),
    ).toEqual([]);
  });

  test('branches that ask for a lock file follow the repository', () => {
    const text = 'if [ -f yarn.lock ]; then yarn install; elif [ -f package-lock.json ]; then npm ci; else npm install; fi';
    expect(derive([command(text), stage(0), lock('package-lock.json', 'npm')]).map((fact) => fact.text)).toEqual(['npm ci']);
  });

  test('the lock file is looked for where the command runs', () => {
    const facts = [command('cd web && npm install'), stage(0), lock('web/package-lock.json', 'npm'), lock('api/package-lock.json', 'npm')];
    expect(derive(facts)[0]?.better).toEqual(['npm', 'ci']);
    expect(derive([command('npm install'), stage(0, { workdir: '/app/api' }), ...facts.slice(2)])[0]?.better).toEqual(['npm', 'ci']);
    expect(derive([command('npm install'), stage(0), ...facts.slice(2)])[0]).not.toHaveProperty('better');
  });

  test('the command of a workload', () => {
    const start = command('sh -c "npm install && node server.js"', { path: 'compose.yaml', purpose: 'start', from: 'compose' });
    const workload: Workload = {
      kind: 'workload',
      location: start.location,
      name: 'web',
      form: 'compose',
      command: start,
      environment: [],
      environmentFiles: [],
      open: [],
      ports: [],
      volumes: [],
      probes: [],
      dependsOn: [],
    };
    expect(derive([workload, start])).toMatchObject([{ when: 'start', text: 'npm install' }]);
    expect(derive([{ ...workload, purpose: 'development' }])).toMatchObject([{ when: 'development' }]);
  });
});

describe('words to write in place of others', () => {
  const rewrittenIn = (text: string, options: Parameters<typeof command>[1] = {}) =>
    derive([command(text, options), lock('package-lock.json', 'npm'), lock('uv.lock', 'uv')]).filter(({ rewritten }) => rewritten).length;
  const named = { path: 'package.json', purpose: 'script', from: 'package.json' } as const;

  test('are offered where the manifest is the one that was committed', () => {
    expect(rewrittenIn('npm install')).toBe(1);
    expect(rewrittenIn('npm install -g npm@11 && npm install')).toBe(1);
    expect(rewrittenIn('cp package.json /tmp && echo go && npm install', named)).toBe(1);
    expect(rewrittenIn('/opt/wait-for-it.sh db && npm install', named)).toBe(1);
  });

  test('are not offered after something that writes the manifest or its lock file', () => {
    expect(rewrittenIn('npm pkg set version=1 && npm install')).toBe(0);
    expect(rewrittenIn("sed -i 's/a/b/' package.json && npm install")).toBe(0);
    expect(rewrittenIn('rm -f package-lock.json && npm install')).toBe(0);
    expect(rewrittenIn('jq .a package.json > tmp && mv tmp package.json && npm install')).toBe(0);
    expect(rewrittenIn('echo {} > package.json; npm install')).toBe(0);
    expect(rewrittenIn('npm install left-pad && npm install')).toBe(0);
    expect(rewrittenIn('npm install && git add package.json package-lock.json', named)).toBe(0);
  });

  test('are not offered in a script after a program that may have written it', () => {
    expect(rewrittenIn('ts-node ./.install-scripts/index.ts && npm install', named)).toBe(0);
    expect(rewrittenIn('node extra/checkout-pr.mjs && npm install', named)).toBe(0);
    expect(rewrittenIn('./configure.sh && npm install', named)).toBe(0);
    expect(rewrittenIn('npm run configure && npm install', named)).toBe(0);
  });

  test('are not offered in a stage whose earlier command writes it', () => {
    const edits = command('RUN', {});
    const before = {
      ...command('npm pkg set version=1'),
      location: { ...edits.location, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 9 } } },
    };
    const install = command('npm install');
    const after = { ...install, location: { ...install.location, range: { start: { line: 2, column: 1 }, end: { line: 2, column: 9 } } } };
    expect(derive([before, after, lock('package-lock.json', 'npm')])[0]).not.toHaveProperty('rewritten');
    expect(derive([{ ...before, stage: 1 }, after, lock('package-lock.json', 'npm')])[0]).toHaveProperty('rewritten');
  });

  test('of a program that a manager starts are offered whatever ran before', () => {
    expect(
      rewrittenIn('python manage.py migrate; uv run gunicorn app:app', { path: 'entry.sh', purpose: 'entrypoint', from: 'shell' }),
    ).toBe(1);
  });
});
