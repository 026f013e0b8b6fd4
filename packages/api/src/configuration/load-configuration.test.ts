import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvalidConfiguration, loadConfiguration, type LoadOptions } from './index.js';

let root: string;
beforeEach(() => void (root = realpathSync.native(mkdtempSync(join(tmpdir(), 'factorlint-')))));
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const load = (options: LoadOptions & { readonly of?: string } = {}) =>
  loadConfiguration(join(root, options.of ?? ''), { cwd: root, ...options });
const ignored = (options?: Parameters<typeof load>[0]) => load(options).layers.flatMap(({ config }) => config.ignores ?? []);

function faultsOf(options?: Parameters<typeof load>[0]): readonly string[] {
  try {
    load(options);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('every kind of file', () => {
  it.each([
    ['factorlint.config.json', '{ "ignores": ["old/"] }'],
    ['factorlint.config.jsonc', '{\n  // why\n  "ignores": ["old/",],\n}\n'],
    ['package.json', '{ "name": "shop", "factorlint": { "ignores": ["old/"] } }'],
    ['pyproject.toml', '[project]\nname = "shop"\n\n[tool.factorlint]\nignores = ["old/"]\n'],
    ['factorlint.config.js', 'import { defineConfig } from "factorlint";\nexport default defineConfig({ ignores: ["old/"] });\n'],
    ['factorlint.config.mjs', 'export default { ignores: ["old/"] };\n'],
    [
      'factorlint.config.ts',
      'import { defineConfig, type Config } from "factorlint";\nconst ignores: Config["ignores"] = ["old/"];\nexport default defineConfig({ ignores });\n',
    ],
    [
      'factorlint.config.mts',
      'interface Own { folder: string }\nconst own: Own = { folder: "old/" };\nexport default { ignores: [own.folder] };\n',
    ],
  ])('%s', (name, text) => {
    write({ [name]: text });
    expect(ignored()).toEqual(['old/']);
  });

  it('what belongs to others and has no part for us is passed over', () => {
    write({ 'package.json': '{ "dependencies": { "factorlint": "1.0.0" } }', 'pyproject.toml': '[tool.ruff]\n' });
    expect(load()).toEqual({ layers: [], notRun: [] });
  });
});

describe('the nearest one counts', () => {
  it('above the folder, up to the top of the work tree and no further', () => {
    write({ 'factorlint.config.json': '{ "ignores": ["outer"] }', 'repo/.git/HEAD': 'ref: refs/heads/main\n', 'repo/app/web/a.js': '' });
    expect(ignored({ of: 'repo/app/web' })).toEqual([]);
    write({ 'repo/factorlint.config.json': '{ "ignores": ["top"] }' });
    expect(ignored({ of: 'repo/app/web' })).toEqual(['top']);
    write({ 'repo/app/package.json': '{ "factorlint": { "ignores": ["app"] } }' });
    expect(ignored({ of: 'repo/app/web' })).toEqual(['app']);
  });

  it('one that ignores the folder says nothing about it', () => {
    write({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'factorlint.config.json': '{ "ignores": ["/fixtures/"] }',
      'fixtures/app/a.js': '',
      'src/a.js': '',
    });
    expect(ignored({ of: 'fixtures/app' })).toEqual([]);
    expect(ignored({ of: 'src' })).toEqual(['/fixtures/']);
  });

  it('code before data in one folder; one that is named before all', () => {
    write({
      'factorlint.config.js': 'export default { ignores: ["code"] };',
      'factorlint.config.json': '{ "ignores": ["data"] }',
      'other.toml': 'ignores = ["named"]\n',
    });
    expect(ignored()).toEqual(['code']);
    expect(ignored({ file: 'other.toml' })).toEqual(['named']);
  });

  it('one that is named and is not there is told', () => {
    expect(faultsOf({ file: 'nowhere.json' })).toEqual(['nowhere.json: There is no such file.']);
  });
});

describe('code', () => {
  const LEAVES_TRACE = 'globalThis.factorlintTrace = (globalThis.factorlintTrace ?? 0) + 1;\nexport default { ignores: ["code"] };\n';
  const traces = () => Number(Reflect.get(globalThis, 'factorlintTrace') ?? 0);
  afterEach(() => void Reflect.deleteProperty(globalThis, 'factorlintTrace'));

  it("of somebody else's repository is not run, and that is told", () => {
    write({ 'theirs/factorlint.config.mjs': LEAVES_TRACE });
    const { layers, notRun } = load({ of: 'theirs' });
    expect({ layers, traces: traces() }).toEqual({ layers: [], traces: 0 });
    expect(notRun).toMatchObject([{ file: join(root, 'theirs/factorlint.config.mjs') }]);
    expect(notRun[0]?.reason).toContain('theirs/factorlint.config.mjs is code and was not run');
    expect(notRun[0]?.reason).toContain('--config');
  });

  it('is not run either where data extends it, or where a link leads to it', () => {
    write({ 'theirs/factorlint.config.json': '{ "extends": "./base.mjs", "ignores": ["data"] }', 'theirs/base.mjs': LEAVES_TRACE });
    expect(load({ of: 'theirs' })).toMatchObject({
      layers: [{ config: { ignores: ['data'] } }],
      notRun: [{ file: join(root, 'theirs/base.mjs') }],
    });
    symlinkSync(root, join(root, 'theirs/up'));
    expect(load({ of: 'theirs', cwd: join(root, 'theirs/up') }).notRun).toHaveLength(1);
    expect(traces()).toBe(0);
  });

  it('does not keep data of the same folder from being read', () => {
    write({ 'theirs/factorlint.config.mjs': LEAVES_TRACE, 'theirs/pyproject.toml': '[tool.factorlint]\nignores = ["data"]\n' });
    expect(ignored({ of: 'theirs' })).toEqual(['data']);
  });

  it('is run where the folder is the current one or above it, or where the file is named', () => {
    write({ 'ours/factorlint.config.mjs': LEAVES_TRACE, 'ours/sub/a.js': '' });
    expect(ignored({ of: 'ours', cwd: join(root, 'ours') })).toEqual(['code']);
    expect(ignored({ of: 'ours', cwd: join(root, 'ours/sub') })).toEqual(['code']);
    expect(ignored({ of: 'ours', file: 'ours/factorlint.config.mjs' })).toEqual(['code']);
    expect(traces()).toBe(3);
  });

  it('that breaks or exports nothing is told', () => {
    write({ 'factorlint.config.mjs': 'throw new Error("no luck");\n' });
    expect(faultsOf()).toEqual(['factorlint.config.mjs: It broke: no luck']);
    write({ 'factorlint.config.mjs': 'export const config = {};\n' });
    expect(faultsOf()).toEqual([expect.stringContaining('It has no default export')]);
  });
});

describe('extends', () => {
  it('files and packages, what comes later counting more', () => {
    write({
      'factorlint.config.json': '{ "extends": ["house", "./base/own.json"], "ignores": ["last"] }',
      'base/own.json': '{ "extends": "../deeper.toml", "ignores": ["second"] }',
      'deeper.toml': 'ignores = ["first"]\n',
      'node_modules/house/package.json': '{ "name": "house", "main": "rules.json" }',
      'node_modules/house/rules.json': '{ "ignores": ["package"] }',
    });
    const { layers } = load();
    expect(layers.map(({ folder, config }) => [folder, config.ignores])).toEqual([
      [root, ['package']],
      [root, ['first']],
      [join(root, 'base'), ['second']],
      [root, ['last']],
    ]);
  });

  it('what is missing or goes in a circle is told', () => {
    write({ 'factorlint.config.json': '{ "extends": "./nowhere.json" }' });
    expect(faultsOf()).toEqual(['factorlint.config.json: It extends ./nowhere.json, and there is no such file.']);
    write({ 'factorlint.config.json': '{ "extends": "nowhere" }' });
    expect(faultsOf()).toEqual([expect.stringContaining('no such package is installed')]);
    write({ 'factorlint.config.json': '{ "extends": "./a.json" }', 'a.json': '{ "extends": "./factorlint.config.json" }' });
    expect(faultsOf()).toEqual(['factorlint.config.json: It extends itself.']);
  });
});

describe('what is wrong is told with its place and the nearest name', () => {
  it.each([
    ['{ "rule": {} }', '1:3: There is no key rule. Did you mean rules?'],
    [
      '{ "rules": {\n  "config/no-hardcoded-secrt": "off" } }',
      '2:3: There is no rule config/no-hardcoded-secrt. Did you mean config/no-hardcoded-secret?',
    ],
    ['{ "rules": { "config": "warn" } }', '1:24: rules.config is off, on, error, warning or note, not warn.'],
    ['{ "rules": { "config": 2 } }', '1:24: rules.config is off, on, error, warning or note, not 2.'],
    ['{ "ignores": "old" }', '1:14: ignores is a list, not a text.'],
    ['{ "ignores": ["*.{js,ts}"] }', '1:15: ignores[0]: braces are not expanded in *.{js,ts}. Write each pattern by itself.'],
    ['{ "ignores": ["**/a/**/b/**"] }', '1:15: ignores[0] has more than two ** in one pattern.'],
    ['{ "overrides": [{ "files": [] }] }', '1:17: overrides[0] has no rules.'],
    ['{ "overrides": [{ "files": [], "rules": {} }] }', '1:28: overrides[0].files is empty.'],
    ['{ "deployPaths": { "prod": [] } }', '1:20: There is no key prod in deployPaths.'],
    ['{ "waivers": [{ "rule": "config", "path": "a", "reason": " " }] }', '1:58: waivers[0].reason is empty.'],
    ['{ "waivers": [{ "rule": "confg", "path": "a", "reason": "b" }] }', '1:25: There is no rule confg. Did you mean config?'],
    ['[]', '1:1: The configuration is an object, not a list.'],
    ['{ "ignores" ["old"] }', '1:13: It is no JSON: Colon expected.'],
  ])('%s', (text, message) => {
    write({ 'factorlint.config.json': text });
    expect(faultsOf()).toContain(`factorlint.config.json:${message}`);
  });

  it('in a manifest and in TOML', () => {
    write({ 'package.json': '{\n  "factorlint": {\n    "ignore": []\n  }\n}\n' });
    expect(faultsOf()).toEqual(['package.json:3:5: There is no key ignore. Did you mean ignores?']);
    write({ 'package.json': '{}', 'pyproject.toml': '[tool.factorlint.rules]\nconfg = "off"\n' });
    expect(faultsOf()).toEqual(['pyproject.toml: There is no rule confg. Did you mean config?']);
    write({ 'pyproject.toml': '[tool.factorlint]\nignores = [\n' });
    expect(faultsOf()).toEqual([expect.stringMatching(/^pyproject\.toml:\d+:\d+: It is no TOML: /)]);
  });

  it('a name that every object has is no rule', () => {
    write({ 'factorlint.config.json': '{ "rules": { "constructor": "off" } }' });
    expect(faultsOf()).toEqual([expect.stringContaining('There is no rule constructor.')]);
  });
});

it('code of a configuration may have parts', () => {
  write({
    'factorlint.config.ts': 'import { folders } from "./folders";\nexport default { ignores: folders };\n',
    'folders.ts': 'export const folders: readonly string[] = ["old/"];\n',
  });
  expect(ignored()).toEqual(['old/']);
});
