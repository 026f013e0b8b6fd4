import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { analyzeRepository, analyzeTree, factors, inMemory, InvalidRoot, load, openSession, UnknownName } from './index.js';

const SECRET = 'const dbPassword = "hunter2xyz";\n';
const CLEAN = 'const dbPassword = process.env.DB_PASSWORD;\n';
const rules = ['config/no-hardcoded-secret'];

describe('before load', () => {
  it('a session says what is missing', () => {
    expect(() => openSession(inMemory({}))).toThrow('await load()');
  });
});

describe('a session', () => {
  beforeAll(() => load());

  it('gives twelve verdicts in their order, about nothing too', () => {
    const { verdicts } = analyzeTree(inMemory({}));
    expect(verdicts.map(({ factor }) => factor.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(verdicts.flatMap(({ results }) => results.flatMap(({ findings }) => findings))).toEqual([]);
  });

  it('follows a buffer and gives the file back', () => {
    const session = openSession(inMemory({ 'src/db.js': CLEAN }), { rules });
    const outcomes = () => session.findings('src/db.js').map(({ rule, finding }) => `${finding.outcome} ${rule.id}`);
    expect(outcomes()).toEqual(['upholds config/no-hardcoded-secret']);
    session.update('src/db.js', SECRET);
    expect(outcomes()).toEqual(['violates config/no-hardcoded-secret']);
    session.update('src/db.js', undefined);
    expect(outcomes()).toEqual(['upholds config/no-hardcoded-secret']);
  });

  it.for([
    ['a module that another takes a value from', 'config.js', 'exports.port = 3000;\n'],
    ['a module at the end of a chain', 'values.js', 'exports.port = process.env.PORT || 80;\n'],
    ['what says where modules are', 'package.json', '{ "main": "server.js", "imports": { "#config": "./values.js" } }'],
  ] as const)('says of changed files what a new session says: %s', ([, path, text]) => {
    const files: Record<string, string> = {
      'package.json': '{ "main": "server.js", "imports": { "#config": "./config.js" }, "dependencies": { "express": "5" } }',
      'server.js': 'const config = require("#config");\nrequire("express")().listen(config.port);\n',
      'config.js': 'exports.port = require("./values").port;\n',
      'values.js': 'exports.port = process.env.PORT;\n',
    };
    const session = openSession(inMemory(files));
    session.report();
    session.update(path, text);
    expect(session.report()).toEqual(analyzeTree(inMemory({ ...files, [path]: text })));
    session.update(path, undefined);
    expect(session.report()).toEqual(analyzeTree(inMemory(files)));
  });

  it('knows a buffer that is no file yet', () => {
    const session = openSession(inMemory({}), { rules });
    session.update('new.js', SECRET);
    expect(session.findings('new.js')).toHaveLength(1);
    session.update('new.js', undefined);
    expect(session.findings('new.js')).toEqual([]);
  });

  it('reads again only what has changed', () => {
    const texts: Record<string, string> = { 'a.js': CLEAN, 'b.js': CLEAN };
    const read: string[] = [];
    const tree = { paths: ['a.js', 'b.js'], read: (path: string) => (read.push(path), texts[path] ?? '') };
    const session = openSession(tree, { rules });
    expect(session.findings('b.js')).toMatchObject([{ finding: { outcome: 'upholds' } }]);
    read.length = 0;
    texts['b.js'] = SECRET;
    expect(session.findings('b.js')).toMatchObject([{ finding: { outcome: 'upholds' } }]);
    session.refresh(['b.js']);
    expect(session.findings('b.js')).toMatchObject([{ finding: { outcome: 'violates' } }]);
    expect(new Set(read)).toEqual(new Set(['b.js']));
  });

  it('is told of every file that is read', () => {
    const told: string[] = [];
    const onFile = (path: string, index: number, count: number) => told.push(`${path} ${index}/${count}`);
    analyzeTree(inMemory({ 'a.js': CLEAN, 'b.js': CLEAN }), { onFile });
    expect(told).toEqual(['a.js 0/2', 'b.js 1/2']);
  });

  it('excuses a violation by a waiver with a reason, which stays visible', () => {
    const waived = `// factorlint-disable-next-line config/no-hardcoded-secret -- a key of the public demo\n${SECRET}`;
    const { verdicts } = analyzeTree(inMemory({ 'src/db.js': waived }), { rules });
    const [result] = verdicts[0]?.results ?? [];
    expect(result?.findings).toMatchObject([{ outcome: 'violates', waiver: 'a key of the public demo' }]);
    expect(result?.status).not.toBe('violated');
  });
});

describe('a selection', () => {
  beforeAll(() => load());
  const judged = (options: Parameters<typeof analyzeTree>[1]) =>
    analyzeTree(inMemory({}), options).verdicts.map(({ factor, results }) => `${factor.slug} ${results.length}`);
  const sizeOf = (slug: string) => factors.find((factor) => factor.slug === slug)?.rules.length;

  it('takes factors by slug and number, rules by id and code', () => {
    expect(judged({ factors: ['config', 1] })).toEqual([`codebase ${sizeOf('codebase')}`, `config ${sizeOf('config')}`]);
    expect(judged({ rules: ['TF0302', 'dependencies/require-lockfile'] })).toEqual(['dependencies 1', 'config 1']);
    expect(judged({ factors: [1], rules: ['TF0302'] })).toEqual([`codebase ${sizeOf('codebase')}`, 'config 1']);
  });

  it('leaves a waiver of a rule that was not asked alone', () => {
    const file = `// factorlint-disable-file config/no-debug-by-default -- it is a demo\n${CLEAN}`;
    expect(analyzeTree(inMemory({ 'a.js': file }), { rules }).waivers).toEqual([]);
    expect(analyzeTree(inMemory({ 'a.js': file })).waivers).toMatchObject([{ problem: 'unused' }]);
  });

  it('offers the nearest name for one that does not exist', () => {
    expect(() => judged({ factors: ['confg'] })).toThrow(UnknownName);
    expect(() => judged({ factors: ['confg'] })).toThrow('There is no factor confg. Did you mean config?');
    expect(() => judged({ rules: ['no-hardcoded-secrets'] })).toThrow('Did you mean config/no-hardcoded-secret?');
    expect(() => judged({ rules: ['zzz'] })).toThrow(/^There is no rule zzz\.$/);
  });
});

describe('a folder', () => {
  let root: string;
  beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'factorlint-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('is judged', async () => {
    writeFileSync(join(root, 'db.js'), SECRET);
    const report = await analyzeRepository(root, { rules });
    expect(report.verdicts[0]).toMatchObject({ status: 'violated', results: [{ findings: [{ location: { path: 'db.js' } }] }] });
    expect(report.tool.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('tells as gaps what it could not read: a file over the limit, a link to nothing', async () => {
    writeFileSync(join(root, 'big.js'), '// '.padEnd(200, 'x'));
    symlinkSync('nowhere', join(root, 'link.js'));
    const { gaps } = await analyzeRepository(root, { maxFileSize: 100 });
    expect(gaps.map(({ path }) => path)).toEqual(['big.js', 'link.js']);
    expect(gaps[0]?.reason).toContain('larger than the limit of 100 bytes');
  });

  it('that does not exist is an error for a person', async () => {
    await expect(analyzeRepository(join(root, 'missing'))).rejects.toThrow(InvalidRoot);
  });
});
