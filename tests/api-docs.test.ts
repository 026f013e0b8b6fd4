import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestOf, packageDirectories, ROOT } from './modules.js';

const isBuilt = packageDirectories.every((directory) => existsSync(join(ROOT, 'packages', directory, 'dist/index.js')));
const page = readFileSync(join(ROOT, 'docs/api.md'), 'utf8');
const scripts = new Map([...page.matchAll(/^```js file=(\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]));

/** A project in which the packed packages are installed, as from a registry. */
let project: string;

describe.skipIf(!isBuilt)('the scripts of docs/api.md, with the packed packages', () => {
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'factorlint-'));
    const { stdout } = spawnSync(process.execPath, ['scripts/pack.mjs'], { cwd: ROOT, encoding: 'utf8' });
    for (const tarball of stdout.trim().split('\n')) installTarball(tarball);
    for (const [name, text] of scripts) writeFileSync(join(project, name), text);
  }, 120_000);
  afterAll(() => rmSync(project, { recursive: true }));

  const run = (name: string, ...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [name, ...words], { cwd: project, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };

  it('judge a repository', () => {
    mkdirSync(join(project, 'app'));
    writeFileSync(join(project, 'app/db.js'), 'const key = "AKIAQ3EGRIVZJ7YHBW2N";\n');
    const lines = run('repository.mjs', 'app').split('\n');
    expect(lines).toContain('3. Store config in the environment: violated');
    expect(lines.find((line) => line.includes('(config/no-hardcoded-secret)'))).toMatch(/^ {2}violates error db\.js:1 /);
    expect(lines.some((line) => line.startsWith('11. '))).toBe(true);
  });

  it('keep a session', () => {
    const output = run('session.mjs');
    expect(output).toContain('config/no-hardcoded-secret: ');
    expect(output).toMatch(/\[ 'upholds' \]\n$/);
  });

  it('use one factor alone', () => {
    expect(run('factor.mjs')).toContain('TF0302 upheld: Credentials come from the environment');
  });

  it('start the command', () => {
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/factorlint/dist/bin.js', 'explain', 'TF0302'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('Credentials come from the environment');
  });

  it('find the schema', () => {
    const script = "console.log(require('@factorlint/reporters/report.schema.json').title)";
    const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: project, encoding: 'utf8' });
    expect(stdout).toBe('Report of factorlint\n');
  });
});

it('docs/api.md has scripts of ten lines or so', () => {
  expect([...scripts.keys()]).toEqual(['repository.mjs', 'session.mjs', 'factor.mjs']);
  for (const text of scripts.values()) expect(text.trim().split('\n').length).toBeLessThanOrEqual(11);
});

it('the README shows the scripts for a repository and for one factor as they are tested', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  for (const name of ['repository.mjs', 'factor.mjs']) expect(readme).toContain(scripts.get(name));
});

/** Unpacks a tarball and links what it needs of other people's from where the workspace has it. */
function installTarball(tarball: string): void {
  const folder = mkdtempSync(join(project, 'unpacked-'));
  spawnSync('tar', ['-xzf', tarball, '-C', folder]);
  const source = join(folder, 'package');
  const { name, dependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    name: string;
    dependencies?: Record<string, string>;
  };
  const target = join(project, 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(source, target, 'junction');
  const directory = packageDirectories.find((each) => manifestOf(each).name === name) ?? '';
  for (const dependency of Object.keys(dependencies)) {
    const own = join(ROOT, 'packages', directory, 'node_modules', dependency);
    const linked = join(project, 'node_modules', dependency);
    if (dependency === 'factorlint' || dependency.startsWith('@factorlint/') || existsSync(linked)) continue;
    mkdirSync(dirname(linked), { recursive: true });
    symlinkSync(own, linked, 'junction');
  }
}
