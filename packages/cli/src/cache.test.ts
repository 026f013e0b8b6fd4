import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn, temporaryFolder, writeFiles } from './run.test-kit.js';

const FILES = {
  'config.js': "exports.mode = process.env.MODE || 'fast';\nexports.port = 3000;\n",
  'server.js': "const config = require('./config');\nrequire('express')().listen(config.port);\n",
  'db.js': 'const dbPassword = "hunter2xyz";\n',
  'package.json': '{ "dependencies": { "express": "4.21.0" }, "scripts": { "start": "node server.js" } }\n',
};

/** A repository, and a folder of caches beside it. */
function setting(files: Readonly<Record<string, string>> = FILES) {
  const root = temporaryFolder(files);
  const caches = temporaryFolder();
  const check = (...words: readonly string[]) => runIn(root, ['--format', 'json', ...words], { XDG_CACHE_HOME: caches });
  /** The one cache file, absolute. */
  const file = () => join(caches, 'factorlint', readdirSync(join(caches, 'factorlint'))[0] ?? '');
  return { root, caches, check, file };
}

/** What a run says, beside the same run without a cache: byte for byte the same. */
async function expectAsWithoutCache({ check }: ReturnType<typeof setting>) {
  const run = await check();
  expect(run).toEqual(await check('--no-cache'));
  return run;
}

