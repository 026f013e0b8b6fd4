import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@factorlint/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { runIn, temporaryFolder, writeFiles } from '../../run.test-kit.js';

const FILE = '.factorlint-baseline.json';
const SERVER = [
  "const express = require('express');",
  'const app = express();',
  "const dbPassword = 'hunter2xyz';",
  "app.get('/', (request, response) => response.send(dbPassword.length));",
  'app.listen(3000);',
  '',
].join('\n');
const OTHER = "const dbPassword = 'hunter2xyz';\nmodule.exports = dbPassword;\n";
const MANIFEST =
  '{ "name": "shop", "private": true, "scripts": { "start": "node src/server.js" }, "dependencies": { "express": "5.0.0" } }\n';

let root: string;
const folder = temporaryFolder();
let index = 0;
beforeEach(async () => {
  root = join(folder, String((index += 1)));
  writeFiles(root, { 'package.json': MANIFEST, 'src/server.js': SERVER, 'src/other.js': OTHER });
  expect(await run('baseline', 'write')).toMatchObject({ status: 0, stderr: '' });
});

const run = (...words: readonly string[]) => runIn(root, words);
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const edit = (change: (server: string) => string) => writeFiles(root, { 'src/server.js': change(SERVER) });

/** `path:line rule key` of what is new, and `path rule key` of what is fixed. */
async function compare(...words: readonly string[]): Promise<{ readonly news: readonly string[]; readonly fixed: readonly string[] }> {
  const { stdout } = await run('check', '--format', 'json', '--baseline', FILE, ...words);
  const { verdicts, comparison } = JSON.parse(stdout) as Report;
  const news = verdicts.flatMap(({ results }) =>
    results.flatMap(({ rule, findings }) =>
      findings
        .filter(({ outcome }) => outcome === 'violates')
        .map(({ location, key }) => `${location.path}:${location.range?.start.line ?? 0} ${rule.id} ${key ?? ''}`),
    ),
  );
  return { news, fixed: (comparison?.fixed ?? []).map(({ path, rule, key, count }) => `${path} ${rule} ${key} ${count}`) };
}

const NOTHING = { news: [], fixed: [] };
const SECRET = 'config/no-hardcoded-secret';

describe('after an edit, check --baseline tells only what is new', () => {
  it('nothing where nothing has changed', async () => expect(await compare()).toEqual(NOTHING));

  it.each<readonly [string, (server: string) => string]>([
    ['lines above', (server) => `// one\n// two\n${server}`],
    ['another layout', (server) => server.replace("const dbPassword = 'hunter2xyz';", "  const\n    dbPassword   =\n      'hunter2xyz' ;")],
    ['other line ends', (server) => server.replaceAll('\n', '\r\n')],
    ['an edit of the next line', (server) => server.replace("app.get('/'", "app.get('/health'")],
    ['another value', (server) => server.replace('hunter2xyz', 'hunter3xyz')],
  ])('nothing after %s', async (_, change) => {
    edit(change);
    expect(await compare()).toEqual(NOTHING);
  });

  it('the new one where one was fixed and another came in its place', async () => {
    edit((server) =>
      server.replace("const dbPassword = 'hunter2xyz'", "const apiToken = 'hunter2xyz'").replace('dbPassword.', 'apiToken.'),
    );
    expect(await compare()).toEqual({ news: [`src/server.js:3 ${SECRET} apiToken`], fixed: [`src/server.js ${SECRET} dbPassword 1`] });
  });

  it('nothing where a file was renamed or moved with its folder', async () => {
    renameSync(join(root, 'src/server.js'), join(root, 'src/main.js'));
    writeFiles(root, { 'package.json': MANIFEST.replace('server.js', 'main.js') });
    expect(await compare()).toEqual(NOTHING);
    renameSync(join(root, 'src'), join(root, 'lib'));
    writeFiles(root, { 'package.json': MANIFEST.replace('src/server.js', 'lib/main.js') });
    expect(await compare()).toEqual(NOTHING);
  });

  it('one where the same stands twice', async () => {
    edit((server) =>
      server.replace('app.listen', "function again() {\n  const dbPassword = 'hunter2xyz';\n  return dbPassword;\n}\nagain();\napp.listen"),
    );
    expect(await compare()).toEqual({ news: [`src/server.js:6 ${SECRET} dbPassword`], fixed: [] });
  });

  it('what came elsewhere, though a file with the same is gone', async () => {
    rmSync(join(root, 'src/other.js'));
    writeFiles(root, {
      'src/server.js': `${SERVER}function again() {\n  const dbPassword = 'hunter2xyz';\n  return dbPassword;\n}\nagain();\n`,
    });
    expect(await compare()).toEqual({ news: [`src/server.js:7 ${SECRET} dbPassword`], fixed: [`src/other.js ${SECRET} dbPassword 1`] });
  });
});

