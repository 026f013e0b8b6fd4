import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheFile } from './location.js';

const folder = mkdtempSync(join(tmpdir(), 'factorlint-'));
afterAll(() => rmSync(folder, { recursive: true }));

const named = /[\\/][\da-f]{32}\.cache$/;
const at = (given: string | undefined, env: Readonly<Record<string, string>> = {}, platform = 'linux') =>
  cacheFile('/srv/shop', given, { env, platform, cwd: folder });

describe.skipIf(process.platform === 'win32')('where a cache is', () => {
  it.each([
    ['linux', { XDG_CACHE_HOME: '/x', HOME: '/home/me' }, '/x/factorlint'],
    ['linux', { HOME: '/home/me' }, '/home/me/.cache/factorlint'],
    ['linux', { XDG_CACHE_HOME: 'relative', HOME: '/home/me' }, '/home/me/.cache/factorlint'],
    ['darwin', { HOME: '/Users/me' }, '/Users/me/Library/Caches/factorlint'],
    ['win32', { LOCALAPPDATA: '/local', HOME: '/home/me' }, '/local/factorlint'],
  ])('on %s, with %o', (platform, env, expected) => {
    const file = at(undefined, env, platform);
    expect(file?.path.replace(named, '')).toBe(expected);
    expect(file?.path).toMatch(named);
    expect(file?.isNamed).toBe(false);
  });

  it.each([
    ['linux', {}],
    ['linux', { HOME: '' }],
    ['win32', { HOME: '/home/me' }],
  ])('is nowhere on %s with %o', (platform, env) => expect(at(undefined, env, platform)).toBeUndefined());

  it('is the file that is named, seen from the current folder', () =>
    expect(at('a/facts')).toEqual({ path: join(folder, 'a/facts'), isNamed: true }));

  it.each(['.', 'new/', folder])('is in the folder that is named: %s', (given) => {
    const file = at(given);
    expect(file?.path).toMatch(named);
    expect(file?.path.startsWith(folder)).toBe(true);
    expect(file?.isNamed).toBe(false);
  });

  it('is another one for another repository', () => {
    const surroundings = { env: { HOME: '/home/me' }, platform: 'linux', cwd: folder };
    expect(cacheFile('/srv/a', undefined, surroundings)).not.toEqual(cacheFile('/srv/b', undefined, surroundings));
  });
});
