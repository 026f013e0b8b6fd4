import { describe, expect, it } from 'vitest';
import { matchViolations } from './match.js';

const violation = (path: string, key: string, rule = 'logs/no-print') => ({ path, rule, key });
const before = (path: string, key: string, count = 1) => ({ ...violation(path, key), count });

/** What is new of some violations; files exist where violations are. */
function news(known: Parameters<typeof matchViolations>[0], present: readonly ReturnType<typeof violation>[]): readonly string[] {
  const exists = new Set(present.map(({ path }) => path));
  const existed = new Set([...known].map(({ path }) => path));
  const matching = matchViolations(known, present, {
    exists: (path) => exists.has(path),
    existed: (path) => existed.has(path),
    appOf: () => undefined,
  });
  return present.filter((each) => !matching.known.has(each)).map(({ path, key }) => `${path} ${key}`);
}

describe('a renamed file', () => {
  it('keeps violations whose key names the file', () => {
    expect(news([before('old/a.py', 'old/a.py')], [violation('new/a.py', 'new/a.py')])).toEqual([]);
  });

  it('is the new one that shares most, then the one of the same name', () => {
    const known = [before('old/a.py', 'X'), before('old/a.py', 'Y')];
    expect(news(known, [violation('b.py', 'X'), violation('c.py', 'X'), violation('c.py', 'Y')])).toEqual(['b.py X']);
    expect(news([before('old/a.py', 'X')], [violation('b.py', 'X'), violation('new/a.py', 'X')])).toEqual(['b.py X']);
  });

  it('is one: what was split off is new', () => {
    expect(news([before('a.py', 'X', 2)], [violation('b.py', 'X'), violation('c.py', 'X')])).toEqual(['c.py X']);
  });
});

it('of more than were known, the rest is new', () => {
  expect(news([before('a.py', 'X', 2)], [violation('a.py', 'X'), violation('a.py', 'X'), violation('a.py', 'X')])).toEqual(['a.py X']);
});

it('another rule is another violation', () => {
  expect(news([before('a.py', 'X')], [violation('a.py', 'X', 'logs/no-log-file')])).toEqual(['a.py X']);
});
