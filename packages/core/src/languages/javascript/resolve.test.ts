import { describe, expect, it } from 'vitest';
import type { Files } from '../../vocabulary/language.js';
import { resolveSpecifier } from './resolve.js';

/** A tree of files by path; those without a text are empty. */
function tree(files: Readonly<Record<string, string | object>>): Files {
  return {
    has: (path) => path in files,
    text: (path) => {
      const text = files[path] ?? '';
      return typeof text === 'string' ? text : JSON.stringify(text);
    },
  };
}

describe('resolveSpecifier', () => {
  it.each([
    ['./b', 'src/b.ts'],
    ['./b.js', 'src/b.ts'],
    ['./c.js', 'src/c.js'],
    ['./d', 'src/d/index.tsx'],
    ['../e', 'e.mjs'],
    ['./data.json', undefined],
    ['../../outside', undefined],
    ['express', undefined],
    ['node:fs', undefined],
  ])('finds %s', (specifier, expected) => {
    expect(
      resolveSpecifier(
        specifier,
        'src/a.ts',
        tree({ 'src/b.ts': '', 'src/c.js': '', 'src/d/index.tsx': '', 'e.mjs': '', 'src/data.json': '{}' }),
      ),
    ).toBe(expected);
  });

  it('follows paths and baseUrl of tsconfig, through extends, with comments', () => {
    const files = tree({
      'tsconfig.base.json':
        '{ // shared\n "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["*"], "@lib/special": ["lib/exact.ts"], }, }, }',
      'tsconfig.json': { extends: './tsconfig.base.json' },
      'src/lib/x.ts': '',
      'src/lib/exact.ts': '',
      'src/plain.ts': '',
    });
    expect(resolveSpecifier('@/lib/x', 'src/deep/a.ts', files)).toBe('src/lib/x.ts');
    expect(resolveSpecifier('@lib/special', 'src/deep/a.ts', files)).toBe('src/lib/exact.ts');
    expect(resolveSpecifier('plain', 'src/deep/a.ts', files)).toBe('src/plain.ts');
    expect(resolveSpecifier('@/absent', 'src/deep/a.ts', files)).toBeUndefined();
  });

  it("follows package.json's imports and the packages of a workspace", () => {
    const files = tree({
      'package.json': { workspaces: ['packages/*'], imports: { '#config': './src/config.js', '#lib/*': './src/lib/*.js' } },
      'src/config.ts': '',
      'src/lib/a.ts': '',
      'packages/shared/package.json': {
        name: '@acme/shared',
        exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './env': './dist/env.js' },
      },
      'packages/shared/src/index.ts': '',
      'packages/shared/src/env.ts': '',
    });
    expect(resolveSpecifier('#config', 'src/a.ts', files)).toBe('src/config.ts');
    expect(resolveSpecifier('#lib/a', 'src/a.ts', files)).toBe('src/lib/a.ts');
    expect(resolveSpecifier('@acme/shared', 'apps/web/a.ts', files)).toBe('packages/shared/src/index.ts');
    expect(resolveSpecifier('@acme/shared/env', 'apps/web/a.ts', files)).toBe('packages/shared/src/env.ts');
    expect(resolveSpecifier('@acme/other', 'apps/web/a.ts', files)).toBeUndefined();
  });

  it("finds Nest's configuration namespaces where they are registered", () => {
    const files = tree({
      'src/config/app.config.ts': "export default registerAs('app', () => ({}))",
      'src/auth/config/auth.config.ts': "registerAs('auth')",
    });
    expect(resolveSpecifier('@nestjs/config#app', 'src/main.ts', files)).toBe('src/config/app.config.ts');
    expect(resolveSpecifier('@nestjs/config#auth', 'src/users/users.service.ts', files)).toBe('src/auth/config/auth.config.ts');
    expect(resolveSpecifier('@nestjs/config#mail', 'src/main.ts', files)).toBeUndefined();
  });
});
