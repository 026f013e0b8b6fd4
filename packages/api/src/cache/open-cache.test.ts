import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemory } from '@factorlint/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../load.js';
import { analyzeTree } from '../session.js';
import { openCache } from './open-cache.js';

const folder = mkdtempSync(join(tmpdir(), 'factorlint-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(load);

const NOW = { 'a.js': 'process.env.NOW;\n', 'b.js': "import './a.js';\n" };
const BEFORE = { 'a.js': 'process.env.BEFORE;\n', 'b.js': "import './a.js';\n", 'gone.js': 'process.env.GONE;\n' };

describe('openCache', () => {
  it('keeps what one tree said, and lets another one of the same repository see it', () => {
    const location = join(folder, 'facts');
    const cache = openCache('/srv/shop', { location })!;
    const report = analyzeTree(inMemory(NOW), { cache });
    const aside = cache.aside();
    const asked: string[] = [];
    const told = { ...aside, put: (path: string) => void asked.push(path) };
    expect(analyzeTree(inMemory(BEFORE), { cache: told })).toEqual(analyzeTree(inMemory(BEFORE)));
    expect(asked).toEqual(['a.js', 'gone.js']);
    expect(cache.save()).toBeUndefined();
    expect(readFileSync(location, 'utf8')).toContain('NOW');
    expect(readFileSync(location, 'utf8')).not.toMatch(/BEFORE|GONE/);
    expect(analyzeTree(inMemory(NOW), { cache: openCache('/srv/shop', { location })! })).toEqual(report);
  });

  it('is none where nobody says where it is to be', () => expect(openCache('/srv/shop', { env: {} })).toBeUndefined());

  it('says why it cannot be written', () => {
    const cache = openCache('/srv/shop', { location: join(folder, 'facts', 'below') })!;
    analyzeTree(inMemory(NOW), { cache });
    expect(cache.save()).toMatch(/^The cache .+ cannot be written \(\w+\)\.$/);
  });
});
