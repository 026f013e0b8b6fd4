import { chooseCircle } from './circles.mjs';
import { chooseFiles } from './corpus.mjs';
import { plantCanary } from './canary.mjs';
import { mutateBytes, mutateText } from './mutate-text.mjs';
import { randomOf } from './random.mjs';

/** So many inputs in a row are changes of the same files: a session that stays open must say of each what a new one says. */
const GROUP = 8;

/** Names that make a file another language's, or nobody's. */
const NAMES = [
  'Dockerfile',
  'docker-compose.yml',
  'compose.override.yml',
  'package.json',
  'package-lock.json',
  'pyproject.toml',
  'requirements.txt',
  'Pipfile',
  'uv.lock',
  'Procfile',
  '.env',
  '.env.example',
  'app.json',
  'fly.toml',
  'render.yaml',
  'k8s/web.yaml',
  'chart/templates/web.yaml',
  '.github/workflows/ci.yml',
  '.gitlab-ci.yml',
  'main.tf',
  'web.service',
  'supervisord.conf',
  'nginx.conf',
  'uwsgi.ini',
  'Makefile',
  'justfile',
  'settings.py',
  'manage.py',
  '__init__.py',
  'index.js',
  'index.ts',
  'run.sh',
  'gunicorn.conf.py',
  'ecosystem.config.js',
  'tsconfig.json',
  'README.md',
  '.gitignore',
  '.dockerignore',
  '__proto__',
  'constructor/toString.py',
  'a b/ü 😀.js',
  '-rf',
  'a\nb.py',
  'a/b/c/d/e/f/g/h.js',
  'tests/test_a.py',
  'node_modules/a/package.json',
];

/**
 * @typedef {{ index: number, files: ReadonlyMap<string, string | Buffer>, base: ReadonlyMap<string, string>, canaries: readonly string[], steps: readonly string[] }} Input
 * what is analysed: files by path (a text, as an editor holds it, or bytes, as a disk does), the files before they were changed, secrets
 * that no output may say, and what was done
 */

/** The input of that number: the same for the same seed and folders. */
export function inputOf(corpora, seed, index) {
  const { base, canaries, circle } = baseOf(corpora, `${seed}/${Math.floor(index / GROUP)}`);
  const random = randomOf(`${seed}/input/${index}`);
  const files = new Map(base);
  const steps = circle === undefined ? [] : [`circle: ${circle}`];
  if (random.chance(0.2)) steps.push(...changeTree(files, random));
  if (steps.length === 0 || random.chance(0.85)) steps.push(...changeFiles(files, random));
  return { index, files, base, canaries, steps };
}

function baseOf(corpora, seed) {
  const random = randomOf(`${seed}/base`);
  const base = random.chance(0.95) ? chooseFiles(random.pick(corpora), random) : new Map();
  let circle;
  if (base.size === 0 || random.chance(0.2)) {
    const chosen = chooseCircle(random);
    circle = chosen.name;
    for (const [path, text] of chosen.files) base.set(path, text);
  }
  const canaries = [];
  for (const [path, text] of base) {
    const plant = random.chance(0.5) ? plantCanary(path, text, random) : undefined;
    if (!plant) continue;
    canaries.push(plant.canary);
    base.set(path, plant.planted);
  }
  return { base, canaries, circle };
}

function changeFiles(files, random) {
  const steps = [];
  const turns = random.chance(0.75) ? 1 : 2;
  for (let turn = 0; turn < turns; turn += 1) {
    const paths = [...files.keys()].filter((path) => typeof files.get(path) === 'string');
    if (paths.length === 0) break;
    const [path, other] = [random.pick(paths), random.pick(paths)];
    if (random.chance(0.1)) {
      files.set(path, mutateBytes(files.get(path), random));
      steps.push(`${path}: bytes`);
    } else {
      const { mutated, steps: done } = mutateText(files.get(path), files.get(other), random);
      files.set(path, mutated);
      steps.push(`${path}: ${done.join(', ')}`);
    }
  }
  return steps;
}

function changeTree(files, random) {
  const steps = [];
  const turns = 1 + random.below(3);
  for (let turn = 0; turn < turns; turn += 1) {
    const paths = [...files.keys()];
    const [path, other] = [random.pick(paths), random.pick(paths)];
    const folder = other.includes('/') ? other.slice(0, other.lastIndexOf('/') + 1) : random.pick(['', 'a/', 'apps/b/']);
    const name = random.chance(0.5) ? random.pick(NAMES) : path.slice(path.lastIndexOf('/') + 1);
    const kind = random.pick(['remove', 'rename', 'duplicate', 'exchange', 'empty']);
    if (kind === 'remove' && paths.length < 2) continue;
    const text = files.get(path);
    if (kind === 'remove' || kind === 'rename') files.delete(path);
    if (kind === 'rename' || kind === 'duplicate') files.set(`${folder}${name}`, text);
    if (kind === 'empty') files.set(path, '');
    if (kind === 'exchange') {
      files.set(path, files.get(other));
      files.set(other, text);
    }
    steps.push(`${kind} ${path}${kind === 'rename' || kind === 'duplicate' ? ` as ${folder}${name}` : ''}`);
  }
  return steps;
}
