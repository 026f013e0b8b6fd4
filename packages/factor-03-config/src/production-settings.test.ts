import { describe, expect, it } from 'vitest';
import { productionBeside } from './production-settings.js';

describe('the module for production beside one for development', () => {
  it.each([
    ['shop.settings.dev', ['shop/settings/dev.py', 'shop/settings/production.py'], 'shop.settings.production'],
    ['shop.settings.local', ['src/shop/settings/local.py', 'src/shop/settings/prod.py'], 'shop.settings.prod'],
    ['shop.settings_dev', ['shop/settings_dev.py', 'shop/settings_prod.py'], 'shop.settings_prod'],
    ['shop.settings.dev', ['shop/settings/dev.py', 'shop/settings/base.py'], undefined],
    ['shop.settings.dev', ['shop/settings/dev.py', 'shop/settings/prod.py', 'shop/settings/production.py'], undefined],
    ['shop.settings.dev', ['other/settings/production.py'], undefined],
    ['shop.settings.dev', ['a/shop/settings/dev.py', 'b/shop/settings/dev.py', 'a/shop/settings/prod.py'], undefined],
    ['dev', ['dev.py', 'production.py'], undefined],
  ])('%s among %j: %s', (module, paths, expected) => {
    expect(productionBeside(module, paths)).toBe(expected);
  });
});
