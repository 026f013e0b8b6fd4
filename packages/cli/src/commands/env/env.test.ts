import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '@factorlint/api';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../main.js';
import { THREE_PATHS } from './three-paths.test-kit.js';

const folders: string[] = [];

function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-env-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function run(...words: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const status = await main(['env', ...words], {
    stdout: { write: (text) => void (stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: undefined },
    env: {},
    cwd: '/',
    platform: 'linux',
  });
  return { status, stdout, stderr };
}

afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));

/** The password in the compose file. */
const PASSWORD = 'k3Jq9-Lm2xWv7';

describe('three deploy paths that disagree, and a helper two modules away', () => {
  const root = folder(THREE_PATHS);

  it('gets every row right', async () => {
    const { status, stdout } = await run(root, '--format', 'json');
    const { paths, variables } = JSON.parse(stdout) as { paths: Report['model']['paths']; variables: Report['model']['environment'] };
    expect(status).toBe(0);
    const ids = ['compose:docker-compose.prod.yml', 'kubernetes:k8s', 'procfile:Procfile'];
    expect(paths.map(({ id }) => id)).toEqual(ids);
    const rows = variables
      .filter(({ readers }) => readers.length > 0)
      .map(({ name, required, readers, declared, provisions }) => [
        name,
        required ? 'required' : '',
        readers.map(({ path, range }) => `${path}:${String(range?.start.line)}`).join(),
        declared.map(({ path, range }) => `${path}:${String(range?.start.line)}`).join(),
        ...ids.map((id) =>
          provisions
            .filter(({ path }) => path === id)
            .map(({ process, state }) => `${process ?? ''} ${state}`)
            .join(),
        ),
      ]);
    expect(rows).toEqual([
      ['DATABASE_URL', 'required', 'shop/config.py:3', '', 'web supplied', 'web supplied', 'release unseen,web unseen'],
      ['PAGE_SIZE', '', 'shop/config.py:6', '', 'web supplied', 'web default', 'release unseen,web unseen'],
      ['SECRET_KEY', 'required', 'shop/config.py:4', '.env.example:3', 'web supplied', 'web missing', 'release unseen,web unseen'],
      ['STRIPE_API_KEY', 'required', 'shop/config.py:5', '.env.example:2', 'web missing', 'web supplied', 'release unseen,web unseen'],
    ]);
    const others = variables.filter(({ readers }) => readers.length === 0);
    expect(others.map(({ name, unread, supplies }) => [name, unread, supplies.length])).toEqual([
      ['FLASK_SECRET_KEY', 'certain', 1],
      ['LEFT_OVER', 'certain', 1],
      ['OLD_FLAG', 'certain', 0],
    ]);
    expect(variables.find(({ name }) => name === 'SECRET_KEY')?.nearMiss).toBe('FLASK_SECRET_KEY');
    expect(stdout).not.toContain(PASSWORD);
  });

  it('shows them to a person', async () => {
    const { stdout } = await run(root);
    expect(stdout).toContain('4 variables · 3 required · 2 missing · 2 undocumented · 1 near miss · 3 never read');
    expect(stdout).toMatch(/SECRET_KEY +✓ ✗ \? +string +secret\n/);
    expect(stdout).toMatch(/PAGE_SIZE +✓ – \? +integer += 20\n/);
    expect(stdout).toContain('! missing on 2: web');
    expect(stdout).toContain('! FLASK_SECRET_KEY is what k8s/web.yaml:18 names');
    expect(stdout).toMatch(/Supplied and never read\n +FLASK_SECRET_KEY +k8s\/web.yaml:18\n +LEFT_OVER +docker-compose.prod.yml:8\n/);
    expect(stdout).toMatch(/Documented and never read\n +OLD_FLAG +\.env\.example:4\n/);
    expect(stdout).not.toContain(PASSWORD);
    expect(stdout).not.toContain('\u001b');
  });

  it('uses colours where they are wanted', async () => {
    const { stdout } = await run(root, '--color', 'always');
    expect(stdout).toContain('\u001b[1m');
  });

  it('writes a page', async () => {
    const { stdout } = await run(root, '--format', 'markdown');
    expect(stdout).toContain(
      '| `SECRET_KEY` (secret) | string | yes |  | `shop/config.py:4` | `.env.example:3` | `docker-compose.prod.yml:6` (from the machine) | **missing** in web | outside: the platform',
    );
    const cells = stdout
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split(' | ').length);
    expect(new Set(cells).size).toBe(1);
  });

  it('tells everything about one', async () => {
    const { status, stdout } = await run(root, '--explain', 'SECRET_KEY');
    expect(status).toBe(0);
    expect(stdout).toContain('4 │ SECRET_KEY = required("SECRET_KEY")');
    expect(stdout).toContain('through shop/environment.py:4:12');
    expect(stdout).toContain('kubernetes:k8s, web: missing');
    expect(stdout).toContain('compose:docker-compose.prod.yml, web: supplied (from the machine)\n      ↳ docker-compose.prod.yml:6:7');
  });

  it('masks secrets that it quotes', async () => {
    const { stdout } = await run(root, '--explain', 'DATABASE_URL', '--verbose');
    expect(stdout).toContain('docker-compose.prod.yml:5:7');
    expect(stdout).not.toContain(PASSWORD);
  });

  it('offers names that are near one that does not exist', async () => {
    const { status, stdout, stderr } = await run(root, '--explain', 'SECRET_KEYS');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Did you mean SECRET_KEY');
  });
});

