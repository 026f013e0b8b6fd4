import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn, temporaryFolder, writeFiles } from './run.test-kit.js';

const ISSUED = 'const key = "AKIAQ3EGRIVZJ7YHBW2N";\n';
const RULE = 'config/no-hardcoded-secret';
const OFF = JSON.stringify({ rules: { [RULE]: 'off' } });

describe('the configuration of a command', () => {
  const root = temporaryFolder({
    'db.js': ISSUED,
    'factorlint.config.json': OFF,
    'other.json': '{}',
    '.git/HEAD': 'ref: refs/heads/main\n',
  });

  it('is the nearest one, the one that is named, or none', async () => {
    expect(await runIn(root, [])).toMatchObject({ status: 0, stderr: '' });
    expect(await runIn(root, ['--config', 'other.json'])).toMatchObject({ status: 1 });
    expect(await runIn(root, ['--no-config'])).toMatchObject({ status: 1 });
    expect(await runIn(root, ['--no-config', '--config', 'other.json'])).toMatchObject({ status: 2 });
  });

  it('is obeyed by env and processes too', async () => {
    const app = temporaryFolder({
      'a.js': 'const url = process.env.SHOP_URL;\n',
      'old/b.js': 'const url = process.env.OLD_URL;\n',
      'factorlint.config.json': '{ "ignores": ["old/"] }',
    });
    expect((await runIn(app, ['env'])).stdout).not.toContain('OLD_URL');
    expect((await runIn(app, ['env', '--no-config'])).stdout).toContain('OLD_URL');
    writeFiles(app, { 'factorlint.config.json': '{ "ignore": [] }' });
    expect(await runIn(app, ['processes'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('is shown by --print-config', async () => {
    const { status, stdout } = await runIn(root, ['--print-config']);
    const { rules, layers } = JSON.parse(stdout) as { rules: Record<string, string>; layers: unknown[] };
    expect(status).toBe(0);
    expect([rules[RULE], rules['config/no-secret-default']]).toEqual(['off', 'error']);
    expect(layers).toEqual([{ file: 'factorlint.config.json', folder: '.' }]);
  });

  it('that is wrong is told, and nothing is judged', async () => {
    const folder = temporaryFolder({ 'db.js': ISSUED, 'factorlint.config.json': '{ "rules": { "config/no-hardcoded-secrets": "off" } }' });
    const { status, stdout, stderr } = await runIn(folder, []);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(
      'factorlint.config.json:1:14: There is no rule config/no-hardcoded-secrets. Did you mean config/no-hardcoded-secret?',
    );
  });

  it("that is code of somebody else's repository is not run: stderr and the gaps say so", async () => {
    const theirs = temporaryFolder({ 'db.js': ISSUED, 'factorlint.config.mjs': 'throw new Error("it ran");\n' });
    const { status, stdout, stderr } = await runIn(root, [theirs]);
    expect(status).toBe(1);
    expect(stderr).toContain('is code and was not run');
    expect(stdout).toContain('1 gap');
    expect((await runIn(theirs, [])).stderr).toContain('factorlint.config.mjs: It broke: it ran');
  });
});

describe('factorlint init', () => {
  it('writes a configuration that changes nothing and names the deploy paths that were found', async () => {
    const root = temporaryFolder({
      'db.js': ISSUED,
      'compose.yaml': 'services:\n  web:\n    image: shop\n    command: gunicorn shop\n    restart: always\n',
      'compose.dev.yaml': 'services:\n  web:\n    image: shop\n    command: npm run dev\n',
    });
    const before = await runIn(root, []);
    expect(await runIn(root, ['init'])).toMatchObject({ status: 0, stdout: expect.stringContaining('factorlint.config.jsonc') as string });
    const text = readFileSync(join(root, 'factorlint.config.jsonc'), 'utf8');
    expect(text).toMatch(/"production": \[\n\s+\/\/ "\/compose\.yaml",/);
    expect(text).toMatch(/"development": \[\n\s+\/\/ "\/compose\.dev\.yaml",/);
    expect(await runIn(root, [])).toEqual(before);
  });

  it('leaves a configuration that is there alone', async () => {
    const root = temporaryFolder({ 'package.json': '{ "factorlint": {} }' });
    expect(await runIn(root, ['init'])).toMatchObject({ status: 2, stderr: expect.stringContaining('package.json') as string });
  });
});
