import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './modules.js';

const isBuilt = existsSync(join(ROOT, 'packages/cli/dist/bin.js'));
const fuzz = (...words: readonly string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'scripts/fuzz.mjs'), '--no-build', ...words], { encoding: 'utf8' });

it('broken input of a fixed seed shows no fault', { timeout: 600_000 }, ({ skip }) => {
  if (!isBuilt) skip('needs the build');
  // What is slow here may only be the machine.
  const { status, stdout, stderr } = fuzz('--seed', 'smoke', '--inputs', '200', '--limit', '60');
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('200 inputs');
});

it('a fault is told with its seed, and its input is kept', { timeout: 600_000 }, ({ skip }) => {
  if (!isBuilt) skip('needs the build');
  const { status, stdout } = fuzz('--seed', 'slow', '--inputs', '2', '--limit', '0');
  expect(status).toBe(1);
  expect(stdout).toContain('slow, 2 times, first input 0');
  expect(stdout).toContain('again: npm run fuzz -- --seed slow --from 0 --inputs 1');
  const folder = /^1 faults: (.+)$/m.exec(stdout)?.[1] ?? '';
  expect(JSON.parse(readFileSync(join(folder, '001/fault.json'), 'utf8'))).toMatchObject({ kind: 'slow', seed: 'slow', index: 0 });
  expect(dirname(folder)).not.toContain(ROOT);
  rmSync(folder, { recursive: true });
});

it.for([['--limit', 'soon'], ['--nonsense']])('wrong use is told: %s', (words) => {
  const { status, stdout, stderr } = fuzz(...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^fuzz: /);
});
