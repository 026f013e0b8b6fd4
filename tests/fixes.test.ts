import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, factors, languages, load, openDirectory } from '@factorlint/api';
import { checkFixes, readRulePage, type CheckedFix } from '@factorlint/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './modules.js';

type Files = Readonly<Record<string, string>>;

const rules = factors.flatMap((factor) => factor.rules);
const FIXTURES = readdirSync(join(ROOT, 'test-fixtures'));

function fixture(name: string): Files {
  const folder = join(ROOT, 'test-fixtures', name);
  return Object.fromEntries(openDirectory(folder).paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const AS_THEY_ARE = 'as they are';
const VARIANTS: Readonly<Record<string, (files: Files) => Files>> = {
  [AS_THEY_ARE]: (files) => files,
  'with carriage returns and without a last line end': (files) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/\n$/, '').replaceAll('\n', '\r\n')])),
};

/** Everything whose fixes are looked at: fixtures, and the examples of the rules' pages. */
const CASES: ReadonlyMap<string, readonly { readonly name: string; readonly files: Files }[]> = new Map<
  string,
  readonly { readonly name: string; readonly files: Files }[]
>([
  ...FIXTURES.map((name) => [name, [{ name, files: fixture(name) }]] as const),
  ...factors.map(({ slug, rules: own }) => {
    const pages = own.map(({ id }) => readRulePage(id));
    return [
      `the examples of ${slug}`,
      pages.flatMap(({ title, examples }) => examples.map((each) => ({ name: `${title}, ${each.title}`, files: each.files }))),
    ] as const;
  }),
]);

const faultsOf = (fixes: readonly CheckedFix[]) =>
  fixes.flatMap(({ name, edit, faults }) => faults.map((fault) => `${name}  (${edit.title})  ${fault}`));

/** The best that the fixes of each rule were. */
const best = new Map<string, 'safe' | 'suggestion'>();

beforeAll(() => load());

describe.each(Object.entries(VARIANTS))('fixes of files %s', (variant, change) => {
  it.each([...CASES])(
    'keep their promises in %s',
    (_, cases) => {
      const fixes = cases.flatMap(({ name, files }) =>
        checkFixes(change(files), factors).map((fix) => ({ ...fix, name: `${name}: ${fix.name}` })),
      );
      if (variant === AS_THEY_ARE)
        for (const { rule, edit } of fixes) best.set(rule, edit.safe || best.get(rule) === 'safe' ? 'safe' : 'suggestion');
      expect(faultsOf(fixes)).toEqual([]);
    },
    120_000,
  );
});

it('rules say what their fixes can be: the best of those in the examples of pages and fixtures', () => {
  const declared = rules.flatMap(({ id, fixable }) => (fixable === undefined ? [] : [`${id}: ${fixable}`]));
  expect(declared.sort()).toEqual([...best].map(([id, kind]) => `${id}: ${kind}`).sort());
  expect(languages.some(({ rewrite }) => rewrite !== undefined)).toBe(true);
});

it('the page names every rule that has fixes, and the best that they can be', () => {
  const page = readFileSync(join(ROOT, 'docs', 'fixes.md'), 'utf8');
  const named = [...page.matchAll(/^\| \[(\S+)\]\(rules\/\1\.md\)\s+\| (\w+)\s+\|$/gm)].map(
    ([, id, kind]) => `${String(id)}: ${String(kind)}`,
  );
  expect(named.sort()).toEqual(rules.flatMap(({ id, fixable }) => (fixable === undefined ? [] : [`${id}: ${fixable}`])).sort());
});

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
