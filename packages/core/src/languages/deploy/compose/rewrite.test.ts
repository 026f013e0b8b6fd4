import { describe, expect, it } from 'vitest';
import type { Change } from '../../../vocabulary/change.js';
import { rewrittenBy, type ChangeRest } from '../../rewrite.test-kit.js';
import { compose } from './index.js';

const rewritten = <K extends Change['kind']>(kind: K, marked: string, rest: ChangeRest<K>) =>
  rewrittenBy(compose, 'compose.yml', kind, marked, rest);

const web = (lines: string) => `services:\n  web:\n    image: example/shop:1.4\n    ${lines}\n`;

describe('a published port', () => {
  it('keeps its quotes and its comment', () => {
    expect(rewritten('publish-any-port', web('ports: [«"8000:80"»] # the shop'), {})).toBe(web('ports: ["80"] # the shop'));
    expect(rewritten('publish-any-port', web('ports:\n      - «8000:80»'), {})).toBe(web('ports:\n      - 80'));
  });

  it.each(['"127.0.0.1:8000:80"', '"8000-8002:80"', '"8000:80/udp"', '"${PORT}:80"'])('is left as it is where it says more: %s', (port) => {
    expect(rewritten('publish-any-port', web(`ports: [«${port}»]`), {})).toBeUndefined();
  });
});

describe('a line that goes', () => {
  it('takes its line end along', () => {
    expect(rewritten('remove-line', web('«container_name: shop»\n    command: web'), {})).toBe(web('command: web'));
  });

  it('stays where a comment stands beside it', () => {
    expect(rewritten('remove-line', web('«container_name: shop» # for the proxy\n    command: web'), {})).toBeUndefined();
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

describe('a secret that is written out', () => {
  const secret = { name: 'DB_PASSWORD', missing: 'fails' } as const;
  const given = (line: string) => `services:\n  db:\n    image: postgres:17\n    environment:\n      ${line}\n`;

  it.each([
    ['DB_PASSWORD: «hunter2»', 'DB_PASSWORD: ${DB_PASSWORD:?}'],
    ['DB_PASSWORD: «"hunter2"» # of the shop', 'DB_PASSWORD: "${DB_PASSWORD:?}" # of the shop'],
    ['- DB_PASSWORD=«hunter2»', '- DB_PASSWORD=${DB_PASSWORD:?}'],
    ["- 'DB_PASSWORD=«hunter2»'", "- 'DB_PASSWORD=${DB_PASSWORD:?}'"],
    ['DB_PASSWORD: «${DB_PASSWORD:-hunter2}»', 'DB_PASSWORD: ${DB_PASSWORD:?}'],
    ['DB_URL: postgres://shop:«${DB_PASSWORD-hunter2}»@db/shop', 'DB_URL: postgres://shop:${DB_PASSWORD:?}@db/shop'],
  ])('%s becomes a variable that has to be set', (before, after) => {
    expect(rewritten('read-environment', given(before), secret)).toBe(given(after));
  });

  it.each([
    'DB_URL: postgres://shop:«hunter2»@db/shop',
    '{ DB_PASSWORD: «hunter2» }',
    'OTHER: «hunter2»',
    'DB_PASSWORD: «${OTHER:-hunter2}»',
    'DB_PASSWORD: «${DB_PASSWORD}»',
  ])('%s is left as it is', (line) => {
    expect(rewritten('read-environment', given(line), secret)).toBeUndefined();
  });
});
