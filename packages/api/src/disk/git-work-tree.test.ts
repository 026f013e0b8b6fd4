import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDirectory } from './index.js';

const AS = [
  '-c',
  'user.name=Test',
  '-c',
  'user.email=test@example.org',
  '-c',
  'protocol.file.allow=always',
  '-c',
  'init.defaultBranch=main',
];

let folder: string;
let empty: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'factorlint-git-')));
  empty = join(folder, 'empty');
  mkdirSync(empty);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function git(directory: string, ...command: string[]): string {
  return execFileSync('git', [...AS, ...command], { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function write(directory: string, ...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), `${path}\n`);
  }
}

function repository(name: string, ...tracked: string[]): string {
  const root = join(folder, name);
  write(root, ...tracked);
  mkdirSync(root, { recursive: true });
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'first');
  return root;
}

/** There is no git to be found. What it would say is read from the index and the ignore files. */
function withoutGit(): void {
  vi.stubEnv('PATH', empty);
}

const ways = [
  { way: 'by git', prepare: () => undefined },
  { way: 'without git', prepare: withoutGit },
];

describe.each(ways)('a git work tree, listed $way', ({ prepare }) => {
  it('has the tracked files and those neither tracked nor ignored', () => {
    const root = repository('app', 'app.py', 'logs/kept.log', 'src/z.py', 'src/a.py');
    write(root, 'new.py', 'debug.log', 'build/out.js', 'src/new.tmp', 'src/keep.tmp', 'node_modules/x/index.js', '.venv/lib/x.py');
    write(root, 'environment/pyvenv.cfg', 'environment/lib/y.py');
    writeFileSync(join(root, '.gitignore'), '*.log\nbuild/\n*.tmp\n');
    writeFileSync(join(root, 'src/.gitignore'), '!keep.tmp\n');
    prepare();
    const { paths, repository: state, skipped } = openDirectory(root);
    expect(paths).toEqual(['.gitignore', 'app.py', 'logs/kept.log', 'new.py', 'src/.gitignore', 'src/a.py', 'src/keep.tmp', 'src/z.py']);
    expect(state).toMatchObject({ vcs: 'git', top: '.', trackedCount: 4, nested: [], submodules: [], modes: {} });
    expect(['app.py', 'logs/kept.log', 'new.py', 'src/keep.tmp'].map(state.tracked)).toEqual([true, true, false, false]);
    expect(skipped).toEqual([]);
  });

  it('has committed dependencies, which are somebody’s mistake to be seen', () => {
    const root = repository('app', 'node_modules/left-pad/index.js', 'package.json');
    prepare();
    expect(openDirectory(root).paths).toEqual(['node_modules/left-pad/index.js', 'package.json']);
  });

  it('is seen from one of its folders', () => {
    const root = repository('app', 'README.md', 'services/api/main.py', 'services/web/index.js');
    write(root, 'services/api/local.env', 'services/api/notes.txt');
    writeFileSync(join(root, '.gitignore'), 'services/api/*.txt\n');
    writeFileSync(join(root, '.git/info/exclude'), '*.env\n');
    prepare();
    const { paths, repository: state } = openDirectory(join(root, 'services/api'));
    expect(paths).toEqual(['main.py']);
    expect(state).toMatchObject({ vcs: 'git', top: '../..', trackedCount: 1 });
    expect(state.tracked('main.py')).toBe(true);
  });

  it('leaves out what is tracked but no longer there, or has become something else', () => {
    const root = repository('app', 'gone.py', 'Dockerfile', 'kept.py', 'folder/inside.py');
    rmSync(join(root, 'gone.py'));
    rmSync(join(root, 'Dockerfile'));
    write(root, 'Dockerfile/readme.txt');
    prepare();
    const { paths, repository: state } = openDirectory(root);
    expect(paths).toEqual(['Dockerfile/readme.txt', 'folder/inside.py', 'kept.py']);
    expect(state.tracked('Dockerfile/readme.txt')).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('says any name as it is', () => {
    const names = ['back\\slash.py', 'grüße/übung.py', 'line\nbreak.py', 'quote".py', 'tab\tand space .py', '日本.py'];
    const root = repository('app', ...names);
    prepare();
    const tree = openDirectory(root);
    expect(tree.paths).toEqual(names.toSorted());
    expect(tree.paths.map((path) => tree.read(path))).toEqual(names.toSorted().map((name) => `${name}\n`));
    expect(names.every(tree.repository.tracked)).toBe(true);
  });

  it('does not enter submodules and repositories inside', () => {
    const library = repository('library', 'library.py');
    const root = repository('app', 'app.py');
    git(root, 'submodule', '--quiet', 'add', library, 'vendor/library');
    git(root, 'commit', '--quiet', '--message', 'second');
    write(root, 'stray/stray.py', 'ignored/ignored.py', '.gitignore');
    writeFileSync(join(root, '.gitignore'), 'ignored/\n');
    for (const inside of ['stray', 'ignored']) git(join(root, inside), 'init', '--quiet');
    git(root, 'worktree', 'add', '--quiet', join(root, 'branches/feature'));
    prepare();
    const { paths, repository: state, skipped } = openDirectory(root);
    expect(paths).toEqual(['.gitignore', '.gitmodules', 'app.py']);
    expect(state).toMatchObject({
      nested: ['stray'],
      submodules: ['vendor/library'],
      modes: { 'vendor/library': '160000' },
      trackedCount: 2,
    });
    expect(skipped.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'repository branches/feature',
      'repository stray',
      'repository vendor/library',
    ]);
  });

  it('may be a linked work tree or a submodule, whose .git is a file', () => {
    const library = repository('library', 'library.py');
    const main = repository('app', 'app.py', 'other.py');
    git(main, 'submodule', '--quiet', 'add', library, 'library');
    const linked = join(folder, 'linked');
    git(main, 'worktree', 'add', '--quiet', linked);
    write(linked, 'new.py');
    prepare();
    expect(openDirectory(linked).paths).toEqual(['app.py', 'new.py', 'other.py']);
    expect(openDirectory(linked).repository).toMatchObject({ vcs: 'git', top: '.', trackedCount: 2 });
    expect(openDirectory(join(main, 'library')).repository).toMatchObject({ vcs: 'git', top: '.', trackedCount: 1 });
  });

  it('that ignores the folder counts for nothing there', () => {
    const root = repository('app', 'app.py');
    writeFileSync(join(root, '.gitignore'), 'scratch/\n');
    write(root, 'scratch/project/main.py');
    prepare();
    const { paths, repository: state } = openDirectory(join(root, 'scratch/project'));
    expect(paths).toEqual(['main.py']);
    expect(state).not.toHaveProperty('vcs');
    expect(state.tracked('main.py')).toBeUndefined();
  });

  it('may be empty', () => {
    const root = join(folder, 'new');
    mkdirSync(root);
    git(root, 'init', '--quiet');
    prepare();
    const tree = openDirectory(root);
    expect(tree.paths).toEqual([]);
    expect(tree.repository).toMatchObject({ vcs: 'git', trackedCount: 0 });
  });

  it.skipIf(process.platform === 'win32')('tells which files are executable', () => {
    const root = repository('app', 'run.sh', 'app.py');
    chmodSync(join(root, 'run.sh'), 0o755);
    git(root, 'add', '--all');
    prepare();
    expect(openDirectory(root).repository.modes).toEqual({ 'run.sh': '100755' });
  });
});

describe('git', () => {
  it.skipIf(process.platform === 'win32')('runs nothing that the repository names', () => {
    const root = repository('app', 'app.py', 'data.bin', '.gitattributes');
    const marker = join(folder, 'it-ran');
    const program = join(root, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${marker}'\ncat\n`, { mode: 0o755 });
    writeFileSync(join(root, '.gitattributes'), '* filter=evil diff=evil\n');
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout']) cpSync(program, join(root, '.git/hooks', hook));
    const settings = {
      ...{ 'core.fsmonitor': program, 'core.hooksPath': join(root, '.git/hooks'), 'core.pager': program, 'core.sshCommand': program },
      ...{ 'filter.evil.clean': program, 'filter.evil.smudge': program, 'filter.evil.process': program, 'diff.external': program },
      ...{ 'core.editor': program, 'alias.ls-files': `!${program}`, 'pager.ls-files': program, 'credential.helper': program },
    };
    for (const [name, value] of Object.entries(settings)) git(root, 'config', name, value);
    write(root, 'app.py', 'new.py');

    expect(openDirectory(root).paths).toEqual(['.gitattributes', 'app.py', 'data.bin', 'new.py', 'program.sh']);
    expect(existsSync(marker)).toBe(false);
    // The trap does work: git left to itself falls into it.
    execFileSync('git', ['status'], { cwd: root, stdio: 'ignore' });
    expect(existsSync(marker)).toBe(true);
  });

  it('is not led elsewhere by the environment', () => {
    const root = repository('app', 'app.py');
    const other = repository('other', 'other.py');
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other);
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    const tree = openDirectory(root);
    expect(tree.paths).toEqual(['app.py']);
    expect(tree.repository.tracked('app.py')).toBe(true);
  });

  it('is not led elsewhere by the repository', () => {
    const root = repository('app', 'app.py');
    git(root, 'config', 'core.worktree', folder);
    const tree = openDirectory(root);
    expect(tree.paths).toEqual(['app.py']);
    expect(tree.repository).toMatchObject({ top: '.', trackedCount: 1 });
  });

  it.skipIf(process.getuid?.() !== 0)('may refuse a work tree of another owner, whose index is then read', () => {
    const root = repository('app', 'app.py');
    write(root, 'new.py');
    vi.stubEnv('HOME', empty);
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    for (const path of ['.', '.git']) chownSync(join(root, path), 12_345, 12_345);
    expect(() => execFileSync('git', ['status'], { cwd: root, stdio: 'ignore' })).toThrow();
    const tree = openDirectory(root);
    expect(tree.paths).toEqual(['app.py', 'new.py']);
    expect(['app.py', 'new.py'].map(tree.repository.tracked)).toEqual([true, false]);
  });
});

describe('an index read without git', () => {
  it.each(['2', '3', '4'])('may be of version %s', (version) => {
    const root = repository('app', 'a/long/way/to/one.py', 'a/long/way/to/other.py', 'b.py', 'grüße.py');
    git(root, 'update-index', '--index-version', version);
    write(root, 'later.py');
    git(root, 'add', '--intent-to-add', 'later.py');
    withoutGit();
    const { repository: state } = openDirectory(root);
    expect(state.trackedCount).toBe(5);
    expect(['a/long/way/to/other.py', 'grüße.py', 'later.py'].every(state.tracked)).toBe(true);
  });

  it('may be of a repository with SHA-256', () => {
    const root = join(folder, 'app');
    write(root, 'app.py', 'src/main.py');
    git(root, 'init', '--quiet', '--object-format=sha256');
    git(root, 'add', '--all');
    withoutGit();
    expect(openDirectory(root).repository.trackedCount).toBe(2);
  });

  it.each([
    ['split in two', (root: string) => void git(root, 'update-index', '--split-index')],
    ['damaged', (root: string) => writeFileSync(join(root, '.git/index'), 'DIRC\0\0\0\u0002\0\0\u0001\0'.padEnd(200, 'x'))],
    ['empty', (root: string) => writeFileSync(join(root, '.git/index'), '')],
  ])('leaves it unknown what is tracked when it is %s', (_, damage) => {
    const root = repository('app', 'app.py');
    damage(root);
    withoutGit();
    const { paths, repository: state } = openDirectory(root);
    expect(paths).toEqual(['app.py']);
    expect(state).toMatchObject({ vcs: 'git', top: '.' });
    expect(state).not.toHaveProperty('trackedCount');
    expect(state.tracked('app.py')).toBeUndefined();
  });

  it('leaves it unknown what is tracked when folders are folded', () => {
    const root = repository('app', 'in/a.py', 'out/deep/b.py', 'c.py');
    git(root, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'in');
    expect(openDirectory(root).repository.trackedCount).toBe(3);
    withoutGit();
    const { paths, repository: state } = openDirectory(root);
    expect(paths).toEqual(['c.py', 'in/a.py']);
    expect(state.tracked('c.py')).toBeUndefined();
  });
});