describe('--write', () => {
  const example = (root: string) => readFileSync(join(root, '.env.example'), 'utf8');

  it('adds what is missing after what a person wrote, and nothing the second time', async () => {
    const root = folder(THREE_PATHS);
    const before = example(root);
    const first = await run(root, '--write');
    expect(first).toEqual({ status: 0, stdout: '.env.example names now also DATABASE_URL, PAGE_SIZE.\n', stderr: '' });
    const after = example(root);
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toBe(
      '\n# Read by the code, and not named above. Added by factorlint.\n\n# required; read in shop/config.py\nDATABASE_URL=\n\n# optional, integer; read in shop/config.py\n# PAGE_SIZE=20\n',
    );
    expect((await run(root, '--write')).stdout).toBe('.env.example names all variables already.\n');
    expect(example(root)).toBe(after);
  });

  it('keeps line ends, a byte order mark and a last line without an end', async () => {
    const root = folder({ ...THREE_PATHS, '.env.example': '\ufeffSECRET_KEY="a b"\r\n#DATABASE_URL=x\r\n  export STRIPE_API_KEY = 1' });
    const before = example(root);
    await run(root, '--write');
    const after = example(root);
    expect(after.startsWith(`${before}\r\n`)).toBe(true);
    expect(after.slice(before.length)).toMatch(/^\r\n\r\n# Read by[^\n]*\r\n\r\n# optional[^\n]*\r\n# PAGE_SIZE=20\r\n$/);
    await run(root, '--write');
    expect(example(root)).toBe(after);
  });

  it('makes the file where there is none; no secret stands in it', async () => {
    const root = folder({
      'app.py': 'import os\nS = os.getenv("SECRET_KEY", "hunter2-and-more")\nM = os.getenv("MOTTO", "it\'s on")\nH = os.getenv("HOME")\n',
    });
    expect((await run(root, '--write')).stdout).toBe('.env.example is new and names MOTTO, SECRET_KEY.\n');
    expect(example(root)).toBe('# optional; read in app.py\n# MOTTO="it\'s on"\n\n# optional, secret; read in app.py\n# SECRET_KEY=\n');
  });

  it('takes the example file that is there, whatever it is called, and each app its own', async () => {
    const app = (name: string) => ({
      [`${name}/package.json`]: `{"name":"${name}","private":true,"dependencies":{"express":"4"}}`,
      [`${name}/index.js`]: `require("express")().listen(process.env.${name.toUpperCase()}_PORT);\n`,
    });
    const root = folder({ ...app('shop'), ...app('desk'), 'shop/env.sample': 'X=\n' });
    const { stdout } = await run(root, '--write');
    expect(stdout.split('\n')).toEqual(['desk/.env.example is new and names DESK_PORT.', 'shop/env.sample names now also SHOP_PORT.', '']);
  });

  it('knows examples that stand beside each other, and one in a folder of its own that names most', async () => {
    const code = { 'app.py': 'import os\nA = os.environ["A_NAME"]\nB = os.environ["B_NAME"]\nC = os.environ["C_NAME"]\n' };
    const variants = folder({ ...code, 'env-example-one': 'A_NAME=\n', 'env-example-two': 'A_NAME=\nB_NAME=\n' });
    expect((await run(variants, '--write')).stdout).toBe('env-example-one names now also C_NAME.\n');
    const most = folder({ ...code, 'docker/.env.example': 'A_NAME=\nB_NAME=\n' });
    expect((await run(most, '--write')).stdout).toBe('docker/.env.example names now also C_NAME.\n');
    const few = folder({ ...code, 'podman/env.sample': 'A_NAME=\n' });
    expect((await run(few, '--write')).stdout).toBe('.env.example is new and names A_NAME, B_NAME, C_NAME.\n');
  });

  it('writes an example that version control ignores, and says so', async () => {
    const root = folder({ 'app.py': 'import os\nA = os.environ["A_NAME"]\n', '.gitignore': '.env*\n', '.env.example': '# mine\n' });
    expect((await run(root, '--write')).stdout).toBe('.env.example names now also A_NAME. Version control ignores it.\n');
    expect(example(root)).toContain('# mine\n');
    expect((await run(root, '--write')).stdout).toBe('.env.example names all variables already. Version control ignores it.\n');
  });

  it('leaves a file alone that it cannot read or follow', async () => {
    const latin = folder({ ...THREE_PATHS, '.env.example': Buffer.from([0x41, 0x3d, 0xe9, 0x0a]) });
    expect((await run(latin, '--write')).stdout).toBe('.env.example is not UTF-8, so it stays as it is.\n');
    const { '.env.example': dropped, ...rest } = THREE_PATHS;
    void dropped;
    const linked = folder(rest);
    symlinkSync(join(tmpdir(), 'factorlint-nowhere'), join(linked, '.env.example'));
    expect((await run(linked, '--write')).stdout).toBe('.env.example is no plain file, so it stays as it is.\n');
  });

  it('says so where there is nothing to write', async () => {
    expect((await run(folder({ 'a.py': 'x = 1\n' }), '--write')).stdout).toBe(
      'Nothing reads the environment: there is no example to write.\n',
    );
  });
});

describe('how it is used', () => {
  it('writes a text for an example file', async () => {
    const { stdout } = await run(folder(THREE_PATHS), '--format', 'dotenv');
    expect(stdout).toContain('# required, secret; read in shop/config.py\nSECRET_KEY=\n');
    expect(stdout).toContain('# PAGE_SIZE=20\n');
  });

  it('has nothing to show of an empty folder', async () => {
    const root = folder({});
    expect(await run(root)).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing reads the environment') as string });
    expect((await run(root, '--format', 'dotenv')).stdout).toBe('# Nothing reads the environment.\n');
  });

  it.each([
    [['--format', 'yaml'], '--format is pretty, markdown, json or dotenv, not yaml.'],
    [['--write', '--explain', 'X'], '--explain and --write cannot stand together.'],
    [['.', '.'], 'env takes one path, not 2.'],
    [['--colour'], 'There is no option --colour.'],
    [['/nowhere/at/all'], '/nowhere/at/all'],
  ])('%s is wrong use', async (words, message) => {
    const { status, stdout, stderr } = await run(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('explains itself', async () => {
    const { status, stdout } = await run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: factorlint env [path] [options]');
  });
});
