import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeOrigin, openDirectory } from './index.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'factorlint-origin-')));
  mkdirSync(join(folder, 'apps/web'), { recursive: true });
  writeFileSync(join(folder, 'apps/web/a.js'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...command: string[]): string {
  const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...as, ...command], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

const originOf = (path: string) => describeOrigin(openDirectory(join(folder, path)));

describe('where a folder comes from', () => {
  it('is the remote, the commit, the branch and the place below the top', () => {
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'first');
    git('remote', 'add', 'origin', 'git@example.com:shop/shop.git');
    const revision = git('rev-parse', 'HEAD');
    expect(originOf('.')).toEqual({ uri: 'git@example.com:shop/shop.git', revision, branch: 'main', folder: '' });
    git('checkout', '--quiet', '--detach');
    expect(originOf('apps/web')).toEqual({ uri: 'git@example.com:shop/shop.git', revision, folder: 'apps/web' });
  });

  it('is a branch alone before the first commit', () => {
    git('init', '--quiet');
    expect(originOf('.')).toEqual({ branch: 'main', folder: '' });
  });

  it('is unknown without version control', () => expect(originOf('apps')).toEqual({ folder: '' }));
});

it('a file of the tree is decoded whatever it holds, and no other', () => {
  writeFileSync(join(folder, 'marked.js'), '\uFEFFa');
  writeFileSync(join(folder, 'binary'), Uint8Array.from([0x61, 0x00, 0xff]));
  const tree = openDirectory(folder);
  expect([tree.raw('marked.js'), tree.raw('binary')]).toEqual(['\uFEFFa', 'a\u0000\uFFFD']);
  expect(() => tree.raw('../elsewhere')).toThrow('There is no such file');
});
