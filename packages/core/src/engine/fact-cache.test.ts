import { describe, expect, it } from 'vitest';
import type { Fact } from '../vocabulary/facts/index.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { defineLanguage, type Language } from '../vocabulary/language.js';
import type { Value } from '../vocabulary/value.js';
import { canBeKept, type FactCache, type KeptExtraction } from './fact-cache.js';
import { openSession } from './session.js';

interface Kept {
  readonly text: string | undefined;
  readonly extraction: KeptExtraction;
  readonly bindings: Map<string, Value | undefined>;
}

/** A cache that keeps everything here. */
function cacheHere() {
  const kept = new Map<string, Kept>();
  const withheld: string[] = [];
  const cache: FactCache = {
    get(path, text) {
      const found = kept.get(path);
      return found && (found.text === undefined || found.text === text()) ? found.extraction : undefined;
    },
    put: (path, text, extraction) => void kept.set(path, { text, extraction, bindings: new Map() }),
    bindings: (path) => kept.get(path)?.bindings ?? new Map<string, Value | undefined>(),
    putBindings(path, text, found) {
      const entry = kept.get(path);
      if (entry?.text === text) for (const [name, value] of found) entry.bindings.set(name, value);
    },
    withhold: (paths) => void withheld.push(...paths),
  };
  return { cache, kept, withheld };
}

/** A language whose every word is a dependency, and `@name` an import of that file; it tells what it was asked. */
function countingLanguage() {
  const asked: string[] = [];
  const language = defineLanguage({
    id: 'words',
    version: 1,
    code: true,
    provides: ['assignment', 'secret', 'binding'],
    reads: (path) => path.endsWith('.txt'),
    *extract(document): Generator<Fact> {
      asked.push(`extract ${document.path}`);
      const location = document.locate(0, document.text.length);
      const [kind = '', word = ''] = document.text.split(' ');
      if (kind === 'broken') throw new Error('broken');
      const value: Value =
        kind === 'take' ? { kind: 'reference', module: word, name: 'WORD', location } : { kind: 'literal', value: word, location };
      yield kind === 'secret'
        ? { kind: 'secret', name: 'KEY', sink: 'assignment', value: { kind: 'credential', looks: 'random', location }, location }
        : { kind: 'assignment', keys: ['X'], value, order: 0, location };
    },
    *bindings(document, names): Generator<Fact> {
      asked.push(`bindings ${document.path} ${names.join(' ')}`);
      const location = document.locate(0, 1);
      if (names.includes('WORD'))
        yield { kind: 'binding', name: 'WORD', value: { kind: 'literal', value: document.text, location }, location };
    },
    resolve: (specifier) => specifier,
  });
  return { language, asked };
}

function factsOf(files: Readonly<Record<string, string>>, cache?: FactCache) {
  const { language, asked } = countingLanguage();
  const session = openSession(inMemory(files), { languages: [language], derivations: [], factors: [], ...(cache && { cache }) });
  return { facts: session.facts().of('assignment'), gaps: session.report().gaps, asked };
}

describe('a cache of facts', () => {
  const files = { 'a.txt': 'set one', 'b.txt': 'take a.txt', 'c.md': 'nobody reads this' };

  it('spares what was read and asked before, and changes no answer', () => {
    const { cache } = cacheHere();
    const cold = factsOf(files, cache);
    const warm = factsOf(files, cache);
    expect(cold.asked).toEqual(['extract a.txt', 'extract b.txt', 'bindings a.txt WORD']);
    expect(warm.asked).toEqual([]);
    expect(warm.facts).toEqual(cold.facts);
    expect(cold.facts).toEqual(factsOf(files).facts);
  });

  it('reads a file that has changed, and what others take from it', () => {
    const { cache } = cacheHere();
    factsOf(files, cache);
    const changed = { ...files, 'a.txt': 'set two' };
    const warm = factsOf(changed, cache);
    expect(warm.asked).toEqual(['extract a.txt', 'bindings a.txt WORD']);
    expect(warm.facts).toEqual(factsOf(changed).facts);
  });

  it('asks for a name that nobody has asked for before', () => {
    const { cache } = cacheHere();
    factsOf({ 'a.txt': 'set one', 'b.txt': 'set two' }, cache);
    expect(factsOf(files, cache).asked).toEqual(['extract b.txt', 'bindings a.txt WORD']);
  });

  it('knows a name without a value', () => {
    const { cache } = cacheHere();
    const { language, asked } = countingLanguage();
    const silent = { ...language, bindings: () => [] };
    const run = (each: Language) => openSession(inMemory(files), { languages: [each], derivations: [], factors: [], cache }).facts();
    run(silent);
    asked.length = 0;
    run(language);
    expect(asked).toEqual([]);
  });

  it('keeps nothing of a file that could not be read whole, or holds what looks like a secret', () => {
    const { cache, kept } = cacheHere();
    const run = factsOf({ 'broken.txt': 'broken', 'key.txt': 'set AKIAQ3EGRIVZJ7YHBW2N', 'fine.txt': 'set fine' }, cache);
    expect(run.gaps).toHaveLength(1);
    expect([...kept.keys()]).toEqual(['fine.txt']);
  });

  it('tells in which files credentials stand', () => {
    const { cache, withheld } = cacheHere();
    factsOf({ 'a.txt': 'set one', 'b.txt': 'secret two' }, cache);
    expect(withheld).toEqual(['b.txt']);
  });

  it('keeps no text that an editor has put in place of a file', () => {
    const { cache, kept } = cacheHere();
    const { language } = countingLanguage();
    const session = openSession(inMemory(files), { languages: [language], derivations: [], factors: [], cache });
    session.update('a.txt', 'set buffer');
    expect(session.facts().of('assignment')[0]).toMatchObject({ value: { value: 'buffer' } });
    expect([...kept.keys()]).toEqual(['b.txt', 'c.md']);
  });

  it('does not read a file of which the path told everything', () => {
    const { cache } = cacheHere();
    factsOf(files, cache);
    const { language } = countingLanguage();
    const read: string[] = [];
    const tree = { ...inMemory(files), read: (path: string) => (read.push(path), inMemory(files).read(path)) };
    openSession(tree, { languages: [language], derivations: [], factors: [], cache }).facts();
    expect(read).not.toContain('c.md');
    expect(read).toContain('a.txt');
  });
});

describe('canBeKept', () => {
  it.each([
    ['numbers', { a: 1, b: [-1.5, true, null, 'word'] }, true],
    ['an infinite number', { a: [Infinity] }, false],
    ['what is no number', NaN, false],
    ['a negative zero', -0, false],
    ['what is missing', { a: undefined }, false],
    ['a function', { a: () => 1 }, false],
    ['a password in a command', { text: 'psql postgres://shop:k8v2qzm1x9p4@db/shop' }, false],
    ['a key on the second line', 'first\nexport KEY=AKIAQ3EGRIVZJ7YHBW2N', false],
    ['the path of the file', { path: 'aA1bB2cC3dD4eE5fF6gG7hH8' }, true],
    ['what looks the same and is not its path', { name: 'zA1bB2cC3dD4eE5fF6gG7hH8' }, false],
  ])('%s: %o', (_, data, expected) => {
    expect(canBeKept(data, 'aA1bB2cC3dD4eE5fF6gG7hH8')).toBe(expected);
  });
});
