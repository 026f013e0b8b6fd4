import { beforeAll, describe, expect, it } from 'vitest';
import { python } from '../languages/python/index.js';
import { loadGrammars } from '../syntax/tree-sitter.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { Modules } from './modules.js';

beforeAll(loadGrammars);

describe('a name of a package', () => {
  const files = {
    'shop/__init__.py': 'from shop import settings\n',
    'shop/settings.py': 'LIMIT = 5\n',
  };

  it('that the package imports from itself is the module of that name', () => {
    const modules = new Modules(inMemory(files), () => python);
    modules.ask('shop/__init__.py', new Set(['settings']));
    const location = { path: 'shop/__init__.py' };
    expect(modules.lookup({ kind: 'reference', module: 'shop', name: 'settings', location })).toMatchObject({
      module: 'shop.settings',
      name: '*',
      path: 'shop/settings.py',
    });
    modules.close();
  });
});
