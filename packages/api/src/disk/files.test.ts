import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UnreadableFile } from '@factorlint/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDirectory, type DiskOptions } from './index.js';

const isWindows = process.platform === 'win32';
let folder: string;
let root: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'factorlint-files-')));
  root = join(folder, 'root');
  mkdirSync(root);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}

function reading(path: string, options?: DiskOptions): () => string {
  const tree = openDirectory(root, options);
  expect(tree.paths).toContain(path);
  return () => tree.read(path);
}

describe('reading a file', () => {
  it('gives its text, without a byte-order mark', () => {
    write('plain.py', 'a = 1\r\n');
    write('marked.py', '\uFEFFb = "grüße 日本 \u{1F600}"\n');
    write('empty.py', '');
    const tree = openDirectory(root);
    expect(['plain.py', 'marked.py', 'empty.py'].map((path) => tree.read(path))).toEqual(['a = 1\r\n', 'b = "grüße 日本 \u{1F600}"\n', '']);
  });

  it.each<[string, readonly number[], string]>([
    ['binary', [0x7f, 0x45, 0x4c, 0x46, 0x00, 0x01], 'It is binary (it holds a NUL byte).'],
    ['Latin-1', [0x67, 0x72, 0xfc, 0xdf, 0x65], 'It is not valid UTF-8.'],
    ['cut short', [0x61, 0xe6, 0x97], 'It is not valid UTF-8.'],
    ['UTF-16, little-endian', [0xff, 0xfe, 0x61, 0x00], 'It is encoded as UTF-16 (little-endian), not as UTF-8.'],
    ['UTF-16, big-endian', [0xfe, 0xff, 0x00, 0x61], 'It is encoded as UTF-16 (big-endian), not as UTF-8.'],
    ['UTF-32', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], 'It is encoded as UTF-32, not as UTF-8.'],
  ])('says why not: %s', (_, bytes, reason) => {
    write('settings.py', Uint8Array.from(bytes));
    expect(reading('settings.py')).toThrow(new UnreadableFile(reason));
  });

  it('stops at the limit', () => {
    write('at.py', 'x'.repeat(1024));
    write('over.py', 'x'.repeat(1025));
    expect(reading('at.py', { maxFileSize: 1024 })()).toHaveLength(1024);
    expect(reading('over.py', { maxFileSize: 1024 })).toThrow('It is larger than the limit of 1 KiB (it has 1.1 KiB).');
  });

  it('stops at 2 MiB unless told otherwise', () => {
    write('at.py', 'é'.repeat(1024 * 1024));
    write('over.py', 'x'.repeat(2 * 1024 * 1024 + 1));
    expect(reading('at.py')()).toHaveLength(1024 * 1024);
    expect(reading('over.py')).toThrow('It is larger than the limit of 2 MiB (it has 2.1 MiB).');
    expect(reading('over.py', { maxFileSize: 4 * 1024 * 1024 })()).toHaveLength(2 * 1024 * 1024 + 1);
  });

  it('reads anew each time', () => {
    write('app.py', 'one');
    const read = reading('app.py');
    expect(read()).toBe('one');
    write('app.py', 'two');
    expect(read()).toBe('two');
  });

  it('says so when the file has gone, or has become something else', () => {
    write('app.py');
    const read = reading('app.py');
    rmSync(join(root, 'app.py'));
    expect(read).toThrow(new UnreadableFile('It is no longer there.'));
    mkdirSync(join(root, 'app.py'));
    expect(read).toThrow(UnreadableFile);
    expect(read).toThrow('It is a directory, not a file.');
  });

  it.skipIf(isWindows)('does not follow a link that has taken the place of a file', () => {
    writeFileSync(join(folder, 'secret'), 'secret');
    write('app.py');
    const read = reading('app.py');
    rmSync(join(root, 'app.py'));
    link('app.py', join(folder, 'secret'));
    expect(read).toThrow('It is a symbolic link, which is not followed.');
  });

  it.skipIf(isWindows || process.getuid?.() === 0)('says so when it may not be read (not shown to the superuser, who may)', () => {
    write('app.py');
    chmodSync(join(root, 'app.py'), 0);
    expect(reading('app.py')).toThrow(new UnreadableFile('Permission to read it is denied.'));
  });

  it('reads nothing that is not in the tree', () => {
    writeFileSync(join(folder, 'outside.py'), '');
    write('.gitignore', '.env\n');
    write('.env', 'SECRET=1');
    const tree = openDirectory(root);
    for (const path of ['../outside.py', '.env', join(folder, 'outside.py'), 'nowhere.py', '', 'constructor']) {
      expect(() => tree.read(path)).toThrow(new UnreadableFile('There is no such file in the tree.'));
    }
  });

  it('takes a folder for a folder, whatever its name', () => {
    write('Dockerfile/base');
    expect(openDirectory(root).paths).toEqual(['Dockerfile/base']);
  });
});

