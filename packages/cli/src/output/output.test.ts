import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../io.js';
import { main } from '../main.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'factorlint-'));
  mkdirSync(join(root, 'app'));
  writeFileSync(join(root, 'app/db.js'), 'const key = "AKIAQ3EGRIVZJ7YHBW2N";\n');
});
afterEach(() => rmSync(root, { recursive: true }));

async function run(words: readonly string[], env: Io['env'] = {}, isTTY = false) {
  let [stdout, stderr] = ['', ''];
  const status = await main(['app', '--rule', 'config/no-hardcoded-secret', ...words], {
    stdout: { write: (text) => void (stdout += text), isTTY, columns: isTTY ? 50 : undefined },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: undefined },
    env,
    cwd: root,
    platform: 'linux',
  });
  return { status, stdout, stderr };
}

const written = (path: string) => readFileSync(join(root, path), 'utf8');

describe('--format <name>=<file>', () => {
  it('writes each format to its file, from the current folder and into new folders, and one to stdout', async () => {
    const formats = ['--format', 'json=out/deep/report.json', '--format', 'concise', '--format', 'github=a=b.txt'];
    const { status, stdout, stderr } = await run(formats);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^db\.js:1:13: error .* \(config\/no-hardcoded-secret\)\n1 error/);
    expect(JSON.parse(written('out/deep/report.json'))).toMatchObject({ version: 1 });
    expect(written('a=b.txt')).toMatch(/^::error file=/);
  });

  it('writes nothing to stdout where every format has a file, and replaces what was there', async () => {
    writeFileSync(join(root, 'report.txt'), 'x'.repeat(10_000));
    expect(await run(['--format', 'pretty=report.txt'])).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(written('report.txt')).toContain('db.js:1:13  error  config/no-hardcoded-secret');
    expect(written('report.txt')).not.toContain('xxx');
  });

  it('writes no colour into a file, unless it must, and does not lay it out for the terminal', async () => {
    await run(['--format', 'pretty=plain.txt', '--format', 'concise'], { FORCE_COLOR: '1' }, true);
    expect(written('plain.txt')).not.toContain('\u001b');
    expect(
      Math.max(
        ...written('plain.txt')
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeGreaterThan(50);
    await run(['--format', 'pretty=painted.txt', '--color', 'always']);
    expect(written('painted.txt')).toContain('\u001b[');
  });

  it('tells of a file that cannot be written', async () => {
    const { status, stderr } = await run(['--format', 'json=app/db.js/report.json']);
    expect(status).toBe(2);
    expect(stderr).toContain('app/db.js/report.json cannot be written: ');
  });

  it('draws the badge where the file is a picture, and describes it elsewhere', async () => {
    const { stdout } = await run(['--format', 'badge', '--format', 'badge=badge.svg']);
    expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, label: 'twelve-factor', message: '0 of 1 factors upheld', color: 'red' });
    expect(written('badge.svg')).toContain('aria-label="twelve-factor: 0 of 1 factors upheld"');
  });
});
