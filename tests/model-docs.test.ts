import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { factorlint } from './command.js';
import { ROOT } from './modules.js';

/** Every command that a page shows, with what it shows of its output. */
const shown = ['docs/env.md', 'docs/processes.md', 'docs/claims.md'].flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```console\n\$ factorlint (.*)\n([^]*?)^```$/gm)].map(
    ([, words = '', output = '']) => [page, words, output] as const,
  ),
);

it.each(shown)('%s shows what factorlint %s writes', async (page, words, output) => {
  const [command = '', folder = '', ...options] = words.split(' ');
  const { status, stdout } = await factorlint(command, join(ROOT, folder), ...options);
  // What the shown claims say is contradicted.
  expect(status).toBe(page === 'docs/claims.md' ? 1 : 0);
  expect(`${stdout.trimEnd()}\n`).toBe(output);
});

it('finds the commands', () => {
  expect(shown.length).toBeGreaterThanOrEqual(5);
});