describe.skipIf(isWindows).each([
  { where: 'in a git work tree', prepare: () => track() },
  { where: 'in no work tree', prepare: () => undefined },
])('links $where', ({ prepare }) => {
  it('that leave the root are not followed', () => {
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside/secret.py'), 'secret');
    write('app.py');
    link('absolute.py', join(folder, 'outside/secret.py'));
    link('relative.py', '../outside/secret.py');
    link('folder', '../outside');
    link('through.py', 'folder/secret.py');
    prepare();
    const { paths, skipped } = openDirectory(root);
    expect(paths).toEqual(['app.py']);
    expect(skipped.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'outside absolute.py',
      'outside folder',
      'outside relative.py',
      'outside through.py',
    ]);
    expect(skipped[0]?.reason).toBe('It is a link that leaves the analysed folder.');
  });

  it('that loop or lead nowhere end', () => {
    write('app.py');
    link('self', 'self');
    link('ping', 'pong');
    link('pong', 'ping');
    link('up/to/the/top', '../../..');
    link('nowhere', 'nothing');
    prepare();
    const { paths, skipped } = openDirectory(root);
    expect(paths).toEqual(['app.py']);
    expect(skipped.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'broken nowhere',
      'broken ping',
      'broken pong',
      'broken self',
      'duplicate up/to/the/top',
    ]);
  });

  it('read no file twice', () => {
    write('docker/Dockerfile.production', 'FROM scratch\n');
    write('.gitignore', 'local.py\n');
    write('local.py', 'ignored');
    link('Dockerfile', 'docker/Dockerfile.production');
    link('folder', 'docker');
    link('first.py', 'local.py');
    link('second.py', 'local.py');
    prepare();
    const tree = openDirectory(root);
    expect(tree.paths).toEqual(['.gitignore', 'docker/Dockerfile.production', 'first.py']);
    expect(tree.read('first.py')).toBe('ignored');
    expect(tree.repository.tracked('first.py')).not.toBe(true);
    expect(tree.skipped.map(({ path, target }) => [path, target])).toEqual([
      ['Dockerfile', 'docker/Dockerfile.production'],
      ['folder', 'docker'],
      ['second.py', 'local.py'],
    ]);
  });

  it('never lead into git’s own files or dependencies', () => {
    write('node_modules/x/index.js');
    write('.gitignore', 'node_modules\n');
    link('x.js', 'node_modules/x/index.js');
    link('config', '.git/config');
    prepare();
    expect(openDirectory(root).paths).toEqual(['.gitignore']);
  });

  it('may stand where a tracked folder was', () => {
    mkdirSync(join(folder, 'outside'));
    writeFileSync(join(folder, 'outside/app.py'), 'outside');
    write('src/app.py');
    write('main.py');
    prepare();
    rmSync(join(root, 'src'), { recursive: true });
    link('src', '../outside');
    const { paths, skipped } = openDirectory(root);
    expect(paths).toEqual(['main.py']);
    expect(skipped).toMatchObject([{ path: 'src', kind: 'outside' }]);
  });

  it('and pipes are never opened', () => {
    write('app.py');
    write('Procfile');
    prepare();
    rmSync(join(root, 'Procfile'));
    for (const name of ['Procfile', '.gitmodules']) execFileSync('mkfifo', [join(root, name)]);
    link('pipe.py', 'Procfile');
    const { paths, skipped } = openDirectory(root);
    expect(paths).toEqual(['app.py']);
    expect(skipped).toContainEqual({ path: 'pipe.py', kind: 'special', reason: 'It is a link to a pipe, a socket or a device.' });
    expect(skipped).toContainEqual({ path: 'Procfile', kind: 'special', reason: 'It is a pipe, a socket or a device.' });
  });
});

function track(): void {
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['add', '--all'], { cwd: root });
}

it.skipIf(process.platform !== 'linux')('a name that is not UTF-8 is told', () => {
  write('app.py');
  writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.py')]), '');
  for (const prepare of [() => undefined, track]) {
    prepare();
    const { paths, skipped } = openDirectory(root);
    expect(paths).toEqual(['app.py']);
    expect(skipped).toMatchObject([{ kind: 'unreadable', reason: 'Its name is not valid UTF-8.' }]);
  }
});
