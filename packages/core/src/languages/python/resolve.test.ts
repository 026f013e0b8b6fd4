import { describe, expect, it } from 'vitest';
import { resolveModule } from './resolve.js';

const FILES = [
  'manage.py',
  'config/__init__.py',
  'config/settings/__init__.py',
  'config/settings/base.py',
  'app/__init__.py',
  'app/redis.py',
  'app/views.py',
  'src/pkg/mod.py',
  'back/main.py',
  'back/core.py',
];
const files = { has: (path: string) => FILES.includes(path), text: () => '' };

describe('resolveModule', () => {
  it.each([
    ['.base', 'config/settings/production.py', 'config/settings/base.py'],
    ['..settings', 'config/settings/base.py', 'config/settings/__init__.py'],
    ['.', 'config/settings/base.py', 'config/settings/__init__.py'],
    ['config.settings.base', 'app/views.py', 'config/settings/base.py'],
    ['config', 'config/settings/base.py', 'config/__init__.py'],
    ['pkg.mod', 'app/views.py', 'src/pkg/mod.py'],
    ['core', 'back/main.py', 'back/core.py'],
  ])('%s from %s', (specifier, from, path) => {
    expect(resolveModule(specifier, from, files)).toBe(path);
  });

  it.each([
    ['redis', 'app/views.py'],
    ['django.conf', 'app/views.py'],
    ['....x', 'app/views.py'],
    ['core', 'app/views.py'],
  ])('leaves %s from %s to packages', (specifier, from) => {
    expect(resolveModule(specifier, from, files)).toBeUndefined();
  });
});
