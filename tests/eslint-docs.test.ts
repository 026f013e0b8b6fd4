import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factors } from '@factorlint/api';
import type { Linter } from 'eslint';
import factorlint from 'eslint-plugin-factorlint';
import { expect, it } from 'vitest';
import { ROOT } from './modules.js';

const page = readFileSync(join(ROOT, 'docs/eslint.md'), 'utf8');

it('docs/eslint.md lists which files the presets reach', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (`.*`) +\|$/gm)].map(([, kind = '', files = '']) => [
    kind,
    files.trim().slice(1, -1).split('`, `'),
  ]);
  const kinds = factorlint.configs.recommended.filter(({ language }) => language !== undefined);
  expect(rows).toEqual(kinds.map(({ language, files }: Linter.Config) => [language?.replace('factorlint/', ''), files]));
});

it('docs/eslint.md and the README name only rules and configurations that exist', () => {
  const rules = factors.flatMap(({ rules: all }) => all.map(({ id }) => id as string));
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const named = [...`${page}\n${readme}`.matchAll(/(?<!@)factorlint\/([a-z-]+\/[a-z-]+)/g)].map(([, id = '']) => id);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !rules.includes(id))).toEqual([]);
  const configs = [...page.matchAll(/configs\.(\w+)/g)].map(([, name = '']) => name);
  expect(configs.filter((name) => !Object.hasOwn(factorlint.configs, name))).toEqual([]);
});
