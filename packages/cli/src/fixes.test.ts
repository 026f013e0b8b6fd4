import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from './main.js';

async function run(...words: readonly string[]) {
  let [stdout, stderr] = ['', ''];
  const status = await main(words, {
    stdout: { write: (text) => void (stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: undefined },
    env: {},
    cwd: '/',
    platform: 'linux',
  });
  return { status, stdout, stderr };
}

const folders: string[] = [];
function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-fixes-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return root;
}
afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));

/** A start that loses SIGTERM (a safe fix), and an install that can drift (a suggestion). */
const FILES = {
  Dockerfile: 'FROM node:22.11-slim\r\nENV API_KEY=AKIAQ3EGRIVZJ7YHBW2N\r\nCOPY . .\r\nRUN npm install\r\nCMD node server.js\r\n',
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "5.1.0" } }\n',
  'package-lock.json': '{ "name": "shop", "lockfileVersion": 3, "packages": { "": { "dependencies": { "express": "5.1.0" } } } }\n',
  'server.js': "require('express')().listen(process.env.PORT);\n",
};
const RULES = ['--rule', 'disposability/no-lost-signal,dependencies/require-locked-install,config/no-config-in-image'];
const dockerfile = (root: string) => readFileSync(join(root, 'Dockerfile'), 'utf8');

describe('--fix', () => {
  it('applies what is safe, says how many, and reports what is left', async () => {
    const root = folder(FILES);
    const { stdout, stderr } = await run(root, '--fix', ...RULES);
    expect(dockerfile(root)).toBe(FILES.Dockerfile.replace('CMD node server.js', 'CMD ["node", "server.js"]'));
    expect(stderr).toBe('Fixed 1 finding in 1 file.\n');
    expect(stdout).not.toContain('disposability/no-lost-signal ');
    expect(stdout).toContain('Dockerfile:4:5  warning  dependencies/require-locked-install');
    expect(readdirSync(root).sort()).toEqual(Object.keys(FILES).sort());
  });

  it('applies suggestions too with --unsafe-fixes; again it changes nothing', async () => {
    const root = folder(FILES);
    expect((await run(root, '--fix', '--unsafe-fixes', ...RULES)).stderr).toBe('Fixed 2 findings in 1 file.\n');
    expect(dockerfile(root)).toContain('RUN npm ci\r\n');
    const fixed = dockerfile(root);
    expect((await run(root, '--fix', '--unsafe-fixes', ...RULES)).stderr).toBe('');
    expect(dockerfile(root)).toBe(fixed);
  });

  it('leaves a file alone that is only a link, and what a waiver excuses', async () => {
    const root = folder({
      ...FILES,
      Dockerfile: FILES.Dockerfile.replace('CMD', '# factorlint-disable-next-line disposability -- a demo\r\nCMD'),
    });
    expect((await run(root, '--fix', ...RULES)).stderr).toBe('');
    const { Dockerfile: text, ...rest } = FILES;
    const linked = folder({ ...rest, 'real.txt': text });
    symlinkSync('real.txt', join(linked, 'Dockerfile'));
    const { stderr } = await run(linked, '--fix', ...RULES);
    if (stderr !== '') expect(stderr).toMatch(/^factorlint: Dockerfile is not fixed\. It is reached by a link/);
    expect(dockerfile(linked)).toBe(text);
  });
});

describe('--fix-dry-run', () => {
  it('shows a diff with secrets masked, and writes nothing', async () => {
    const root = folder(FILES);
    const { status, stdout, stderr } = await run(root, '--fix-dry-run', '--unsafe-fixes', ...RULES);
    expect(stdout).toBe(
      [
        '--- a/Dockerfile',
        '+++ b/Dockerfile',
        '@@ -1,5 +1,5 @@',
        ' FROM node:22.11-slim\r',
        ' ENV API_KEY=********\r',
        ' COPY . .\r',
        '-RUN npm install\r',
        '-CMD node server.js\r',
        '+RUN npm ci\r',
        '+CMD ["node", "server.js"]\r',
        '',
      ].join('\n'),
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'Would fix 2 findings in 1 file.\n' });
    expect(dockerfile(root)).toBe(FILES.Dockerfile);
  });

  it('gives 0 where nothing would be fixed', async () => {
    const root = folder({ 'server.js': FILES['server.js'] });
    expect(await run(root, '--fix-dry-run', ...RULES)).toEqual({ status: 0, stdout: '', stderr: 'Nothing would be fixed.\n' });
  });
});

describe('a report', () => {
  it('tells that there are fixes, and how to get them', async () => {
    const { stdout } = await run(folder(FILES), ...RULES);
    expect(stdout).toMatch(/\n1 fixable with --fix, 1 more with --unsafe-fixes; --fix-dry-run shows how\.\n$/);
  });

  it('carries them as data', async () => {
    const root = folder(FILES);
    const edit = { safe: true, title: 'Write CMD in exec form' };
    expect((await run(root, '--format', 'json', ...RULES)).stdout).toContain(`"title": "${edit.title}"`);
    const sarif = JSON.parse((await run(root, '--format', 'sarif', ...RULES)).stdout) as {
      readonly runs: readonly {
        readonly results: readonly { readonly fixes?: readonly { readonly description: { readonly text: string } }[] }[];
      }[];
    };
    const titles = sarif.runs[0]?.results.flatMap(({ fixes = [] }) => fixes.map(({ description }) => description.text));
    expect(titles?.sort()).toEqual(['Run `npm ci`', 'Write CMD in exec form']);
  });
});

it.each([
  [['--unsafe-fixes'], 'The option --unsafe-fixes is for --fix or --fix-dry-run.'],
  [['--fix-dry-run', '--format', 'json'], '--fix-dry-run shows a diff and no report: --format cannot stand beside it.'],
])('%s is wrong use', async (words, message) => {
  const { status, stdout, stderr } = await run(...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});
