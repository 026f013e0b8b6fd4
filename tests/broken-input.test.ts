import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '@factorlint/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { factorlint } from './command.js';
import { ROOT } from './modules.js';

// Bounded time means that it ends, also on a machine that has much else to do.
vi.setConfig({ testTimeout: 120_000 });

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'factorlint-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** A file that is well, so that the status is not about nothing having been read. */
const putGood = () => put('good.js', 'const port = process.env.PORT;\n');

/** Judges the folder both ways. A stack trace, or a status that speaks of a fault of ours, fails the test. */
async function judge(): Promise<Report> {
  const asJson = await factorlint('check', root, '--format', 'json');
  const asText = await factorlint('check', root, '--verbose');
  for (const { status, stdout, stderr } of [asJson, asText]) {
    expect(stderr).toBe('');
    expect([0, 1]).toContain(status);
    expect(stdout).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  }
  return JSON.parse(asJson.stdout) as Report;
}

const gapsOf = ({ gaps }: Report) => gaps.map(({ path }) => path);

/** One file of each language, by the name that makes it that language's. */
const NAMES = [
  'app.py',
  'settings/base.py',
  'app.js',
  'app.jsx',
  'app.ts',
  'app.tsx',
  'run.sh',
  'Dockerfile',
  'docker-compose.yml',
  'k8s/deployment.yaml',
  '.github/workflows/ci.yml',
  'pyproject.toml',
  'Pipfile',
  'fly.toml',
  'package.json',
  'app.json',
  'requirements.txt',
  'uv.lock',
  'poetry.lock',
  'Pipfile.lock',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  '.env',
  '.env.example',
  'Procfile',
  'render.yaml',
  'heroku.yml',
  '.gitignore',
  '.dockerignore',
  '.gitattributes',
  '.python-version',
  '.devcontainer/devcontainer.json',
  'gunicorn.conf.py',
  'uwsgi.ini',
  'supervisord.conf',
  'web.service',
  'ecosystem.config.js',
  'nginx.conf',
  'Makefile',
  'justfile',
  'chart/templates/web.yaml',
  'main.tf',
];

/** What may stand where something else should. */
const CONTENTS: Readonly<Record<string, string | Uint8Array>> = {
  nothing: '',
  'bytes that are no UTF-8': Uint8Array.from([0x61, 0x3d, 0xff, 0xfe, 0x80, 0x0a]),
  'UTF-16': Uint8Array.from([0xff, 0xfe, ...Buffer.from('a = 1\n', 'utf16le')]),
  'NUL bytes': 'a = \0\0\0\n',
  'an unclosed double quote': 'a = "unclosed\nb: "unclosed\n',
  'an unclosed single quote': "a = 'unclosed\nRUN echo 'unclosed\n",
  'an unclosed triple quote': 'a = """unclosed\n',
  'an unclosed template': 'const a = `unclosed ${\n',
  'an unclosed heredoc': 'cat <<EOF\nunclosed\nRUN <<EOF\n',
  'unclosed brackets': '{"a": [1, (2, {"b": [\n',
  'deep brackets': '['.repeat(20_000),
  'deep objects': '{"a":'.repeat(5_000),
  'deep parentheses': `a = ${'('.repeat(5_000)}1${')'.repeat(5_000)}\n`,
  'deep indentation': Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'closing brackets': ')]}'.repeat(1_000),
  'half of a pair': 'a = "\\ud800"\n',
  'only a byte-order mark': '\ufeff',
  'carriage returns alone': 'a = 1\rb = 2\rservices:\r  web:\r    image: x\r',
  'template holes': '{{ if }}{{ .Values.x }}: {{\n{% for %}\n',
  'a merge conflict': '<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> other\n',
  'a scalar': '42\n',
  'a list of nulls': '[null, null]\n',
  null: 'null\n',
  'members of the wrong type':
    '{"name": 1, "scripts": ["x"], "dependencies": "x", "services": 7, "project": [], "engines": null, "packages": 3, "workspaces": {"packages": 1}}\n',
  'names of what every object has':
    '{"__proto__": {"scripts": {}}, "constructor": {"prototype": 1}, "toString": 1, "services": {"__proto__": {}}}\n',
};

describe.for(Object.entries(CONTENTS))('%s', ([, content]) => {
  it('in every kind of file ends in gaps or nothing', async () => {
    putGood();
    for (const name of NAMES) put(name, content);
    const report = await judge();
    expect(report.verdicts).toHaveLength(12);
  });
});

describe('a gap tells', () => {
  it.each([
    ['that bytes are no UTF-8', 'a.py', Uint8Array.from([0x61, 0xff, 0x0a]), 'UTF-8'],
    ['that a text is UTF-16', 'a.py', Uint8Array.from([0xff, 0xfe, 0x61, 0]), 'UTF-16'],
    ['where a syntax error stands', 'a.js', 'const a = 1;\nconst = ;\n', 'line 2, column 7'],
    ['that a manifest is empty', 'package.json', '', ''],
  ])('%s', async (_, path, content, reason) => {
    putGood();
    put(path, content);
    const { gaps } = await judge();
    expect(gaps).toEqual([{ path, reason: expect.stringContaining(reason) as string }]);
  });

  it('that a file may not be read', async ({ skip }) => {
    putGood();
    put('a.py', 'a = 1\n');
    chmodSync(join(root, 'a.py'), 0);
    if (process.getuid?.() === 0) skip('root may read everything');
    expect(gapsOf(await judge())).toEqual(['a.py']);
  });
});

