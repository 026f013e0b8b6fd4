import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { factors, type Report } from '@factorlint/api';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Io } from './io.js';
import { main } from './main.js';

interface Setting {
  readonly cwd?: string;
  readonly env?: Io['env'];
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Runs the command in this process, as if its words had been typed. */
async function run(words: readonly string[], { cwd = '/', env = {}, isTTY = false, columns }: Setting = {}) {
  let [stdout, stderr] = ['', ''];
  const status = await main(words, {
    stdout: { write: (text) => void (stdout += text), isTTY, columns },
    stderr: { write: (text) => void (stderr += text), isTTY, columns },
    env,
    cwd,
    platform: 'linux',
  });
  return { status, stdout, stderr };
}

const SECRET = 'const dbPassword = "hunter2xyz";\n';
const ISSUED = 'const key = "AKIAQ3EGRIVZJ7YHBW2N";\n';
const CLEAN = 'const dbPassword = process.env.DB_PASSWORD;\n';
const SECRETS = ['--rule', 'config/no-hardcoded-secret'];

const folders: string[] = [];

/** A folder on disk with some files. */
function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'factorlint-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterAll(() => folders.forEach((root) => rmSync(root, { recursive: true })));
afterEach(() => void vi.restoreAllMocks());

describe('factorlint check', () => {
  it('prints a report and fails on an error', async () => {
    const { status, stdout, stderr } = await run(['check', folder({ 'db.js': ISSUED }), ...SECRETS]);
    expect(stdout).toContain('db.js:1:13  error  config/no-hardcoded-secret');
    expect(stdout).not.toContain('AKIA');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  it('is the default command, on the current folder by default', async () => {
    const cwd = folder({ 'db.js': ISSUED });
    const explicit = await run(['check', cwd, ...SECRETS]);
    expect(await run(SECRETS, { cwd })).toEqual(explicit);
    expect(await run(['.', ...SECRETS], { cwd })).toEqual(explicit);
  });

  it.each([
    ['error', 0],
    ['warning', 1],
    ['note', 1],
    ['never', 0],
  ])('on a warning with --fail-on %s gives %i', async (threshold, status) => {
    const root = folder({ 'db.js': SECRET });
    expect(await run([root, ...SECRETS, '--fail-on', threshold])).toMatchObject({ status });
  });

  it('gives 0 where all is well, and where nothing is', async () => {
    expect(await run([folder({ 'db.js': CLEAN }), ...SECRETS])).toMatchObject({ status: 0 });
    const { status, stdout } = await run([folder({})]);
    expect(status).toBe(0);
    expect(
      stdout
        .split('\n')
        .slice(0, 12)
        .map((line) => line.trim().split(' ')[0]),
    ).toEqual('I II III IV V VI VII VIII IX X XI XII'.split(' '));
    expect(stdout).toContain('There was nothing to judge.');
  });

  it('does not fail on a violation that is waived', async () => {
    const root = folder({ 'db.js': `// factorlint-disable-next-line config -- a key of the manual\n${ISSUED}` });
    const { status, stdout } = await run([root, ...SECRETS]);
    expect(status).toBe(0);
    expect(stdout).toContain('waived: a key of the manual');
  });

  it('gives 3 where a rule broke, before anything else, and prints the report', async () => {
    const rule = factors.flatMap(({ rules }) => rules).find(({ id }) => id === 'config/no-hardcoded-secret')!;
    vi.spyOn(rule, 'check').mockImplementation(() => {
      throw new Error('out of order');
    });
    const { status, stdout } = await run([
      folder({ 'db.js': ISSUED, 'b.js': 'const x = process.env.A;\n' }),
      '--factor',
      'config',
      '--fail-on',
      'note',
    ]);
    expect(status).toBe(3);
    expect(stdout).toContain('config/no-hardcoded-secret  out of order');
    expect(stdout).toContain('1 rule broken');
  });

  it('gives 3 where there were files and not one could be read', async () => {
    const { status, stdout } = await run([folder({ 'a.js': 'const = ;\n' }), '--fail-on', 'never']);
    expect(status).toBe(3);
    expect(stdout).toContain('a.js');
  });

  it('fails on gaps and on bad waivers only when asked', async () => {
    const gap = folder({ 'a.js': 'const = ;\n', 'b.js': CLEAN });
    expect(await run([gap, ...SECRETS])).toMatchObject({ status: 0 });
    expect(await run([gap, ...SECRETS, '--fail-on-gaps'])).toMatchObject({ status: 1 });
    const waiver = folder({ 'b.js': `// factorlint-disable-file config/no-hardcoded-secret\n${CLEAN}` });
    expect(await run([waiver, ...SECRETS])).toMatchObject({ status: 0 });
    expect(await run([waiver, ...SECRETS, '--fail-on-waivers'])).toMatchObject({ status: 1 });
  });

  it('judges only what is selected', async () => {
    const { stdout } = await run([folder({ 'db.js': ISSUED }), '--format', 'json', '--factor', '1,logs', '--rule', 'TF0302']);
    const { verdicts } = JSON.parse(stdout) as Report;
    expect(verdicts.map(({ factor }) => factor.slug)).toEqual(['codebase', 'config', 'logs']);
    expect(verdicts[1]?.results.map(({ rule }) => rule.code)).toEqual(['TF0302']);
  });

  it('does not read files above the limit that is given', async () => {
    const root = folder({ 'db.js': ISSUED + '\n'.repeat(2000), 'a.js': CLEAN });
    expect(await run([root, ...SECRETS, '--max-file-size', '1kB', '--quiet'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 gap') as string,
    });
  });

  it('shows its progress on a terminal only, and takes it away', async () => {
    const root = folder({ 'db.js': CLEAN });
    const { stderr } = await run([root], { isTTY: true, columns: 80 });
    expect(stderr).toContain('Reading 1 of 1 files');
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
    expect((await run([root])).stderr).toBe('');
  });

  it.each([
    ['a terminal', { isTTY: true }, [], true],
    ['a pipe', {}, [], false],
    ['a terminal that can do nothing', { isTTY: true, env: { TERM: 'dumb' } }, [], false],
    ['NO_COLOR', { isTTY: true, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, [], false],
    ['FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, [], true],
    ['--color=always against NO_COLOR', { env: { NO_COLOR: '1' } }, ['--color=always'], true],
    ['--color never', { isTTY: true }, ['--color', 'never'], false],
  ] as const)('with %s decides about colour', async (_, setting, words, colored) => {
    const { stdout } = await run([folder({ 'db.js': CLEAN }), ...words], setting);
    expect(stdout.includes('\u001b[')).toBe(colored);
  });
});

describe('wrong use', () => {
  const wrong = async (...words: string[]) => {
    const { status, stdout, stderr } = await run(words, { cwd: folder({}) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^factorlint: /);
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  };

  it.each([
    [
      ['--fromat', 'json'],
      ['There is no option --fromat.', 'Did you mean --format?', 'factorlint --help'],
    ],
    [
      ['--format', 'yaml'],
      ['--format is pretty, concise, json, json-lines, ', 'not yaml.'],
    ],
    [['--format', 'sarfi=a.sarif'], ['Did you mean sarif?']],
    [
      ['--format', 'sarif', '--format', 'json'],
      ['Only one format can go to stdout, and sarif and json both would.', '--format json=<file>'],
    ],
    [['--format', 'sarif=a', '--format', 'json=./a'], ['Two formats would be written to ./a.']],
    [['--format', 'sarif='], ['--format sarif= needs the name of a file.']],
    [['--format', 'sarif=.'], ['--format sarif=. names a folder']],
    [['--format'], ['The option --format needs a value']],
    [['--format', '--quiet'], ['The option --format needs a value']],
    [['--quiet=yes'], ['The option --quiet takes no value.']],
    [
      ['--fail-on', 'errors'],
      ['error, warning, note or never', 'Did you mean error?'],
    ],
    [['--max-file-size', 'big'], ['--max-file-size is a size such as 500kB']],
    [['a', 'b'], ['check takes one path, not 2.']],
    [['--factor', 'confg'], ['There is no factor confg. Did you mean config?']],
    [
      ['--factor', 'zzz'],
      ['There is no factor zzz.', 'codebase, dependencies'],
    ],
    [['--rule', 'config/no-hardcoded-secrt'], ['Did you mean config/no-hardcoded-secret?']],
    [['nowhere'], ['There is no folder', 'nowhere']],
    [['chekc'], ['There is no folder', 'Did you mean the command check?']],
    [['explain'], ['explain takes one rule.', 'factorlint rules']],
    [['explain', 'no-hardcoded-secrets'], ['There is no rule no-hardcoded-secrets. Did you mean config/no-hardcoded-secret?']],
    [['explain', 'TF0300'], ['There is no rule TF0300. Did you mean TF0301']],
    [['rules', 'config'], ['rules takes no path.']],
  ] as const)('%j is told in a sentence', async (words, expected) => {
    const stderr = await wrong(...words);
    for (const text of expected) expect(stderr).toContain(text);
  });

  it('a file instead of a folder is told', async () => {
    expect(await wrong(join(folder({ 'a.js': '' }), 'a.js'))).toContain('is not a folder');
  });
});

describe('a fault of its own', () => {
  it('is a sentence and 3; the stack is shown only where it is asked for', async () => {
    const broken = {
      write: vi.fn(() => {
        throw new Error('no room');
      }),
      isTTY: false,
      columns: undefined,
    };
    for (const [env, hasStack] of [
      [{}, false],
      [{ FACTORLINT_DEBUG: '1' }, true],
    ] as const) {
      let told = '';
      const stderr = { write: (text: string) => void (told += text), isTTY: false, columns: undefined };
      expect(await main(['rules'], { stdout: broken, stderr, env, cwd: '/', platform: 'linux' })).toBe(3);
      expect(told).toContain('no room');
      expect(/^\s+at /m.test(told)).toBe(hasStack);
    }
  });
});

describe('factorlint rules', () => {
  it('lists every rule for people', async () => {
    const { status, stdout } = await run(['rules']);
    expect(status).toBe(0);
    for (const { id, code, summary } of factors.flatMap(({ rules }) => rules)) {
      expect(stdout).toContain(`${code}  ${id}`);
      expect(stdout).toContain(summary);
    }
  });

  it('lists them as data, by code', async () => {
    const list = JSON.parse((await run(['rules', '--format', 'json'])).stdout) as Record<string, unknown>[];
    expect(list).toHaveLength(factors.flatMap(({ rules }) => rules).length);
    expect(list.map(({ code }) => code)).toEqual(list.map(({ code }) => code).sort());
    expect(list.find(({ id }) => id === 'config/no-hardcoded-secret')).toEqual({
      id: 'config/no-hardcoded-secret',
      code: 'TF0302',
      factor: 'config',
      summary: 'Credentials come from the environment and never stand in the code.',
      severity: 'error',
      scope: 'file',
      fixable: 'suggestion',
      status: 'active',
    });
  });
});

describe('factorlint explain', () => {
  it('shows the page of a rule, by id and by code', async () => {
    const { status, stdout } = await run(['explain', 'config/no-hardcoded-secret']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^config\/no-hardcoded-secret\n\nCredentials come from the environment/);
    expect(stdout).toContain('HOW TO COMPLY');
    expect(stdout).not.toMatch(/^#|```/m);
    expect(await run(['explain', 'tf0302'])).toEqual({ status, stdout, stderr: '' });
  });

  it('has a page for every rule', async () => {
    for (const { id, summary } of factors.flatMap(({ rules }) => rules)) {
      const { stdout } = await run(['explain', id], { env: { COLUMNS: '500' } });
      expect(stdout.startsWith(`${id}\n\n`)).toBe(true);
      expect(stdout.replace(/\s+/g, ' ')).toContain(summary);
      expect(stdout.split('\n').length).toBeGreaterThan(10);
    }
  });
});

describe('help and version', () => {
  it.each([[['--help']], [['-h']], [['check', '--help']], [['rules', '--help']], [['explain', '--help']]])(
    '%j goes to stdout',
    async (words) => {
      const { status, stdout, stderr } = await run(words);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: factorlint/);
    },
  );

  it('names every command and every option', async () => {
    const { stdout } = await run(['--help']);
    for (const word of [
      'check',
      'rules',
      'explain',
      '--format',
      '--fail-on',
      '--factor',
      '--rule',
      '--quiet',
      '--verbose',
      '--color',
      '--version',
      'FACTORLINT_DEBUG',
    ])
      expect(stdout).toContain(word);
  });

  it('gives its version', async () => {
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});
