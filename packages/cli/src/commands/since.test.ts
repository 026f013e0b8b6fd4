import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@factorlint/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { runIn, temporaryFolder, writeFiles } from '../run.test-kit.js';

const SECRET = 'config/no-hardcoded-secret';
const DB = "const dbPassword = 'hunter2xyz';\nmodule.exports = dbPassword;\n";
const API = "const apiToken = 'Zk3vQ9mT7xLp2RwY8sNf';\nmodule.exports = apiToken;\n";

let root: string;
const folder = temporaryFolder();
const caches = temporaryFolder();
let index = 0;
beforeEach(() => {
  root = join(folder, String((index += 1)));
  writeFiles(root, { 'package.json': '{ "name": "shop", "private": true }\n', 'src/db.js': DB });
  git('init', '--quiet', '--initial-branch=main');
  commit();
});

function git(...words: readonly string[]): string {
  const identity = [
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@example.org',
    '-c',
    'commit.gpgSign=false',
    '-c',
    'protocol.file.allow=always',
  ];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...words], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message=x');
}

/** `path key` of what is new, and of what is fixed, of one rule. */
async function told(...words: readonly string[]): Promise<{ readonly news: readonly string[]; readonly fixed: readonly string[] }> {
  const run = await runIn(root, ['check', '--format', 'json', '--rule', SECRET, ...words]);
  const { stdout, stderr } = run;
  expect(stderr).toBe('');
  // What was kept of the trees before, and of other trees, changes nothing.
  expect(await runIn(root, ['check', '--format', 'json', '--rule', SECRET, ...words, '--cache-location', `${caches}/`])).toEqual(run);
  const { verdicts, comparison } = JSON.parse(stdout) as Report;
  const findings = verdicts.flatMap(({ results }) => results.flatMap((result) => result.findings));
  return {
    news: findings.filter(({ outcome }) => outcome === 'violates').map(({ location, key }) => `${location.path} ${key ?? ''}`),
    fixed: (comparison?.fixed ?? []).map(({ path, key }) => `${path} ${key}`),
  };
}

describe('check --since', () => {
  it('tells what the folder has and the commit had not: committed, staged, changed or untracked', async () => {
    expect(await told('--since', 'main')).toEqual({ news: [], fixed: [] });
    git('switch', '--quiet', '--create', 'work');
    writeFiles(root, { 'src/committed.js': API });
    commit();
    writeFiles(root, { 'src/staged.js': API });
    git('add', '--all');
    writeFiles(root, { 'src/untracked.js': API, 'src/db.js': `// one\n\n${DB}${API}` });
    expect(await told('--since', 'main')).toEqual({
      news: ['src/committed.js apiToken', 'src/db.js apiToken', 'src/staged.js apiToken', 'src/untracked.js apiToken'],
      fixed: [],
    });
  });

  it('fails on what is new only', async () => {
    writeFiles(root, { 'src/new.js': 'const key = "AKIAQ3EGRIVZJ7YHBW2N";\n' });
    expect(await runIn(root, ['--rule', SECRET, '--since', 'HEAD'])).toMatchObject({ status: 1 });
    commit();
    expect(await runIn(root, ['--rule', SECRET, '--since', 'HEAD'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('No new violations') as string,
    });
  });

  it('tells what an edit causes in a file that did not change', async () => {
    writeFiles(root, {
      'src/config.js': 'exports.port = process.env.PORT;\n',
      'src/server.js': "const express = require('express');\nconst { port } = require('./config');\nexpress().listen(port);\n",
    });
    commit();
    writeFiles(root, { 'src/config.js': 'exports.port = 3000;\n' });
    const { stdout } = await runIn(root, ['--format', 'concise', '--rule', 'port-binding/no-hardcoded-port', '--since', 'HEAD']);
    expect(stdout).toMatch(/^src\/(?:server|config)\.js:\d+:\d+: \w+ .*\(port-binding\/no-hardcoded-port\)$/m);
  });

  it('compares with where the branches parted', async () => {
    git('branch', 'work');
    rmSync(join(root, 'src/db.js'));
    commit();
    git('switch', '--quiet', 'work');
    expect(await told('--since', 'main')).toEqual({ news: [], fixed: [] });
  });

  it('follows a rename, and tells what is fixed', async () => {
    renameSync(join(root, 'src/db.js'), join(root, 'src/database.js'));
    expect(await told('--since', 'HEAD')).toEqual({ news: [], fixed: [] });
    rmSync(join(root, 'src/database.js'));
    expect(await told('--since', 'HEAD')).toEqual({ news: [], fixed: ['src/db.js dbPassword'] });
  });

  it('works in a folder of the work tree', async () => {
    writeFiles(root, { 'other/api.js': API, 'src/api.js': API });
    const { stdout } = await runIn(root, ['src', '--format', 'concise', '--rule', SECRET, '--since', 'HEAD']);
    expect(stdout).toMatch(/^api\.js:1:18: .*\n1 error/);
  });

  it('is not troubled by links, submodules and files of Git LFS', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash('sha256').update(API).digest('hex')}\nsize ${API.length}\n`;
    const inner = join(folder, `inner-${index}`);
    mkdirSync(inner);
    writeFileSync(join(inner, 'inner.js'), DB);
    spawnSync('git', ['init', '--quiet'], { cwd: inner });
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--quiet', '--allow-empty', '-m', 'x'], { cwd: inner });
    git('submodule', 'add', '--quiet', inner, 'vendor/inner');
    symlinkSync('db.js', join(root, 'src/link.js'));
    writeFiles(root, { 'src/large.js': pointer });
    commit();
    writeFiles(root, { 'src/large.js': API });
    expect(await told('--since', 'HEAD')).toEqual({ news: [], fixed: [] });
  });

  it.each([
    ['nowhere', 'There is no commit nowhere here.'],
    ['--upload-pack=x', 'There is no commit --upload-pack=x here.'],
  ])('refuses %s', async (revision, message) => {
    const { status, stdout, stderr } = await runIn(root, [`--since=${revision}`]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('needs a git work tree', async () => {
    const bare = join(folder, 'bare');
    writeFiles(bare, { 'a.js': DB });
    expect(await runIn(bare, ['--since', 'main'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is in no git work tree') as string,
    });
  });
});

describe('check --staged', () => {
  it('judges what is staged and nothing else, and tells what the last commit had not', async () => {
    writeFiles(root, { 'src/staged.js': API });
    git('add', '--all');
    writeFiles(root, { 'src/untracked.js': API, 'src/staged.js': '' });
    expect(await told('--staged')).toEqual({ news: ['src/staged.js apiToken'], fixed: [] });
  });

  it('works before the first commit', async () => {
    const fresh = join(folder, 'fresh');
    writeFiles(fresh, { 'a.js': DB });
    root = fresh;
    git('init', '--quiet');
    git('add', '--all');
    expect((await told('--staged')).news).toEqual(['a.js dbPassword']);
  });

  it('stands alone', async () => {
    expect(await runIn(root, ['--staged', '--since', 'main'])).toMatchObject({ status: 2 });
    expect(await runIn(root, ['--staged', '--fix'])).toMatchObject({ status: 2 });
  });
});
