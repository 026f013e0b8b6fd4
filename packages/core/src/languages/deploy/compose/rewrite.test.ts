import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../engine/document.js';
import type { Change } from '../../../vocabulary/change.js';
import { inMemory } from '../../../vocabulary/file-tree.js';
import { offsetAt } from '../../../vocabulary/offsets.js';
import { compose } from './index.js';

/** The file after a change at the piece between « and »; undefined where none is given. */
function rewritten(kind: Change['kind'], marked: string, rest: object = {}): string | undefined {
  const [start, end] = [marked.indexOf('«'), marked.indexOf('»') - 1];
  const text = marked.replace(/[«»]/g, '');
  const document = openDocument('compose.yml', inMemory({ 'compose.yml': text }));
  const edit = compose.rewrite?.(document, { kind, place: document.locate(start, end), ...rest } as unknown as Change, () => []);
  document.close();
  const [change] = edit?.changes ?? [];
  if (!change) return undefined;
  return text.slice(0, offsetAt(text, change.range.start)) + change.text + text.slice(offsetAt(text, change.range.end));
}

const web = (lines: string) => `services:\n  web:\n    image: example/shop:1.4\n    ${lines}\n`;

describe('a published port', () => {
  it('keeps its quotes and its comment', () => {
    expect(rewritten('publish-any-port', web('ports: [«"8000:80"»] # the shop'))).toBe(web('ports: ["80"] # the shop'));
    expect(rewritten('publish-any-port', web('ports:\n      - «8000:80»'))).toBe(web('ports:\n      - 80'));
  });

  it.each(['"127.0.0.1:8000:80"', '"8000-8002:80"', '"8000:80/udp"', '"${PORT}:80"'])('is left as it is where it says more: %s', (port) => {
    expect(rewritten('publish-any-port', web(`ports: [«${port}»]`))).toBeUndefined();
  });
});

describe('a line that goes', () => {
  it('takes its line end along', () => {
    expect(rewritten('remove-line', web('«container_name: shop»\n    command: web'))).toBe(web('command: web'));
  });

  it('stays where a comment stands beside it', () => {
    expect(rewritten('remove-line', web('«container_name: shop» # for the proxy\n    command: web'))).toBeUndefined();
  });
});

describe('an entry more', () => {
  const restart = { key: 'restart', value: 'unless-stopped', safe: false };

  it('stands in its mapping', () => {
    expect(rewritten('set-entry', 'services:\n  «web:\n    image: shop»\n', restart)).toBe(
      'services:\n  web:\n    restart: unless-stopped\n    image: shop\n',
    );
  });

  it.each(['«web: { image: shop }»', '«web:\n    restart: "no"»'])('is not given in %s', (service) => {
    expect(rewritten('set-entry', `services:\n  ${service}\n`, restart)).toBeUndefined();
  });
});
