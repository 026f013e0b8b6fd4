import { describe, expect, it } from 'vitest';
import { lineHashes, ownFingerprints } from './fingerprints.js';

const LOREM = 'Lorem ipsum dolor sit amet.\n';

/** Of every line of a text, in order. */
function hashesOf(text: string): readonly (string | undefined)[] {
  const hashOf = lineHashes(() => text);
  return text.split('\n').map((_, index) => hashOf('a', index + 1));
}

describe('the hash of a line', () => {
  // From the tests of CodeQL's action (src/fingerprints.test.ts).
  it.for([
    ['', ['c129715d7a2bc9a3:1']],
    [' a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
    [
      LOREM.repeat(10),
      [
        ...[1, 2, 3, 4, 5, 6].map((count) => `a7f2ff13bc495cf2:${count}`),
        ...['a7f2ff1481e87703:1', 'a9cf91f7bbf1862b:1', '55ec222b86bcae53:1', 'cc97dc7b1d7d8f7b:1', 'c129715d7a2bc9a3:1'],
      ],
    ],
  ] as const)('is CodeQL’s: %j', ([text, hashes]) => expect(hashesOf(text)).toEqual(hashes));

  it('does not depend on line breaks, indentation or lines above', () => {
    const text = 'const port = 3000;\nlisten(port);\n';
    const [port] = hashesOf(text);
    expect(hashesOf(text.replaceAll('\n', '\r\n'))[0]).toBe(port);
    expect(hashesOf(`  ${text}`)[0]).toBe(port);
    expect(hashesOf(`// above\n${text}`)[1]).toBe(port);
  });

  it('is missing where there is no line or no file', () => {
    const hashOf = lineHashes((path) => {
      if (path === 'gone') throw new Error('gone');
      return 'a\n';
    });
    expect([hashOf('here', 9), hashOf('gone', 1)]).toEqual([undefined, undefined]);
  });
});

describe('our own fingerprint', () => {
  it('tells equal findings apart by their order, and all others by rule, path and key', () => {
    const of = ownFingerprints();
    const first = of('TF0302', 'a.js', 'TOKEN');
    expect(first).toMatch(/^[0-9a-f]{32}:1$/);
    expect(of('TF0302', 'a.js', 'TOKEN')).toBe(first.replace(/1$/, '2'));
    expect([of('TF0303', 'a.js', 'TOKEN'), of('TF0302', 'b.js', 'TOKEN'), of('TF0302', 'a.js', 'KEY')]).not.toContain(first);
  });

  it('is for ever: what GitHub and GitLab have stored must be found again', () => {
    expect(ownFingerprints()('TF0302', 'src/server.ts', 'DATABASE_URL')).toBe('2d5745322ecc35dca5d7a25241a8d7e1:1');
  });
});
