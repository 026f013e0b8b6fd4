import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './modules.js';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: boolean;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const action = parse(text('action.yml')) as Action;
const { steps } = action.runs;
const step = (id: string) => steps.find((each) => each.id === id) ?? {};

const bin = join(ROOT, 'packages/cli/dist/bin.js');
const canRun = existsSync(bin) && spawnSync('bash', ['--version']).status === 0;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Runs the action's steps as a runner does, but for those of others: what becomes of the upload is given. */
function runAction(inputs: Readonly<Record<string, string>>, upload: 'success' | 'failure' | 'skipped') {
  const folder = mkdtempSync(join(tmpdir(), 'factorlint-'));
  folders.push(folder);
  const outputs = new Map<string, string>();
  const valueOf = (text: string) =>
    text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
      if (name.startsWith('inputs.')) return inputs[name.slice(7)] ?? action.inputs[name.slice(7)]?.default ?? '';
      return name === 'github.action_path' ? ROOT : (outputs.get(name) ?? '');
    });
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  const run = (id: string) => {
    const { run: script = '', env = {} } = step(id);
    const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, valueOf(value)]));
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', RUNNER_TEMP: folder, ...files, ...given },
    });
    const written = existsSync(files.GITHUB_OUTPUT) ? readFileSync(files.GITHUB_OUTPUT, 'utf8') : '';
    for (const line of written.split('\n')) {
      const cut = line.indexOf('=');
      if (cut > 0) outputs.set(`steps.check.outputs.${line.slice(0, cut)}`, line.slice(cut + 1));
    }
    return { status, stdout, stderr };
  };
  const check = run('check');
  const isAnnotated = upload !== 'success' && outputs.has('steps.check.outputs.annotations');
  const annotations = isAnnotated ? run('annotate').stdout : '';
  const { status } = run('result');
  const sarif = outputs.get('steps.check.outputs.sarif');
  return {
    check,
    status,
    annotations,
    summary: existsSync(files.GITHUB_STEP_SUMMARY) ? readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') : '',
    sarif: sarif === undefined ? undefined : (JSON.parse(readFileSync(sarif, 'utf8')) as { runs: { results: unknown[] }[] }),
  };
}

describe('the steps of action.yml', () => {
  beforeEach(({ skip }) => {
    if (!canRun) skip('needs bash and the build');
  });
  const command = `${process.execPath} ${bin}`;
  const broken = { command, path: 'test-fixtures/node-broken', arguments: '--no-config' };

  it('write SARIF and the summary, and fail only at the end', () => {
    const { check, status, summary, sarif, annotations } = runAction(broken, 'success');
    expect(check).toMatchObject({ status: 0, stderr: '' });
    expect(check.stdout).toContain('config/no-secret-default');
    expect(sarif?.runs[0]?.results.length).toBeGreaterThan(10);
    expect(summary).toContain('no-secret-default');
    expect({ status, annotations }).toEqual({ status: 1, annotations: '' });
  }, 60_000);

  it('annotate where the upload is refused or not wanted', () => {
    expect(runAction(broken, 'failure').annotations).toMatch(/^::error file=/m);
  }, 60_000);

  it('pass on what they are given, spaces and all', () => {
    const { status, check } = runAction(
      { ...broken, 'fail-on': 'never', arguments: '--no-config\n--rule\nconfig/no-secret-default\n' },
      'success',
    );
    expect(status).toBe(0);
    expect(check.stdout).not.toContain('disposability/');
    const missing = runAction({ ...broken, baseline: 'no such file.json' }, 'skipped');
    expect(missing.status).toBe(2);
    expect(missing.check.stderr).toContain('There is no baseline no such file.json.');
  }, 60_000);
});

describe('action.yml', () => {
  it('uploads before it fails, and goes on where the upload is refused', () => {
    expect(steps.map(({ id }) => id).slice(1)).toEqual(['check', 'upload', 'annotate', 'result']);
    expect(step('upload')['continue-on-error']).toBe(true);
    expect(step('annotate').if).toContain("steps.upload.outcome != 'success'");
  });

  it('puts nothing of the caller into a script', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

it('every action of others is named by its commit', () => {
  for (const path of ['action.yml', ...['test', 'factorlint', 'release'].map((name) => `.github/workflows/${name}.yml`)]) {
    const used = [...text(path).matchAll(/uses: (\S+)(.*)/g)].filter(([, name]) => name !== './');
    for (const [, name, comment] of used)
      expect([name, comment]).toEqual([expect.stringMatching(/@[0-9a-f]{40}$/), expect.stringMatching(/^ # v\d/)]);
  }
});

it('the hooks for pre-commit start the version that is here', () => {
  const { version } = JSON.parse(text('packages/cli/package.json')) as { version: string };
  const hooks = parse(text('.pre-commit-hooks.yaml')) as readonly { readonly entry: string; readonly pass_filenames: boolean }[];
  expect(hooks.length).toBeGreaterThan(0);
  for (const { entry, pass_filenames: names } of hooks)
    expect([entry, names]).toEqual([expect.stringContaining(`factorlint@${version} `), false]);
});
