import { describe, expect, test } from 'vitest';
import { openDocument } from '../engine/document.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { formatLocation } from '../vocabulary/location.js';
import { readDotenv } from './dotenv.js';

function read(text: string) {
  return readDotenv(openDocument('.env', inMemory({ '.env': text })));
}

function pairs(text: string) {
  return read(text).entries.map(({ key, raw }) => [key, raw]);
}

describe('entries', () => {
  test.each([
    ['A=1', [['A', '1']]],
    [
      'export A=1\r\nB = two words \r\n',
      [
        ['A', '1'],
        ['B', 'two words'],
      ],
    ],
    ['A=', [['A', '']]],
    [
      'A=\nB=1',
      [
        ['A', ''],
        ['B', '1'],
      ],
    ],
    ['A="x # y" # c', [['A', 'x # y']]],
    ['A=x#y # c', [['A', 'x#y']]],
    ['A=# c', [['A', '']]],
    ["A='x\\n$B'", [['A', 'x\\n$B']]],
    [
      'A="one\\ntwo\\"\n  three"\nB=1',
      [
        ['A', 'one\ntwo"\n  three'],
        ['B', '1'],
      ],
    ],
    ['A=`x"y`', [['A', 'x"y']]],
    ['A: yaml like', [['A', 'yaml like']]],
    [
      'A="unclosed\nB=1',
      [
        ['A', '"unclosed'],
        ['B', '1'],
      ],
    ],
    ['not an entry\n=1\n\n1A=2\nB=3', [['B', '3']]],
    ['A="{\\"a\\": 1}"', [['A', '{"a": 1}']]],
    ['A=a=b', [['A', 'a=b']]],
  ])('%j', (text, expected) => expect(pairs(text)).toEqual(expected));

  test('have places for key, value and both', () => {
    const [entry] = read('\n  export KEY = "v w" # c').entries;
    const columns = (location = entry!.location) => [location.range?.start.column, location.range?.end.column];
    expect([columns(entry?.keyLocation), columns(entry?.valueLocation), columns(entry?.location)]).toEqual([
      [10, 13],
      [16, 21],
      [10, 21],
    ]);
    expect([entry?.exported, entry?.quoted]).toEqual([true, true]);
  });

  test('are expanded, but not in single quotes', () => {
    const values = read('A=${B:-x}\nC="http://$HOST:80"\nD=\'$E\'\nF=\\$G').entries.map(({ value }) => value);
    expect(values.map(({ kind }) => kind)).toEqual(['environment', 'text', 'literal', 'literal']);
    const [, url] = values;
    expect(url?.kind === 'text' && formatLocation(url.parts[1]!.location)).toBe('.env:2:11');
  });

  test('that look secret are credentials', () => {
    expect(
      JSON.stringify(read('SECRET_KEY=kJ8sd7Fhq2LmN0pQ4rT6\nDB=postgres://u:kJ8sd7Fhq2LmN0pQ4rT6@h/d').entries.map(({ value }) => value)),
    ).not.toContain('kJ8');
  });

  test('that a template fills in are unknown', () => {
    expect(read('A={{ cookiecutter.a }}\n{% if x %}\nB=1\n{% endif %}').entries.map(({ key, value }) => [key, value.kind])).toEqual([
      ['A', 'unknown'],
      ['B', 'literal'],
    ]);
  });
});

test('what is commented out is suggested, prose is not', () => {
  const { suggested, comments } = read(
    '# REDIS_URL=redis://localhost\n#DEBUG=\n# Set PORT=80 if you like\n# see a=b\n# CSP="self x"\nA=1 # c',
  );
  expect(suggested.map(({ key, raw, location }) => [key, raw, location.range?.start.column])).toEqual([
    ['REDIS_URL', 'redis://localhost', 3],
    ['DEBUG', '', 2],
    ['CSP', 'self x', 3],
  ]);
  expect(comments.map(({ text }) => text).slice(-3)).toEqual(['# see a=b', '# CSP="self x"', '# c']);
});

test.each([
  ['one line of 5 MB', `A=${'x '.repeat(2_500_000)}`],
  ['one quoted value of 3 MB', `A="${'x'.repeat(3_000_000)}"`],
  ['quotes that are never closed', 'A="x\n'.repeat(3_000)],
  ['variables in variables', `A=${'${A:-'.repeat(10_000)}`],
])('%s is read in bounds', (_, text) => expect(read(text).entries.length).toBeGreaterThan(0));
