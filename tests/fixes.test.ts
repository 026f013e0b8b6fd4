import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, factors, languages, load, openDirectory } from '@factorlint/api';
import { checkFixes, readRulePage, type CheckedFix } from '@factorlint/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './modules.js';

type Files = Readonly<Record<string, string>>;

const rules = factors.flatMap((factor) => factor.rules);
const FIXTURES = ['django-broken', 'django-sound', 'node-broken', 'node-sound', 'three-paths'];

function fixture(name: string): Files {
  const folder = join(ROOT, 'test-fixtures', name);
  return Object.fromEntries(openDirectory(folder).paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const withLineEnd = (files: Files, end: string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', end)]));
const withoutLastLineEnd = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/\n$/, '')]));

const VARIANTS: Readonly<Record<string, (files: Files) => Files>> = {
  'as they are': (files) => files,
  'with carriage returns': (files) => withLineEnd(files, '\r\n'),
  'without a last line end': withoutLastLineEnd,
};

const faultsOf = (fixes: readonly CheckedFix[]) =>
  fixes.flatMap(({ name, edit, faults }) => faults.map((fault) => `${name}  (${edit.title})  ${fault}`));

beforeAll(() => load());

describe.each(Object.entries(VARIANTS))('fixes of files %s', (_, variant) => {
  it.each(FIXTURES)(
    'keep their promises in %s',
    (name) => {
      expect(faultsOf(checkFixes(variant(fixture(name)), factors))).toEqual([]);
    },
    120_000,
  );

  it.each(factors.map(({ slug }) => slug))(
    'keep their promises in the examples of %s',
    (slug) => {
      const pages = rules.filter(({ id }) => id.startsWith(`${slug}/`)).map(({ id }) => readRulePage(id));
      const fixes = pages.flatMap(({ title, examples }) =>
        examples.flatMap((example) =>
          checkFixes(variant(example.files), factors).map((fix) => ({ ...fix, name: `${title}, ${example.title}: ${fix.name}` })),
        ),
      );
      expect(faultsOf(fixes)).toEqual([]);
    },
    120_000,
  );
});

it('rules say what their fixes can be: the best of those in the examples of pages and fixtures', () => {
  const best = new Map<string, 'safe' | 'suggestion'>();
  const all = [...FIXTURES.map(fixture), ...rules.flatMap(({ id }) => readRulePage(id).examples.map(({ files }) => files))];
  for (const { rule, edit } of all.flatMap((files) => checkFixes(files, factors))) {
    if (edit.safe) best.set(rule, 'safe');
    else if (!best.has(rule)) best.set(rule, 'suggestion');
  }
  const declared = rules.flatMap(({ id, fixable }) => (fixable === undefined ? [] : [`${id}: ${fixable}`]));
  expect(declared.sort()).toEqual([...best].map(([id, kind]) => `${id}: ${kind}`).sort());
  expect(languages.some(({ rewrite }) => rewrite !== undefined)).toBe(true);
}, 120_000);

it('names a variable that a constant becomes in the example file, without the value, and has nothing left to do then', () => {
  const secret = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');
  const files = {
    'requirements.txt': 'flask==3.1.0\n',
    '.env.example': '# What a deploy sets\nFLASK_SECRET=',
    'app.py': `import os\nfrom flask import Flask\n\napp = Flask(__name__)\nSTRIPE_API_KEY = "${secret}"  # of the shop\n`,
  };
  const fixOf = (texts: Files) => checkFixes(texts, factors).find(({ rule }) => rule === 'config/no-hardcoded-secret');
  const fix = fixOf(files);
  const { texts } = applyEdits((path) => (files as Files)[path] ?? '', fix ? [fix.edit] : []);
  expect(texts.get('.env.example')).toBe('# What a deploy sets\nFLASK_SECRET=\nSTRIPE_API_KEY=');
  expect(texts.get('app.py')).toContain('STRIPE_API_KEY = os.environ["STRIPE_API_KEY"]  # of the shop\n');
  expect(fixOf({ ...files, ...Object.fromEntries(texts) })).toBeUndefined();
});
