import { describe, expect, it } from 'vitest';
import { uriOf } from './uri.js';

describe('a path as an address', () => {
  it.for([
    ['src/server.ts', 'src/server.ts'],
    ['a b/caf\u00e9.js', 'a%20b/caf%C3%A9.js'],
    ['app/[id]/page.js', 'app/%5Bid%5D/page.js'],
    ['what?/c#.js', 'what%3F/c%23.js'],
    ['100%.js', '100%25.js'],
    ['c:d/e:f.js', 'c%3Ad/e:f.js'],
    ['back\\slash.js', 'back%5Cslash.js'],
    ['@scope/(group)/x+y=z&a.js', '@scope/(group)/x+y=z&a.js'],
  ] as const)('%s is %s, and back', ([path, uri]) => {
    expect(uriOf(path)).toBe(uri);
    expect(decodeURIComponent(uri)).toBe(path);
  });

  it('survives half a character', () => expect(uriOf('a\uD83D.js')).toBe('a%EF%BF%BD.js'));
});
