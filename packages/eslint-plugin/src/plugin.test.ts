import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { factors } from '@factorlint/api';
import { ESLint, type Linter } from 'eslint';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { eslintIn, placesOf, repository, write } from './eslint.test-kit.js';
import factorlint, { ready } from './index.js';

const AWS = 'AKIAQ3EGRIVZJ7YHBW2N';
const SECRET = 'factorlint/config/no-hardcoded-secret';
const { recommended, strict } = factorlint.configs;

beforeAll(() => ready);
afterEach(() => void vi.useRealTimers());

const lint = async (root: string, config: readonly Linter.Config[] = recommended) =>
  placesOf(root, await eslintIn(root, config).lintFiles(['.']));

describe('the rules', () => {
  it('are those of the command, with their pages', () => {
    const rules = factors.flatMap((factor) => factor.rules);
    expect(Object.keys(factorlint.rules).sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const { id, summary } of rules)
      expect(factorlint.rules[id]?.meta?.docs).toMatchObject({ description: summary, url: `https://factorlint.dev/rules/${id}` });
  });

  it('speak about every kind of file, each at its place', async () => {
    const root = repository({
      'a.py': `key = "${AWS}"\n`,
      'b.js': `const key = "${AWS}";\n`,
      'compose.yaml': `services:\n  web:\n    image: shop\n    environment:\n      SECRET_KEY: \${SECRET_KEY:-k8v2qz-m1x9p4w7r3t6y5u0}\n`,
      'package.json': '{ "name": "shop" }\n',
    });
    const places = await lint(root, factorlint.configs.config);
    expect(places).toEqual([`a.py:1:7 ${SECRET}`, `b.js:1:13 ${SECRET}`, 'compose.yaml:5:33 factorlint/config/no-secret-default']);
  });

  it('say what belongs to a finding, with its place', async () => {
    const root = repository({
      'start.sh': '#!/bin/sh\nnpm start\n',
      Dockerfile: 'FROM node:22.1\nCOPY . .\nCMD ["./start.sh"]\n',
      'package.json': '{ "name": "shop", "scripts": { "start": "node index.js" } }\n',
      'index.js': 'require("http").createServer().listen(process.env.PORT);\n',
    });
    const results = await eslintIn(root, factorlint.configs.disposability).lintFiles(['.']);
    const messages = results.flatMap((each) => each.messages.map(({ message }) => message));
    expect(messages.some((message) => /↳ \S+:\d+:\d+ \S/.test(message))).toBe(true);
    expect(messages.every((message) => !message.includes('\n'))).toBe(true);
  });

  it('leave notes out where they are off, and take a minimum', async () => {
    const PORT = 'factorlint/port-binding/no-hardcoded-port';
    const root = repository({ 'server.js': 'require("http").createServer().listen(7000);\n' });
    const about = async (config: readonly Linter.Config[]) => (await lint(root, config)).filter((place) => place.endsWith(PORT));
    const withMinimum = (minimum: string) => [...recommended, { rules: { [PORT]: ['warn', { minimum }] } } as Linter.Config];
    expect(await about(recommended)).toEqual([]);
    expect(await about(strict)).toEqual([`server.js:1:39 ${PORT}`]);
    expect(await about(withMinimum('note'))).toEqual(await about(strict));
    await expect(about(withMinimum('warn'))).rejects.toThrow('Value "warn"');
  });

  it('are silent where a waiver excuses, where git ignores and in blocks of documents', async () => {
    const root = repository({
      '.gitignore': 'local.py\n',
      'a.py': `key = "${AWS}"  # factorlint-disable-line config/no-hardcoded-secret -- a demo\n`,
    });
    write(root, { 'local.py': `key = "${AWS}"\n` });
    expect(await lint(root)).toEqual([]);
    const block = {
      preprocess: (text: string) => [{ text, filename: '0.py' }],
      postprocess: (messages: Linter.LintMessage[][]) => messages.flat(),
    };
    write(root, { 'doc.md': `key = "${AWS}"\n` });
    expect(await lint(root, [...recommended, { files: ['**/*.md'], processor: { meta: { name: 'blocks' }, ...block } }])).toEqual([]);
  });

  it('show what stands at no file on the manifest', async () => {
    const root = repository(
      { 'package.json': '{ "name": "shop" }\n', 'index.js': 'require("express")().listen(process.env.PORT);\n' },
      false,
    );
    expect(await lint(root, factorlint.configs.codebase)).toEqual(['package.json:1:1 factorlint/codebase/require-version-control']);
  });

  it('count lines of a file as the command does, whatever ends them and whatever ESLint makes of it', async () => {
    const root = repository({
      'a.py': `\uFEFFa = 1\r\nb = 2\rkey = "${AWS}"\n`,
      'b.js': `\uFEFF// one\u2028line\n\nconst key = "${AWS}";\n`,
    });
    // ESLint ends a line of JavaScript at U+2028 as well: the same characters stand on the next line but one.
    expect(await lint(root)).toEqual([`a.py:3:7 ${SECRET}`, `b.js:4:13 ${SECRET}`]);
  });
});

