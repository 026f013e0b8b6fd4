import { beforeAll, describe, expect, test } from 'vitest';
import { collectFacts } from '../engine/collect-facts.js';
import { documentKind } from '../engine/document-kind.js';
import { extractFile } from '../engine/extract.js';
import { manifestLanguages } from '../languages/manifests/index.js';
import { loadGrammars } from '../syntax/tree-sitter.js';
import type { App, EntryPoint, Fact, Framework, ImageStage, Workload } from '../vocabulary/facts/index.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { apps } from './apps.js';

beforeAll(loadGrammars);

const at = (path: string) => ({ location: { path, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } } });
const framework = (path: string, name: string, serves: Framework['serves'] = 'web'): Fact => ({
  kind: 'framework',
  ...at(path),
  name,
  serves,
});
const entry = (path: string, role: EntryPoint['role'], settings?: string): Fact => ({
  kind: 'entry-point',
  ...at(path),
  role,
  ...(settings !== undefined && { settings: { kind: 'literal', value: settings, ...at(path) } }),
});
const image = (path: string, exposes = true): ImageStage => ({
  kind: 'image-stage',
  ...at(path),
  index: 0,
  image: { kind: 'unknown', ...at(path) },
  final: true,
  exposes: exposes ? [{ kind: 'literal', value: 80, ...at(path) }] : [],
  volumes: [],
  copies: [],
  environment: [],
});
const workload = (path: string, form: Workload['form'], name = 'web', context?: string): Workload => ({
  kind: 'workload',
  ...at(path),
  name,
  form,
  environment: [],
  environmentFiles: [],
  open: [],
  ports: [],
  volumes: [],
  probes: [],
  dependsOn: [],
  ...(context !== undefined && { build: { ...at(path), context } }),
});

/** The apps of a tree; the manifests are read, all other facts are given. Each as `path type name`, with ` web` where it is one. */
function appsOf(files: Readonly<Record<string, string>>, facts: readonly Fact[] = []): readonly App[] {
  const tree = inMemory({ ...Object.fromEntries(facts.map(({ location }) => [location.path, ''])), ...files });
  const all = [...tree.paths.flatMap((path) => extractFile(path, tree, manifestLanguages).facts), ...facts];
  const collected = collectFacts(all, { paths: tree.paths, kindOf: (path) => documentKind(path, () => '') });
  return [...apps.derive(collected)] as App[];
}
const short = (files: Readonly<Record<string, string>>, facts: readonly Fact[] = []) =>
  appsOf(files, facts).map(({ path, type, name, web }) => `${path || '.'} ${type} ${name}${web ? ' web' : ''}`);

const DJANGO_PACKAGE = '[project]\nname = "shop"\nversion = "1.0"\ndependencies = ["django"]\n[build-system]\nrequires = ["hatchling"]\n';

