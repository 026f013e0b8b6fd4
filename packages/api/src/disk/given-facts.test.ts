import { describe, expect, it } from 'vitest';
import { givenFacts } from './given-facts.js';

const unknown = { tracked: () => undefined, modes: {}, submodules: [], nested: [] };

describe('the facts of version control', () => {
  it('say what git tracks', () => {
    const repository = {
      ...unknown,
      vcs: 'git',
      top: '..',
      trackedCount: 1,
      nested: ['lib'],
      tracked: (path: string) => path === 'a.py',
    } as const;
    expect(givenFacts({ paths: ['a.py', 'b.py'], repository })).toEqual([
      { kind: 'repository', location: { path: '.' }, control: 'git', tracked: 1, nested: ['lib'] },
      { kind: 'tracked-path', location: { path: 'a.py' }, tracked: true },
      { kind: 'tracked-path', location: { path: 'b.py' }, tracked: false },
    ]);
  });

  it('say nothing of what is tracked where nobody knows', () => {
    expect(givenFacts({ paths: ['a.py'], repository: { ...unknown, vcs: 'hg', top: '.' } })).toEqual([
      { kind: 'repository', location: { path: '.' }, control: 'mercurial', nested: [] },
    ]);
  });

  it.each([
    [['a.py', '.github/workflows/ci.yml'], 'trace'],
    [['a.py', '.gitignore'], 'trace'],
    [['a.py', 'example/.gitignore'], 'none'],
    [[], 'none'],
  ])('of %j in no work tree: %s', (paths, control) => {
    expect(givenFacts({ paths, repository: unknown })).toMatchObject([{ kind: 'repository', control }]);
  });
});