describe('a buffer', () => {
  it('counts for the file that is linted, the disk for all others', async () => {
    const root = repository({ 'constants.py': `KEY = "${AWS}"\n`, 'app.py': 'from constants import KEY\n' });
    const eslint = eslintIn(root, recommended);
    const text = async (path: string, content: string) => placesOf(root, await eslint.lintText(content, { filePath: join(root, path) }));
    expect(await text('constants.py', 'import os\n\nKEY = os.environ["KEY"]\n')).toEqual([]);
    expect(await text('app.py', 'from constants import KEY\n')).toEqual([]);
    expect(await text('constants.py', `# new\nKEY = "${AWS}"\n`)).toEqual([`constants.py:2:7 ${SECRET}`]);
    expect(await lint(root)).toEqual([`constants.py:1:7 ${SECRET}`]);
  });

  it('may be of a file that is not on disk yet, and of none at all', async () => {
    const root = repository({ 'app.py': 'a = 1\n' });
    const eslint = eslintIn(root, recommended);
    const [result] = await eslint.lintText('FROM python:latest\n', { filePath: join(root, 'Dockerfile') });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('factorlint/dependencies/no-unpinned-base-image');
    expect((await eslint.lintText('const a = 1;\n'))[0]?.messages).toEqual([]);
    expect(await lint(root)).toEqual([]);
  });
});

describe('a process that lives long', () => {
  it('follows the configuration of factorlint', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const root = repository({
      'a.py': `key = "${AWS}"\n`,
      'factorlint.config.json': '{ "rules": { "config/no-hardcoded-secret": "off" } }\n',
    });
    expect(await lint(root)).toEqual([]);
    write(root, { 'factorlint.config.json': '{}\n' });
    vi.advanceTimersByTime(1001);
    expect(await lint(root)).toEqual([`a.py:1:7 ${SECRET}`]);
  });

  it('looks at the disk again after a second', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const env = (value: string) => `services:\n  web:\n    build: .\n    environment:\n      SECRET_KEY: ${value}\n`;
    const root = repository({ 'compose.yaml': env('x'), 'main.py': `key = "${AWS}"\n` });
    const eslint = eslintIn(root, factorlint.configs.config);
    const places = async () => placesOf(root, await eslint.lintFiles(['.']));
    expect(await places()).toContain(`main.py:1:7 ${SECRET}`);
    write(root, { 'other.py': `key = "${AWS}"\n`, 'main.py': 'key = 1\n' });
    vi.advanceTimersByTime(1001);
    const after = await places();
    expect(after).toContain(`other.py:1:7 ${SECRET}`);
    expect(after).not.toContain(`main.py:1:7 ${SECRET}`);
  });
});

describe('what is wrong', () => {
  it('with a root is told in a sentence', async () => {
    const root = repository({ 'a.js': '' });
    await expect(lint(root, factorlint.configure({ root: join(root, 'nowhere') }))).rejects.toThrow(/There is no folder .*nowhere/);
  });

  it('with options is told where they are written', () => {
    expect(() => factorlint.configure({ factors: ['confg' as 'config'] })).toThrow('there is no factor confg');
    expect(() => factorlint.configure({ without: ['jsn'] })).toThrow('there is no kind jsn');
    expect(() => factorlint.configure({ preset: 'all' as 'strict' })).toThrow('there is no preset all');
  });

  it('with a file that cannot be read as text changes nothing', async () => {
    const root = repository({ 'a.js': `const key = "${AWS}";\n`, 'b.js': `// ${'x'.repeat(3_000_000)}\nconst key = "${AWS}";\n` });
    expect(await lint(root)).toEqual([`a.js:1:13 ${SECRET}`]);
    rmSync(root, { recursive: true });
  });
});

it('a version and a name key ESLint’s cache', () => {
  expect(factorlint.meta).toEqual({
    name: 'eslint-plugin-factorlint',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    namespace: 'factorlint',
  });
  expect(ESLint.version).toMatch(/^10\./);
});
