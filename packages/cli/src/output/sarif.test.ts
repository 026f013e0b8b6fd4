import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../main.js';

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'factorlint-'))));
afterEach(() => rmSync(root, { recursive: true }));

async function run(...words: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const status = await main([root, '--rule', 'config/no-hardcoded-secret', ...words], {
    stdout: { write: (text) => void (stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: undefined },
    env: {},
    cwd: root,
    platform: 'linux',
  });
  return { status, stdout, stderr };
}

const runIn = (text: string) => (JSON.parse(text) as Log).runs[0];

describe('factorlint --format sarif', () => {
  it('writes the log to stdout and keeps the exit status', async () => {
    writeFileSync(join(root, 'a.js'), '\uFEFFconst key = "AKIAQ3EGRIVZJ7YHBW2N";\n');
    const { status, stdout, stderr } = await run('--format', 'sarif');
    expect([status, stderr]).toEqual([1, '']);
    const log = runIn(stdout);
    expect(log?.results).toMatchObject([{ ruleId: 'TF0302', level: 'error' }]);
    expect(log?.invocations).toMatchObject([{ executionSuccessful: true, exitCode: 1 }]);
    // Of the line with its byte-order mark, as CodeQL's action reads it.
    expect(log?.results?.[0]?.partialFingerprints?.['primaryLocationLineHash']).toBe('adc432f6eb29b148:1');
  });

  it('has every rule with its page, though one was asked for', async () => {
    const rules = runIn((await run('--format', 'sarif')).stdout)?.tool.driver.rules ?? [];
    expect(rules.length).toBeGreaterThan(40);
    expect(rules.find(({ id }) => id === 'TF0202')?.help?.markdown).toContain('## Why');
  });

  it('takes profile, level and category', async () => {
    writeFileSync(join(root, 'a.js'), 'const dbPassword = process.env.DB_PASSWORD;\n');
    const { stdout } = await run('--format', 'sarif', '--sarif-profile', 'full', '--sarif-level', 'note', '--sarif-category', 'nightly');
    expect(runIn(stdout)?.automationDetails?.id).toBe('nightly/');
    expect(runIn(stdout)?.results).toMatchObject([{ kind: 'pass' }]);
  });

  it('refuses what does not exist, and options about SARIF for another format', async () => {
    expect(await run('--format', 'sarif', '--sarif-profile', 'gitlab')).toMatchObject({ status: 2, stdout: '' });
    expect(await run('--format', 'sarif', '--sarif-level', 'fatal')).toMatchObject({ status: 2, stdout: '' });
    expect((await run('--sarif-level', 'note')).stderr).toContain('--sarif-level is for --format sarif');
  });
});
