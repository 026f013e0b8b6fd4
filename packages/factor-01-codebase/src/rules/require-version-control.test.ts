import type { Fact, Repository } from '@factorlint/core';
import { testRule } from '@factorlint/testing';
import { requireVersionControl } from './require-version-control.js';

const files = { 'app.py': 'print("hello")\n' };
const under = (control: Repository['control'], more: Partial<Repository> = {}): { files: typeof files; given: readonly Fact[] } => ({
  files,
  given: [{ kind: 'repository', control, nested: [], location: { path: '.' }, ...more }],
});

testRule(requireVersionControl, {
  violates: {
    'no version control': under('none'),
    'only traces of it': under('trace'),
    'a work tree inside': under('git', { tracked: 1, nested: ['lib/inner'] }),
  },
  upholds: {
    git: under('git', { tracked: 1 }),
    Mercurial: under('mercurial'),
  },
  'says nothing': {
    'an empty folder': { files: {}, given: [{ kind: 'repository', control: 'none', nested: [], location: { path: '.' } }] },
    'nothing tracked yet': under('git', { tracked: 0 }),
    'nobody could look': { files, given: [] },
  },
});