describe('YAML', () => {
  it('with a cycle of anchors ends', async () => {
    putGood();
    put('docker-compose.yml', 'services: &a\n  web: &b\n    image: x\n    extends: *a\n    <<: *b\n    environment: *b\n');
    put('k8s/a.yaml', '&a apiVersion: v1\nkind: &b [*b, *b]\nmetadata: &c {name: *c}\n');
    await judge();
  });

  it('with ten million aliases ends', async () => {
    putGood();
    const level = (name: string, of: string) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(', ')}]\n`;
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}${level('f', 'e')}${level('g', 'f')}`;
    put('docker-compose.yml', `${bomb}services:\n  web:\n    image: x\n    command: *g\n    environment: *g\n`);
    put('.github/workflows/ci.yml', `${bomb}on: push\njobs:\n  a:\n    steps: *g\n`);
    await judge();
  });

  it('with merges that double at every level ends', async () => {
    putGood();
    const levels = Array.from({ length: 40 }, (_, n) => `x${n + 1}: &x${n + 1}\n  <<: [*x${n}, *x${n}]\n  k${n}: *x${n}\n`).join('');
    put('docker-compose.yml', `x0: &x0 {a: 1}\n${levels}services:\n  web:\n    <<: *x40\n    image: x\n`);
    await judge();
  });
});

describe('size and shape', () => {
  const FIVE_MEGABYTES = 5 * 1024 * 1024;

  it('a word of 300,000 characters in a Dockerfile is read', async () => {
    put('Dockerfile', `FROM alpine\nCMD ["sh", "-c", "${'a'.repeat(300_000)}"]\n`);
    putGood();
    expect(gapsOf(await judge())).toEqual([]);
  });

  it('a Dockerfile of one line of 5 MB is a gap', async () => {
    putGood();
    put('Dockerfile', `RUN echo ${'x'.repeat(FIVE_MEGABYTES)}\n`);
    const { gaps } = await judge();
    expect(gaps).toMatchObject([{ path: 'Dockerfile' }]);
    expect(gaps[0]?.reason).toContain('larger than the limit of 2 MiB');
  });

  it.each(['Dockerfile', 'run.sh', 'app.py', 'Procfile', 'docker-compose.yml', 'package.json', '.env'])(
    'one line of 5 MB in %s ends, if the limit allows it',
    async (name) => {
      putGood();
      put(name, `RUN echo ${'x && a '.repeat(FIVE_MEGABYTES / 7)}\n`);
      const { status, stderr } = await factorlint('check', root, '--max-file-size', '10MiB');
      expect(stderr).toBe('');
      expect([0, 1]).toContain(status);
    },
  );
});

describe('the tree', () => {
  it('may hold a directory where a file is looked for', async () => {
    putGood();
    for (const name of ['Dockerfile', 'package.json', 'app.py', '.gitignore', '.env', 'docker-compose.yml'])
      put(`${name}/inside.txt`, 'x\n');
    expect(gapsOf(await judge())).toEqual([]);
  });

  it('may hold links in a loop, to themselves, to nothing and to the outside', async () => {
    putGood();
    symlinkSync('two.py', join(root, 'one.py'));
    symlinkSync('one.py', join(root, 'two.py'));
    symlinkSync('self', join(root, 'self'));
    symlinkSync('nothing.py', join(root, 'broken.py'));
    symlinkSync('.', join(root, 'here'));
    symlinkSync('/etc/passwd', join(root, 'outside.py'));
    const report = await judge();
    expect(gapsOf(report).sort()).toEqual(['broken.py', 'one.py', 'outside.py', 'self', 'two.py']);
    expect(JSON.stringify(report)).not.toContain('here/');
  });

  it('may have names that a terminal would obey', async () => {
    put('a\u001b[2Jb.js', 'const = ;\n');
    putGood();
    const { stdout } = await factorlint('check', root);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('a^[[2Jb.js');
  });

  it('that holds nothing upholds nothing and violates nothing', async () => {
    const { verdicts } = await judge();
    expect(verdicts.flatMap(({ results }) => results.flatMap(({ findings }) => findings))).toEqual([]);
  });
});

describe('the built command', () => {
  const bin = join(ROOT, 'packages/cli/dist/bin.js');
  const start = (...words: readonly string[]) =>
    spawnSync(process.execPath, ['--max-old-space-size=512', bin, ...words], { encoding: 'utf8' });

  it('judges what is broken within bounded memory', ({ skip }) => {
    if (!existsSync(bin)) skip('the command is not built');
    putGood();
    for (const [index, content] of Object.values(CONTENTS).entries()) for (const name of NAMES) put(`part${index}/${name}`, content);
    const { status, stdout, stderr } = start('check', root, '--fail-on', 'never');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Could not be analysed');
  });

  it('keeps its status where nobody reads on', ({ skip }) => {
    if (!existsSync(bin)) skip('the command is not built');
    put('a.js', 'const key = "AKIAQ3EGRIVZJ7YHBW2N";\n'.repeat(1_000));
    const command = `set -o pipefail; "${process.execPath}" "${bin}" "${root}" --verbose | head -n 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
  });
});
