import { analyzeTree, inMemory, load } from '@factorlint/api';
import { sarif, toSarif, type SarifOptions } from '@factorlint/sarif';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { CANARIES, NASTY, SHOWN } from './planted.js';
import { lintSarif } from './sarif-lint.js';
import { multitool, NEEDS_MULTITOOL, validateWithMultitool } from './sarif-validators.js';

const SECRET = "const dbPassword = 'zX4cV8bN2mQ6wE0r';\nmodule.exports = { dbPassword };\n";
const rules = ['config/no-hardcoded-secret'];

describe('a path that means something in an address', () => {
  beforeAll(() => load());
  const files = Object.fromEntries(NASTY.map((path) => [path, SECRET]));
  const written = (options: Partial<SarifOptions> = {}) =>
    sarif(analyzeTree(inMemory(files), { rules }), {
      read: inMemory(files).read,
      repository: { uri: 'git@example.com:shop/shop.git', revision: '0123456789abcdef0123456789abcdef01234567' },
      ...options,
    });
  const pathsIn = (text: string) =>
    (JSON.parse(text) as Log).runs[0]?.results?.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '') ?? [];

  it('comes back as it was, with a browser’s reading of the address too', () => {
    const uris = pathsIn(written());
    expect(uris.map((uri) => decodeURIComponent(uri)).sort()).toEqual([...NASTY].sort());
    const opened = uris.map((uri) => new URL(uri, 'https://example.com/top/'));
    expect(opened.map(({ pathname }) => decodeURIComponent(pathname.replace(/^\/top\//, ''))).sort()).toEqual([...NASTY].sort());
    expect(opened.map(({ search, hash, host }) => [search, hash, host])).toEqual(NASTY.map(() => ['', '', 'example.com']));
  });

  it('is told from the top of the repository where the folder analysed lies below it', () => {
    const text = written({ repository: { folder: 'services/caf\u00e9 #1' } });
    expect(
      pathsIn(text)
        .map((uri) => decodeURIComponent(uri))
        .sort(),
    ).toEqual(NASTY.map((path) => `services/caf\u00e9 #1/${path}`).sort());
    expect((JSON.parse(text) as Log).runs[0]?.automationDetails?.id).toBe('factorlint/services/caf\u00e9 #1/');
  });

  it('passes all checks', { timeout: 60_000 }, ({ skip }) => {
    expect(lintSarif(written(), { raw: (path) => files[path] })).toEqual([]);
    if (multitool === undefined) return skip(NEEDS_MULTITOOL);
    expect(validateWithMultitool(multitool, { paths: written() })).toEqual({ paths: [] });
  });
});

describe('a secret', () => {
  beforeAll(() => load());

  it.for(['github', 'full'] as const)('of twelve, in files of every kind, is nowhere in the profile %s', (profile) => {
    const report = analyzeTree(inMemory(CANARIES));
    const log = toSarif(report, { read: inMemory(CANARIES).read, profile, level: 'note' });
    const told = JSON.stringify(log.runs[0]?.results) + JSON.stringify(log.runs[0]?.invocations);
    expect(SHOWN.flatMap((pattern) => told.match(pattern) ?? [])).toEqual([]);
    expect(told).toContain('[REDACTED]');
  });
});