describe('one unit', () => {
  test('an empty tree has none, a tree of documents has the root', () => {
    expect(short({})).toEqual([]);
    expect(short({ 'README.md': '# A' })).toEqual(['. site .']);
  });

  test('a Django project is a service, also with a build system and commands', () => {
    expect(
      short({ 'pyproject.toml': DJANGO_PACKAGE, 'shop/models.py': '' }, [
        entry('manage.py', 'manage', 'shop.settings'),
        framework('shop/wsgi.py', 'django'),
      ]),
    ).toEqual(['. service shop web']);
    expect(
      short({ 'pyproject.toml': `${DJANGO_PACKAGE}[project.scripts]\nshop = "shop:main"\n` }, [
        entry('shop/manage.py', 'manage', 'shop.settings'),
      ]),
    ).toEqual(['. service shop web']);
  });

  test('a package for Django is a library, with its test project and its demo', () => {
    const files = {
      'pyproject.toml': DJANGO_PACKAGE,
      'shop/models.py': '',
      'demo/requirements.txt': 'django',
      'docs/requirements.txt': 'sphinx',
    };
    expect(
      short(files, [
        entry('manage.py', 'manage', 'tests.settings'),
        entry('demo/manage.py', 'manage', 'demo.settings'),
        framework('demo/app.py', 'django'),
      ]),
    ).toEqual(['. library shop']);
  });

  test('an application object makes a service', () => {
    expect(short({ 'requirements.txt': 'flask' }, [framework('app/__init__.py', 'flask')])).toEqual(['. service . web']);
    expect(short({ 'pyproject.toml': DJANGO_PACKAGE.replace('django', 'fastapi') }, [framework('app/main.py', 'fastapi')])).toEqual([
      '. service shop web',
    ]);
  });

  test('only in a test or an example it makes none', () => {
    expect(
      short({ 'pyproject.toml': DJANGO_PACKAGE.replace('django', 'flask'), 'shop/a.py': '' }, [
        framework('tests/app.py', 'flask'),
        framework('examples/app.py', 'flask'),
        framework('example.py', 'flask'),
      ]),
    ).toEqual(['. library shop']);
  });

  test('a package with bin and no server is a tool, one with a server inside too', () => {
    const packageJson = '{"name":"lint","version":"1.0.0","bin":"cli.js","files":["cli.js"]}';
    expect(short({ 'package.json': packageJson, 'cli.js': '' })).toEqual(['. tool lint']);
    expect(short({ 'package.json': packageJson, 'cli.js': '' }, [framework('preview.js', 'express')])).toEqual(['. tool lint']);
  });

  test('a start script of an application that is not published', () => {
    expect(
      short({
        'package.json': '{"name":"api","version":"1.0.0","scripts":{"start":"node dist/main.js"},"dependencies":{"@nestjs/core":"11"}}',
        'src/main.ts': '',
      }),
    ).toEqual(['. service api web']);
    expect(short({ 'package.json': '{"name":"bot","scripts":{"start":"node bot.js"}}', 'bot.js': '' })).toEqual(['. service bot']);
    expect(
      short({
        'package.json': '{"name":"ui","private":true,"scripts":{"start":"react-scripts start"},"dependencies":{"react-dom":"19"}}',
        'src/a.jsx': '',
      }),
    ).toEqual(['. site ui']);
  });

  test('a worker that is deployed answers no requests', () => {
    expect(
      short({ 'requirements.txt': 'celery', 'app.py': '' }, [
        framework('app.py', 'celery', 'worker'),
        workload('Procfile', 'procfile', 'worker'),
      ]),
    ).toEqual(['. service .']);
  });

  test('a program of another language with an image is a service; without one it is a tool', () => {
    expect(short({ 'go.mod': 'module example.org/a\n', 'main.go': '' }, [image('Dockerfile')])).toEqual(['. service example.org/a web']);
    expect(short({ 'go.mod': 'module example.org/a\n', 'main.go': '' })).toEqual(['. tool example.org/a']);
  });

  test('files that only deploy others are infrastructure', () => {
    expect(short({}, [workload('compose.yaml', 'compose', 'db')])).toEqual(['. infrastructure .']);
  });

  test('a site is what runs in a browser, or static pages', () => {
    expect(
      short({ 'package.json': '{"name":"web","private":true,"scripts":{"dev":"vite"},"dependencies":{"vue":"3"}}', 'src/main.ts': '' }),
    ).toEqual(['. site web']);
    expect(
      short({
        'package.json':
          '{"name":"book","private":true,"scripts":{"start":"docusaurus start"},"dependencies":{"@docusaurus/core":"3","react-dom":"19"}}',
        'a.js': '',
      }),
    ).toEqual(['. site book']);
  });

  test('a published package of components is a library', () => {
    const files = {
      'package.json': '{"name":"charts","version":"1.0.0","files":["dist"],"dependencies":{"react-dom":"19"}}',
      'src/a.tsx': '',
    };
    expect(short(files, [framework('src/a.tsx', 'react', 'front-end')])).toEqual(['. library charts']);
  });

  test('the place that says it best is named', () => {
    const [app] = appsOf({ 'package.json': '{"name":"api"}' }, [framework('src/seeds/run.ts', 'nest'), framework('src/main.ts', 'nest')]);
    expect(app?.why).toContain('src/main.ts');
  });

  test('each says why', () => {
    for (const app of appsOf({ 'requirements.txt': 'flask' }, [framework('app.py', 'flask')]))
      expect(app.why).toMatch(/^[A-Z].*app\.py.*\.$/);
  });
});

