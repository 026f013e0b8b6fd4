import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationSchema, factors } from '@factorlint/api';
import { describe, expect, it } from 'vitest';
import { packageDirectories, ROOT } from './modules.js';

const rules = factors.flatMap((factor) => factor.rules);
const namesIn = (path: string, suffix: string) =>
  existsSync(join(ROOT, path)) ? readdirSync(join(ROOT, path)).filter((name) => name.endsWith(suffix) && !name.endsWith('.test.ts')) : [];

it('there are twelve factors, each a package, in order', () => {
  const directories = factors.map(({ number, slug }) => `factor-${String(number).padStart(2, '0')}-${slug}`);
  expect(directories).toEqual(packageDirectories.filter((name) => name.startsWith('factor-')));
  expect(factors.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

describe.for(factors)('factor $number, $slug', ({ number, slug, rules: listed, pages }) => {
  const directory = `packages/factor-${String(number).padStart(2, '0')}-${slug}/src/rules`;
  const idOf = (name: string) => `${slug}/${name.replace(/\.(ts|md)$/, '')}`;
  const ids = listed.map(({ id }) => id).sort();

  it('lists every rule that has a file', () => expect(namesIn(directory, '.ts').map(idOf).sort()).toEqual(ids));
  it('has one page for each rule', () => expect(namesIn(`docs/rules/${slug}`, '.md').map(idOf).sort()).toEqual(ids));
  it('carries the pages in its package', () => expect(Object.keys(pages).sort()).toEqual(ids));
  it('has a test for each rule', () => {
    const untested = ids.filter((id) => !existsSync(join(ROOT, directory, `${id.split('/')[1] ?? ''}.test.ts`)));
    expect(untested).toEqual([]);
  });
  it('names its rules no-… or require-…', () => expect(ids.filter((id) => !/^[a-z-]+\/(no|require)-[a-z-]+$/.test(id))).toEqual([]));
});

describe('docs/rules/codes.json', () => {
  const codes = JSON.parse(readFileSync(join(ROOT, 'docs/rules/codes.json'), 'utf8')) as Record<string, string>;

  it('gives every rule its code, and no code to a rule that is not there', () => {
    expect(Object.entries(codes).sort()).toEqual(rules.map(({ code, id }) => [code, id]).sort());
  });

  it('gives one code to one rule', () => expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length));

  it('builds a code of the factor and the rule in it, two digits each', () => {
    const wrong = factors.flatMap(({ number, rules: listed }) =>
      listed
        .filter(({ code }) => !new RegExp(`^TF${String(number).padStart(2, '0')}\\d\\d$`).test(code))
        .map(({ code, id }) => `${code} ${id}`),
    );
    expect(wrong).toEqual([]);
  });
});

it('every page opens with the id of its rule and its summary', () => {
  const wrong = rules.filter(({ id, summary }) => {
    const page = factors.find(({ slug }) => id.startsWith(`${slug}/`))?.pages[id];
    return page?.startsWith(`# ${id}\n\n${summary}\n`) !== true;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

it('docs/rules/README.md is the index of the rules (run with -u to rewrite it)', async () => {
  const sections = factors.map(({ number, title, rules: listed }) => [
    `## ${number}. ${title}\n`,
    ...listed.map(({ id, code, severity, summary }) => `- [${id}](${id}.md) · ${code} · ${severity} · ${summary}`),
    '',
  ]);
  await expect(['# Rules\n', ...sections.flat()].join('\n')).toMatchFileSnapshot(join(ROOT, 'docs/rules/README.md'));
});

it('the schema of the configuration knows every rule', async () => {
  const text = `${JSON.stringify(configurationSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(join(ROOT, 'packages/api/schema/config.schema.json'));
});