describe('the cache of check', () => {
  it('lies in the user’s folder for caches, for its user alone, and is not written again where nothing has changed', async () => {
    const set = setting();
    const cold = await set.check();
    const { mode, mtimeNs, ino } = statSync(set.file(), { bigint: true });
    if (process.platform !== 'win32') expect(mode & 0o777n).toBe(0o600n);
    expect(await set.check()).toEqual(cold);
    expect(statSync(set.file(), { bigint: true })).toMatchObject({ mtimeNs, ino });
    expect(readdirSync(join(set.caches, 'factorlint'))).toHaveLength(1);
    expect(readdirSync(set.root).sort()).toEqual(Object.keys(FILES).sort());
    await expectAsWithoutCache(set);
  });

  it('gives way to what a file says now, and says of the others what it said', async () => {
    const set = setting();
    const before = await set.check();
    writeFiles(set.root, { 'config.js': 'exports.mode = process.env.MODE;\nexports.port = process.env.PORT;\n' });
    const after = await expectAsWithoutCache(set);
    expect(after.stdout).not.toBe(before.stdout);
    writeFiles(set.root, FILES);
    expect(await set.check()).toEqual(before);
  });

  it('forgets a file that is gone, and reads one that has come', async () => {
    const set = setting();
    const before = await set.check();
    unlinkSync(join(set.root, 'config.js'));
    writeFiles(set.root, { 'log.js': "require('fs').appendFileSync('app.log', 'started');\n" });
    const after = await expectAsWithoutCache(set);
    expect(after.stdout).not.toBe(before.stdout);
    expect(readFileSync(set.file(), 'utf8')).toContain('log.js');
    expect(readFileSync(set.file(), 'utf8')).not.toContain('"config.js"');
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
    ['emptied', () => Buffer.alloc(0)],
    ['of other bytes', () => Buffer.from('\0\xff nothing of ours')],
    ['changed in one byte', (bytes: Buffer) => Buffer.from(bytes).fill('x', bytes.length - 30, bytes.length - 29)],
    ['of another version', (bytes: Buffer) => Buffer.from(bytes).fill('x', 20, 30)],
    ['a header alone', (bytes: Buffer) => bytes.subarray(0, bytes.indexOf('\n') + 1)],
  ])('counts as nothing when it is %s, and is written anew', async (_, damage) => {
    const set = setting();
    const cold = await set.check();
    const whole = readFileSync(set.file());
    writeFileSync(set.file(), damage(whole));
    expect(await set.check()).toEqual(cold);
    expect(readFileSync(set.file())).toEqual(whole);
  });

  it('is none with --no-cache', async () => {
    const { caches, check } = setting();
    await check('--no-cache');
    expect(readdirSync(caches)).toEqual([]);
  });

  it('is none where the environment says nothing of the user', async () => {
    const { root, check } = setting();
    const { stdout, stderr } = await runIn(root, ['--format', 'json'], {});
    expect({ stdout, stderr }).toMatchObject({ stdout: (await check('--no-cache')).stdout, stderr: '' });
  });

  it.each(['kept/facts', './facts.cache'])('is the file that --cache-location names: %s', async (name) => {
    const { caches, root, check } = setting();
    const outside = join(caches, name);
    const cold = await check('--cache-location', outside);
    expect(statSync(outside).isFile()).toBe(true);
    expect(await check('--cache-location', outside)).toEqual(cold);
    expect(readdirSync(caches)).not.toContain('factorlint');
    expect(readdirSync(root)).toHaveLength(4);
  });

  it('is in the folder that --cache-location names', async () => {
    const { caches, check } = setting();
    mkdirSync(join(caches, 'there'));
    await check('--cache-location', join(caches, 'there'));
    await check('--cache-location', `${join(caches, 'new')}/`);
    expect(readdirSync(join(caches, 'there'))).toEqual(readdirSync(join(caches, 'new')));
    expect(readdirSync(join(caches, 'new'))[0]).toMatch(/^[\da-f]{32}\.cache$/);
  });

  it('does not take the place of another’s file', async () => {
    const { root, check } = setting();
    const { status, stderr, stdout } = await check('--cache-location', 'package.json');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('package.json is no cache of factorlint, and stays as it is.');
    expect(readFileSync(join(root, 'package.json'), 'utf8')).toBe(FILES['package.json']);
  });

  it('is not to be kept and not kept at once', async () => {
    const { status, stderr } = await setting().check('--no-cache', '--cache-location', 'here');
    expect(status).toBe(2);
    expect(stderr).toContain('--cache-location and --no-cache cannot stand together.');
  });

  it('changes nothing of the run when it cannot be written, which is told where somebody said where', async () => {
    const { caches, root, check } = setting();
    writeFileSync(join(caches, 'factorlint'), 'a file, so no folder');
    const without = await check('--no-cache');
    expect(await check()).toEqual(without);
    const named = await check('--cache-location', join(caches, 'factorlint', 'facts'));
    expect(named).toMatchObject({ status: without.status, stdout: without.stdout });
    expect(named.stderr).toMatch(/^factorlint: The cache .+ cannot be written \((?:ENOTDIR|EEXIST|ENOENT)\)\.\n$/);
    expect(existsSync(join(root, 'factorlint'))).toBe(false);
  });

  it('is whole after runs at the same time', async () => {
    const set = setting();
    const runs = await Promise.all([set.check(), set.check(), set.check()]);
    for (const run of runs) expect(run).toEqual(runs[0]);
    expect(readdirSync(join(set.caches, 'factorlint'))).toHaveLength(1);
    const { mtimeNs } = statSync(set.file(), { bigint: true });
    expect(await set.check()).toEqual(runs[0]);
    expect(statSync(set.file(), { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it('holds no value that only another file tells to be a secret', async () => {
    const files = {
      'values.py': 'VALUE = "correct-horse-battery"\n',
      'settings.py': 'INSTALLED_APPS = []\nDEBUG = False\n',
    };
    const set = setting(files);
    await set.check();
    expect(readFileSync(set.file(), 'utf8')).toContain('"values.py"');
    writeFiles(set.root, { 'settings.py': 'from values import VALUE\nINSTALLED_APPS = []\nSECRET_KEY = VALUE\n' });
    await expectAsWithoutCache(set);
    await set.check();
    expect(readFileSync(set.file(), 'utf8')).not.toContain('correct-horse-battery');
  });

  it('belongs to one folder', async () => {
    const set = setting();
    await set.check();
    const other = temporaryFolder({ 'a.js': FILES['config.js'] });
    await runIn(other, [], { XDG_CACHE_HOME: set.caches });
    expect(readdirSync(join(set.caches, 'factorlint'))).toHaveLength(2);
    rmSync(join(set.caches, 'factorlint'), { recursive: true });
    await expectAsWithoutCache(set);
  });
});
