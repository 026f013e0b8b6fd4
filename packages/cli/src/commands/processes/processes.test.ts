import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '@factorlint/api';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../main.js';
import { THREE_PATHS } from '../env/three-paths.test-kit.js';

const folders: string[] = [];

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-processes-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function run(words: readonly string[], columns?: number) {
  let [stdout, stderr] = ['', ''];
  const status = await main(['processes', ...words], {
    stdout: { write: (text) => void (stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: undefined },
    env: columns === undefined ? {} : { COLUMNS: String(columns) },
    cwd: '/',
    platform: 'linux',
  });
  return { status, stdout, stderr };
}

afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));

describe('the deploy model of a shop with three deploy paths', () => {
  const root = folder(THREE_PATHS);

  it('shows deploy paths side by side', async () => {
    const { status, stdout } = await run([root]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /1 {2}compose {2}docker-compose.prod.yml {2}production\n +2 {2}kubernetes {2}k8s {2}production\n +3 {2}procfile {2}Procfile/,
    );
    expect(stdout).toContain('  1  web  gunicorn shop.app:app --bind 0.0.0.0:8000\n');
    expect(stdout).toMatch(/gunicorn · port 0\.0\.0\.0:8000 · replicas 2/);
    expect(stdout).toContain('process 1: gunicorn, SIGTERM arrives');
    expect(stdout).toContain('before: flask db · built by');
    expect(stdout).toContain('process 1: sh, SIGTERM is lost\n       The script starts it without exec');
    expect(stdout).toMatch(/release: once per release\n +3 {2}release {2}flask --app shop\.app db upgrade\n/);
    expect(stdout).toMatch(/postgresql {2}1: 16\n/);
    expect(stdout).not.toContain('k3Jq9');
  });

  it('keeps to the width', async () => {
    const { stdout } = await run([root], 50);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50);
  });

  it('writes tables whose rows have as many cells as their heads', async () => {
    const { stdout } = await run([root, '--format', 'markdown']);
    expect(stdout).toContain(
      '| web | compose `docker-compose.prod.yml` (production) | web | `gunicorn shop.app:app --bind 0.0.0.0:8000`; gunicorn; after flask db | `0.0.0.0:8000` |',
    );
    expect(stdout).toContain('| postgresql | 16 |');
  });

  it('gives the model as data', async () => {
    const { stdout } = await run([root, '--format', 'json']);
    const { paths, processes, services } = JSON.parse(stdout) as Report['model'];
    expect(paths).toHaveLength(3);
    expect(processes.filter(({ role }) => role === 'web').map(({ server }) => server)).toEqual(['gunicorn', 'gunicorn', 'gunicorn']);
    expect(services).toMatchObject([{ service: 'postgresql', version: '16', name: 'db' }]);
    expect(stdout).not.toContain('k3Jq9');
  });

  it('draws a flowchart', async () => {
    const { stdout } = await run([root, '--format', 'mermaid']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('flowchart LR');
    expect(lines.filter((line) => /^ {2}subgraph /.test(line))).toHaveLength(3);
    expect(lines.filter((line) => line === '  end')).toHaveLength(3);
    expect(stdout).toContain(
      '  subgraph p1 ["compose docker-compose.prod.yml, production"]\n    p1w1["web<br/>gunicorn shop.app:app --bind 0.0.0.0:8000<br/>SIGTERM is lost in sh"]',
    );
    expect(stdout).toContain('p1s1[("postgresql<br/>16")]');
    expect(stdout).toContain('  p1b1 -.->|built| p1w1');
    expect(stdout).toContain('  requests -->|"0.0.0.0:8000"| p1w1');
  });
});

it('escapes what would mean something in a flowchart', async () => {
  const root = folder({
    Procfile: 'web: node "a;b].js" --name "<x> \\"q\\" #1 `c` | d (e)"\n',
    'package.json': '{"name":"x","private":true}',
  });
  const { stdout } = await run([root, '--format', 'mermaid']);
  const labels = [...stdout.matchAll(/"([^"\n]*)"/g)].map(([, label]) => label ?? '');
  expect(labels.length).toBeGreaterThan(1);
  for (const label of labels) expect(label.replace(/<br\/>|#\d+;/g, '')).toMatch(/^[\p{L}\p{N} .,:/@=_+-]*$/u);
  expect(stdout.split('\n').filter((line) => line.includes('node'))).toHaveLength(1);
});

describe('how it is used', () => {
  it('says so where no file tells of a deploy', async () => {
    const root = folder({ 'a.py': 'x = 1\n' });
    expect(await run([root])).toEqual({ status: 0, stdout: 'No file of this repository says how it is deployed.\n', stderr: '' });
    expect((await run([root, '--format', 'mermaid'])).stdout).toBe('flowchart LR\n  none["No file says how this is deployed"]\n');
    expect((await run([root, '--format', 'markdown'])).stdout).toContain('No file of this repository');
  });

  it.each([
    [['--format', 'dot'], '--format is pretty, markdown, json or mermaid, not dot.'],
    [['.', '.'], 'processes takes one path, not 2.'],
    [['/nowhere/at/all'], '/nowhere/at/all'],
  ])('%s is wrong use', async (words, message) => {
    const { status, stdout, stderr } = await run(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