describe('several units', () => {
  test('folders with a manifest each; the root holds them together', () => {
    const files = {
      'vote/requirements.txt': 'flask',
      'result/package.json': '{"name":"result","dependencies":{"express":"4"}}',
      'worker/Worker.csproj': '<Project>',
      'worker/Program.cs': '',
    };
    const facts = [
      framework('vote/app.py', 'flask'),
      framework('result/server.js', 'express'),
      image('worker/Dockerfile', false),
      workload('compose.yaml', 'compose'),
    ];
    expect(short(files, facts)).toEqual([
      '. infrastructure .',
      'result service result web',
      'vote service vote web',
      'worker service Worker',
    ]);
  });

  test('members of a workspace, as the root declares them', () => {
    const files = {
      'package.json': '{"name":"mono","private":true,"workspaces":["apps/*","packages/*"]}',
      'apps/api/package.json': '{"name":"api","private":true,"scripts":{"start":"node ."},"dependencies":{"express":"4"}}',
      'apps/api/index.js': '',
      'packages/ui/package.json': '{"name":"ui","private":true}',
      'packages/ui/index.js': '',
    };
    expect(short(files, [framework('apps/api/index.js', 'express')])).toEqual([
      '. infrastructure mono',
      'apps/api service api web',
      'packages/ui library ui',
    ]);
  });

  test('a Dockerfile in a member deploys that member, also when the whole workspace is its context', () => {
    const files = {
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["backend"]\n',
      'package.json': '{"name":"mono","private":true,"workspaces":["frontend"]}',
      'scripts/release.py': '',
      'backend/pyproject.toml': DJANGO_PACKAGE.replace('django', 'fastapi'),
      'frontend/package.json': '{"name":"ui","private":true,"dependencies":{"react-dom":"19"}}',
      'frontend/a.tsx': '',
    };
    const build = { ...at('compose.yaml'), context: '', dockerfile: 'backend/Dockerfile' };
    const facts = [
      image('backend/Dockerfile'),
      framework('backend/app/main.py', 'fastapi'),
      { ...workload('compose.yaml', 'compose'), build },
    ];
    expect(short(files, facts)).toEqual(['. infrastructure mono', 'backend service shop web', 'frontend site ui']);
  });

  test('an image that only runs when somebody asks for it makes no service', () => {
    const seed: Workload = { ...workload('compose.yaml', 'compose', 'seed', 'seed'), profiles: ['seed'] };
    expect(
      short({ 'seed/make.py': '', 'web/requirements.txt': 'flask' }, [
        image('seed/Dockerfile', false),
        framework('web/app.py', 'flask'),
        seed,
      ]),
    ).toEqual(['. infrastructure .', 'seed tool seed', 'web service web web']);
  });

  test('documents, tests and examples are no units; an asset bundle belongs to its service', () => {
    const files = {
      'pyproject.toml': DJANGO_PACKAGE,
      'docs/package.json': '{"name":"docs","scripts":{"start":"node ."}}',
      'e2e/package.json': '{"name":"e2e"}',
      'examples/a/package.json': '{"name":"a","scripts":{"start":"node ."}}',
      'shop/static/package.json': '{"name":"assets","private":true,"scripts":{"build":"esbuild a.ts"}}',
      'shop/models.py': '',
    };
    expect(short(files, [entry('manage.py', 'manage', 'shop.settings')])).toEqual(['. service shop web']);
  });

  test('requirements/ belongs to what is around it', () => {
    expect(short({ 'requirements/base.txt': 'django', 'shop/models.py': '' }, [entry('manage.py', 'manage', 'shop.settings')])).toEqual([
      '. service . web',
    ]);
  });

  test('a root that only holds one unit is one app with it', () => {
    const files = {
      'app/package.json': '{"name":"shop","dependencies":{"express":"4"}}',
      'package.json': '{"private":true,"devDependencies":{"husky":"9"}}',
    };
    expect(short(files, [framework('app/server.js', 'express'), workload('compose.yaml', 'compose')])).toEqual(['. service shop web']);
  });

  test('everything in examples: then the examples are the apps', () => {
    expect(
      short({ 'examples/a/package.json': '{"name":"a"}', 'examples/b/package.json': '{"name":"b"}' }, [
        framework('examples/a/server.js', 'express'),
      ]).map((app) => app.split(' ')[0]),
    ).toEqual(['.', 'examples/a', 'examples/b']);
  });

  test('the folder that an image is built in is deployed, wherever the Dockerfile lies', () => {
    const files = {
      'api/requirements.txt': 'boto3',
      'api/main.py': '',
      'web/package.json': '{"name":"web","private":true,"scripts":{"dev":"vite"},"devDependencies":{"vite":"7"}}',
      'web/a.ts': '',
    };
    const built: Workload = {
      ...workload('compose.yaml', 'compose', 'api'),
      build: { ...at('compose.yaml'), context: 'api', dockerfile: '../docker/api.Dockerfile' },
    };
    expect(short(files, [image('docker/api.Dockerfile'), built])).toEqual(['. infrastructure .', 'api service api web', 'web site web']);
  });
});
