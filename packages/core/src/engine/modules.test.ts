import { beforeAll, describe, expect, it } from 'vitest';
import { javascript } from '../languages/javascript/index.js';
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

describe('where a specifier leads', () => {
  it('is asked again when what says so has changed', () => {
    const files: Record<string, string> = {
      'one/config.js': '',
      'two/config.js': '',
      'main.js': '',
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./one/*"] } } }',
    };
    const modules = new Modules({ ...inMemory(files), read: (path) => files[path] ?? '' }, (path) =>
      path.endsWith('.js') ? javascript : undefined,
    );
    expect(modules.resolve('@/config', 'main.js')).toBe('one/config.js');
    files['tsconfig.json'] = '{ "compilerOptions": { "paths": { "@/*": ["./two/*"] } } }';
    modules.forget('tsconfig.json');
    expect(modules.resolve('@/config', 'main.js')).toBe('two/config.js');
  });
});
