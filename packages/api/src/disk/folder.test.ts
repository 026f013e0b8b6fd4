import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvalidRoot, openDirectory } from './index.js';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'factorlint-folder-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

describe('a folder in no work tree', () => {
  it('has what its ignore files do not keep out, and nothing is known to be tracked', () => {
    write({
      '.gitignore': '# comment\n*.log\n/only-here.txt\nbuild/\n!important.log\n**/generated/**\n',
      'a.py': '',
      'a.log': '',
      'important.log': '',
      'only-here.txt': '',
      'build/x.js': '',
      'node_modules/x/index.js': '',
      'sub/only-here.txt': '',
      'sub/deep/generated/x.py': '',
      'sub/.gitignore': '/anchored.py\nanywhere.py\ndeep/one.py\n!build/\n!b.log\n\\#hash.py\n',
      'sub/anchored.py': '',
      'sub/deep/anchored.py': '',
      'sub/deep/anywhere.py': '',
      'sub/deep/one.py': '',
      'sub/deep/deep/one.py': '',
      'sub/build/kept.js': '',
      'sub/b.log': '',
      'sub/#hash.py': '',
      'sub/[slug]/.gitignore': 'page.py\n',
      'sub/[slug]/page.py': '',
      'sub/[slug]/kept.py': '',
    });
    const { paths, repository, skipped } = openDirectory(root);
    expect(paths).toEqual([
      '.gitignore',
      'a.py',
      'important.log',
      'sub/.gitignore',
      'sub/[slug]/.gitignore',
      'sub/[slug]/kept.py',
      'sub/b.log',
      'sub/build/kept.js',
      'sub/deep/anchored.py',
      'sub/deep/deep/one.py',
      'sub/only-here.txt',
    ]);
    expect(repository).not.toHaveProperty('vcs');
    expect(repository).not.toHaveProperty('top');
    expect(repository).not.toHaveProperty('trackedCount');
    expect(repository.tracked('a.py')).toBeUndefined();
    expect(skipped).toEqual([]);
  });

  it('is not held up by hostile patterns', () => {
    write({ '.gitignore': `${'**/a/'.repeat(30)}b\n${'*a'.repeat(60)}*b\n`, [`${'a/'.repeat(60)}c`]: '', ['a'.repeat(200)]: '' });
    expect(openDirectory(root).paths).toHaveLength(3);
  });

  it('is sorted by code unit', () => {
    write({ 'b.py': '', 'B.py': '', 'a/x.py': '', 'a-b.py': '', 'é.py': '', '\u{1F600}.py': '', '\uFF01.py': '' });
    expect(openDirectory(root).paths).toEqual(['B.py', 'a-b.py', 'a/x.py', 'b.py', 'é.py', '\u{1F600}.py', '\uFF01.py']);
  });

  it('may hold repositories, which are not entered', () => {
    write({ 'one/.git/HEAD': 'ref: refs/heads/main\n', 'one/app.py': '', 'two/.git/nothing': '', 'two/app.py': '' });
    const { paths, repository, skipped } = openDirectory(root);
    expect(paths).toEqual(['two/app.py']);
    expect(repository.nested).toEqual(['one']);
    expect(skipped).toMatchObject([{ path: 'one', kind: 'repository' }]);
  });

  it('may be deep', () => {
    write({ [`${'d/'.repeat(300)}deep.py`]: '', 'shallow.py': '' });
    const { paths, skipped } = openDirectory(root);
    expect(paths).toEqual(['shallow.py']);
    expect(skipped).toMatchObject([{ kind: 'unreadable', reason: 'It lies more than 100 folders deep.' }]);
  });

  it('may be empty', () => {
    expect(openDirectory(root).paths).toEqual([]);
  });
});

describe('another version control system', () => {
  it.each(['hg', 'jj', 'svn'] as const)('is seen: %s', (vcs) => {
    write({ [`.${vcs}/store`]: '', '.gitignore': 'sub/ignored.py\n', 'sub/app.py': '', 'sub/ignored.py': '' });
    const { paths, repository } = openDirectory(join(root, 'sub'));
    expect(paths).toEqual(['app.py']);
    expect(repository).toMatchObject({ vcs, top: '..' });
    expect(repository.tracked('app.py')).toBeUndefined();
  });

  it('is not looked for beyond the nearest work tree', () => {
    write({ '.git/HEAD': 'ref: refs/heads/main\n', 'sub/.hg/store': '', 'sub/app.py': '' });
    expect(openDirectory(join(root, 'sub')).repository).toMatchObject({ vcs: 'hg', top: '.' });
  });

  it('is not seen in a .git that is none, and a .git that leads nowhere tracks nobody knows what', () => {
    write({ 'empty/.git/config': '', 'empty/app.py': '', 'lost/.git': 'gitdir: /nowhere/at/all\n', 'lost/app.py': '' });
    expect(openDirectory(join(root, 'empty')).repository).not.toHaveProperty('vcs');
    const lost = openDirectory(join(root, 'lost'));
    expect(lost.paths).toEqual(['app.py']);
    expect(lost.repository.vcs).toBe('git');
    expect(lost.repository.tracked('app.py')).toBeUndefined();
  });
});

describe('a root that is none', () => {
  it('is told when it is missing', () => {
    expect(() => openDirectory(join(root, 'nowhere'))).toThrow(new InvalidRoot(`There is no folder ${join(root, 'nowhere')}.`));
  });

  it('is told when it is a file', () => {
    write({ 'app.py': '' });
    expect(() => openDirectory(join(root, 'app.py'))).toThrow(InvalidRoot);
    expect(() => openDirectory(join(root, 'app.py'))).toThrow('is not a folder');
  });
});
