import { FACTOR_SLUGS } from '@factorlint/core';
import { factors } from '@factorlint/api';
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { beforeAll, describe, expect, it } from 'vitest';
import { eslintIn, placesOf, repository } from '../eslint.test-kit.js';
import factorlint, { ready } from '../index.js';

const SECRET = 'factorlint/config/no-hardcoded-secret';
const AWS = 'AKIAQ3EGRIVZJ7YHBW2N';

beforeAll(() => ready);

const rulesOf = (config: readonly Linter.Config[]) => Object.assign({}, ...config.map(({ rules }) => rules)) as Linter.RulesRecord;

describe('the presets', () => {
  it('set error, warn and off by the severity of a rule; strict shows notes', () => {
    for (const { id, severity } of factors.flatMap(({ rules }) => rules)) {
      const level = { error: 'error', warning: 'warn', note: 'off' }[severity];
      expect(rulesOf(factorlint.configs.recommended)[`factorlint/${id}`]).toBe(level);
      expect(rulesOf(factorlint.configs.strict)[`factorlint/${id}`]).toEqual([level === 'off' ? 'warn' : level, { minimum: 'note' }]);
    }
  });

  it('are one for each factor too', () => {
    for (const slug of FACTOR_SLUGS) {
      const rules = Object.keys(rulesOf(factorlint.configs[slug]));
      expect(rules.length).toBeGreaterThan(0);
      expect(rules.every((name) => name.startsWith(`factorlint/${slug}/`))).toBe(true);
    }
  });

  it('have named objects, and each name once', () => {
    const names = factorlint.configs.recommended.map(({ name }) => name);
    expect(names.every((name) => name?.startsWith('factorlint/recommended'))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });

  it('make ESLint lint nothing that it has no language for', async () => {
    const root = repository({ 'a.ts': 'type A = 1;\n', 'b.md': '# B\n', 'c.py': 'a = 1\n', 'd.json': '{}\n', '.venv/lib/e.py': 'a = 1\n' });
    const results = await eslintIn(root, factorlint.configs.recommended).lintFiles(['.']);
    expect(results.map(({ filePath }) => filePath.slice(root.length + 1))).toEqual(['c.py']);
  });
});

describe('a configuration', () => {
  const files = {
    'a.py': `key = "${AWS}"\n`,
    'web/b.py': `key = "${AWS}"\n`,
    'web/b.js': `const key = "${AWS}";\n`,
    'web/package.json': '{ "name": "web" }\n',
  };
  const inWeb = [`web/b.js:1:13 ${SECRET}`, `web/b.py:1:7 ${SECRET}`];
  const lint = async (config: Linter.Config[]) => {
    const root = repository(files);
    return placesOf(root, await eslintIn(root, config).lintFiles(['.']));
  };

  it('takes a preset by spreading, by extends, and by its name', async () => {
    const all = [`a.py:1:7 ${SECRET}`, ...inWeb];
    expect(await lint([...factorlint.configs.recommended])).toEqual(all);
    expect(await lint(defineConfig({ extends: [factorlint.configs.recommended] }))).toEqual(all);
    expect(await lint(defineConfig({ plugins: { factorlint }, extends: ['factorlint/recommended'] }))).toEqual(all);
  });

  it('takes it for one folder of a monorepo', async () => {
    expect(await lint(defineConfig({ files: ['web/**'], extends: [factorlint.configs.recommended] }))).toEqual(inWeb);
  });

  it('takes it under another name of the plugin', async () => {
    const config = defineConfig({ files: ['web/**'], plugins: { tf: factorlint }, extends: ['tf/recommended'] });
    expect(await lint(config)).toEqual(inWeb.map((place) => place.replace('factorlint/', 'tf/')));
  });

  it('names a root, whatever ESLint’s folder is', async () => {
    const root = repository({ 'web/a.py': 'from flask import Flask\napp = Flask(__name__)\n', 'requirements.txt': 'flask==3.1.0\n' });
    const folder = `${root}/web`;
    const undeclared = 'a.py:1:6 factorlint/dependencies/require-manifest';
    const places = async (config: Linter.Config[]) => placesOf(folder, await eslintIn(folder, config).lintFiles(['.']));
    expect(await places(factorlint.configs.dependencies)).toContain(undeclared);
    expect(await places(factorlint.configure({ root, factors: ['dependencies'] }))).not.toContain(undeclared);
  });

  it('leaves kinds to others, and takes TypeScript where nobody parses it', async () => {
    const root = repository({ 'a.py': `key = "${AWS}"\n`, 'b.ts': `const key: string = "${AWS}";\n` });
    const places = async (config: Linter.Config[]) => placesOf(root, await eslintIn(root, config).lintFiles(['.']));
    expect(await places(factorlint.configure({ without: ['python'], typescript: true }))).toEqual([`b.ts:1:21 ${SECRET}`]);
  });
});