describe('check --baseline', () => {
  it('passes where all is known, and its statuses still say what is so', async () => {
    expect(await run('check', '--fail-on', 'note')).toMatchObject({ status: 1 });
    const { status, stdout, stderr } = await run('check', '--fail-on', 'note', '--baseline', FILE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/III +Config +✗ violated .* known/);
    expect(stdout).toMatch(/^No new violations · \d+ known · /m);
    expect(stdout).not.toContain('src/server.js');
  });

  it('tells what is fixed, and fails on it only where it is strict', async () => {
    rmSync(join(root, 'src/other.js'));
    const relaxed = await run('check', '--baseline', FILE);
    expect(relaxed.status).toBe(0);
    expect(relaxed.stderr).toBe('factorlint: 1 violation of the baseline is fixed. factorlint baseline prune takes it out.\n');
    expect(await run('check', '--baseline', FILE, '--baseline-strict')).toMatchObject({ status: 1 });
    expect(await run('check', '--baseline-strict')).toMatchObject({ status: 2 });
  });

  it('takes nothing for fixed that was not looked at', async () => {
    expect(await compare('--factor', 'logs')).toEqual(NOTHING);
    writeFiles(root, { 'src/other.js': 'const = ;\n' });
    expect(await compare()).toEqual(NOTHING);
    writeFiles(root, { 'src/other.js': OTHER, 'factorlint.config.json': JSON.stringify({ rules: { [SECRET]: 'off' } }) });
    expect(await compare()).toEqual(NOTHING);
  });

  it('leaves what is waived alone', async () => {
    edit((server) => server.replace('const dbPassword', `// factorlint-disable-next-line ${SECRET} -- a demo\nconst dbPassword`));
    expect(await compare()).toEqual({ news: [`src/server.js:4 ${SECRET} dbPassword`], fixed: [`src/server.js ${SECRET} dbPassword 1`] });
    const { stdout } = await run('check', '--baseline', FILE);
    expect(stdout).toContain('1 waived');
  });

  it.each([
    ['nowhere.json', undefined, 'There is no baseline nowhere.json.'],
    [FILE, '{', 'It is no JSON.'],
    [FILE, '{\n<<<<<<< HEAD\n', 'a merge has left its marks'],
    [FILE, '[]', 'It is no baseline'],
    [FILE, '{ "version": 2, "violations": [] }', 'another version'],
    [FILE, '{ "version": 1, "violations": [{ "path": "a", "rule": "b" }] }', 'Its violation 1 lacks'],
  ])('refuses %s with %j', async (name, content, message) => {
    if (content !== undefined) writeFiles(root, { [name]: content });
    const { status, stdout, stderr } = await run('check', '--baseline', name);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('the file', () => {
  it('is sorted, has a line for each violation, and no line numbers, messages or secrets', () => {
    const lines = text(FILE).split('\n').slice(3, -3);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines)
      expect(line).toMatch(/^ {4}\{ "path": ".*", "rule": "[a-z-]+\/[a-z-]+", "key": ".*"(?:, "count": \d+)? \},?$/);
    const entries = (JSON.parse(text(FILE)) as { violations: { path: string; rule: string; key: string }[] }).violations;
    const places = entries.map(({ path, rule, key }) => `${path}\0${rule}\0${key}`);
    expect(places).toEqual(places.toSorted());
    expect(entries).toContainEqual({ path: 'src/server.js', rule: SECRET, key: 'dbPassword' });
    expect(text(FILE)).not.toContain('hunter2xyz');
  });

  it('is the same when it is written again, and counts what is new and gone', async () => {
    const before = text(FILE);
    edit((server) => `\n\n${server}`);
    await run('baseline', 'write');
    expect(text(FILE)).toBe(before);
    edit((server) => server.replaceAll('dbPassword', 'apiToken'));
    expect((await run('baseline', 'write')).stdout).toMatch(/^Wrote \.factorlint-baseline\.json: \d+ violations \(1 new, 1 gone\)\.\n$/);
  });

  it('may have been merged: lines in another order, and twice', async () => {
    const { violations } = JSON.parse(text(FILE)) as { violations: unknown[] };
    writeFiles(root, { [FILE]: JSON.stringify({ version: 1, violations: violations.toReversed() }) });
    expect(await compare()).toEqual(NOTHING);
    writeFiles(root, { [FILE]: JSON.stringify({ version: 1, violations: [...violations, ...violations] }) });
    expect((await compare()).news).toEqual([]);
  });
});

describe('factorlint baseline', () => {
  it('prune takes out what is fixed, follows a renamed file, and adds nothing', async () => {
    rmSync(join(root, 'src/other.js'));
    renameSync(join(root, 'src/server.js'), join(root, 'src/main.js'));
    writeFiles(root, {
      'package.json': MANIFEST.replace('server.js', 'main.js'),
      'src/new.js': 'const apiToken = "hunter2xyz";\nmodule.exports = apiToken;\n',
    });
    const { stdout } = await run('baseline', 'prune');
    expect(stdout).toMatch(/^Took 1 violation out of \.factorlint-baseline\.json; \d+ left\.\n$/);
    expect(text(FILE)).toContain('src/main.js');
    for (const gone of ['src/server.js', 'src/other.js', 'apiToken']) expect(text(FILE)).not.toContain(gone);
    expect(await compare()).toEqual({ news: [`src/new.js:1 ${SECRET} apiToken`], fixed: [] });
  });

  it('prune leaves what cannot be looked at', async () => {
    writeFiles(root, { 'src/other.js': 'const = ;\n' });
    expect((await run('baseline', 'prune')).stdout).toContain('Took 0 violations out');
    expect(text(FILE)).toContain(`{ "path": "src/other.js", "rule": "${SECRET}", "key": "dbPassword" }`);
  });

  it('show lists what it knows, and what of it is fixed', async () => {
    rmSync(join(root, 'src/other.js'));
    const { status, stdout } = await run('baseline', 'show');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^src\/other\.js\n {2}config\/no-hardcoded-secret {2}dbPassword {2}fixed$/m);
    expect(stdout).toMatch(/^src\/server\.js$/m);
    expect(stdout).toMatch(/\n\d+ violations in \.factorlint-baseline\.json, 1 of them fixed\.\n$/);
  });

  it('is told what it does', async () => {
    expect(await run('baseline')).toMatchObject({ status: 2, stderr: expect.stringContaining('write, prune or show') as string });
    expect(await run('baseline', 'wirte')).toMatchObject({ status: 2, stderr: expect.stringContaining('Did you mean write?') as string });
    expect(await run('baseline', 'prune', '--baseline', 'nowhere.json')).toMatchObject({ status: 2 });
  });

  it('writes nothing about a folder that could not be judged', async () => {
    const broken = join(root, 'broken');
    writeFiles(broken, { 'a.js': 'const = ;\n' });
    expect(await runIn(broken, ['baseline', 'write'])).toMatchObject({ status: 3, stdout: '' });
    expect(() => readFileSync(join(broken, FILE))).toThrow('ENOENT');
  });
});
