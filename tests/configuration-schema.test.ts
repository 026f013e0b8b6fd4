import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationOf, configurationSchema, InvalidConfiguration, type Config } from '@factorlint/api';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { ROOT } from './modules.js';

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(configurationSchema());

/** Whether the command takes a configuration. */
function isTaken(config: unknown): boolean {
  try {
    configurationOf(config as Config);
    return true;
  } catch (error) {
    if (error instanceof InvalidConfiguration) return false;
    throw error;
  }
}

describe('the published schema of the configuration', () => {
  it.each<[unknown, boolean]>([
    [{}, true],
    [{ $schema: 'x', extends: [], rules: {}, overrides: [], ignores: [], deployPaths: {}, waivers: [] }, true],
    [{ rules: { config: 'off', TF0302: 'note', 'logs/no-redirected-output': 'on' } }, true],
    [{ rules: { config: 'warn' } }, false],
    [{ rules: { confg: 'off' } }, false],
    [{ rules: [] }, false],
    [{ extends: '' }, false],
    [{ extends: 1 }, false],
    [{ overrides: [{ files: ['*.js'], rules: {} }] }, true],
    [{ overrides: [{ files: [], rules: {} }] }, false],
    [{ overrides: [{ rules: {} }] }, false],
    [{ overrides: [{ files: ['a'], rules: {}, ignores: [] }] }, false],
    [{ ignores: ['{{ cookiecutter.name }}/', 'app/[id]/'] }, true],
    [{ ignores: ['*.{js,ts}'] }, false],
    [{ ignores: ['**/a/**/*.js'] }, true],
    [{ ignores: ['**/a/**/b/**'] }, false],
    [{ ignores: [null] }, false],
    [{ deployPaths: { production: ['a'], development: ['b'] } }, true],
    [{ deployPaths: { staging: ['a'] } }, false],
    [{ waivers: [{ rule: 'config', path: 'a', key: '', reason: 'b' }] }, true],
    [{ waivers: [{ rule: 'config', path: 'a' }] }, false],
    [null, false],
  ])('says of %j what the command says', (config, isGood) => {
    expect([validate(config), isTaken(config)]).toEqual([isGood, isGood]);
  });
});

it('docs/configuration.md shows configurations that are taken', () => {
  const page = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
  const shown = [...page.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, text = '']) => JSON.parse(text) as unknown);
  expect(shown.length).toBeGreaterThan(1);
  // What the page extends is not there; everything else counts.
  for (const config of shown) expect([config, isTaken({ ...(config as Config), extends: [] })]).toEqual([config, true]);
});
