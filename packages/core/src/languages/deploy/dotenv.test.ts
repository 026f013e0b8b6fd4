import { describe, expect, test } from 'vitest';
import { dotenv } from './dotenv.js';
import { shown, state } from './stated.test-kit.js';

describe('which files', () => {
  const any = () => '';
  const supply = ['.env', '.env.production', 'a/web.env', '.envs/.production/.django', '.env.test', '.flaskenv'];
  const example = [
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    '.env.defaults',
    'env.example',
    'example.env',
    'env-example-document',
    '.env.local.example',
    'docker/.env.example',
  ];
  test.each([...supply, ...example])('%s', (path) => {
    expect(dotenv.reads(path, any)).toBe(true);
  });
  test.each(['env.d.ts', '.env.js', 'env.py', '.env.vault', 'environment', '.envrc', 'env.example.md'])('not %s', (path) => {
    expect(dotenv.reads(path, any)).toBe(false);
  });
  test.each(example)('%s declares', (path) => {
    expect(state(dotenv, path, 'A=1').all.map(({ kind }) => kind)).toEqual(['environment-declaration']);
  });
  test.each(supply)('%s supplies', (path) => {
    expect(state(dotenv, path, 'A=1').all.map(({ kind }) => kind)).toEqual(['environment-supply']);
  });
});

test('what a file supplies', () => {
  const { of, at, all } = state(
    dotenv,
    '.env',
    [
      '# factorlint-disable-next-line config -- a stand-in',
      'SECRET_KEY=kq83hf72jd9w1xZ0',
      'export PORT=8000 # here',
      'URL="redis://:hunter2@cache/0"',
      'EMPTY=',
      'A=${PORT:-1}',
    ].join('\n'),
  );
  expect(of('environment-supply').map(({ name, value, of: file }) => [name, shown(value), file])).toEqual([
    ['SECRET_KEY', '<random>', '.env'],
    ['PORT', '8000', '.env'],
    ['URL', 'redis://:<words>@cache/0', '.env'],
    ['EMPTY', '', '.env'],
    ['A', '${PORT:-1}', '.env'],
  ]);
  expect(at(of('environment-supply')[0]!.value.location)).toBe('2: kq83hf72jd9w1xZ0');
  expect(at(of('environment-supply')[1]!.location)).toBe('3: PORT=8000');
  expect(of('waiver')).toHaveLength(1);
  expect(JSON.stringify(all)).not.toMatch(/kq83|hunter2/);
});

test('what an example declares, and what it suggests in comments', () => {
  const { of } = state(dotenv, '.env.example', 'A=1\nSECRET_KEY=change-me\n# B=2\n# prose, not a variable\n#A=3\n');
  expect(of('environment-declaration').map(({ name, value, required }) => [name, shown(value), required])).toEqual([
    ['A', '1', undefined],
    ['SECRET_KEY', '<placeholder>', undefined],
    ['B', '2', false],
  ]);
});
