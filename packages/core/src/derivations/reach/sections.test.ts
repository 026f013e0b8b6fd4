import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

/** Whether production reaches the line on which the mark stands. */
function reaches(files: Readonly<Record<string, string>>): boolean {
  for (const [path, text] of Object.entries(files)) {
    const lines = text.split('\n');
    const line = lines.findIndex((each) => each.includes('HERE')) + 1;
    const column = (lines[line - 1]?.indexOf('HERE') ?? 0) + 1;
    const range = { start: { line, column }, end: { line, column: column + 4 } };
    if (line > 0) return factsOf(files).isProduction({ path, range });
  }
  throw new Error('no mark');
}

const BASE = 'class Config:\n    DEBUG = False\n\n\n';

it.for([
  ['settings for development by class', { 'shop/config.py': `${BASE}class Development(Config):\n    KEY = "HERE"\n` }],
  ['settings for tests by class', { 'shop/app.py': `${BASE}class TestingConfig(Config):\n    KEY = "HERE"\n` }],
  [
    'settings on another module of settings',
    { 'shop/dev.py': 'from base import BaseConfig\n\n\nclass DevConfig(BaseConfig):\n    KEY = "HERE"\n' },
  ],
  ['one of several without a base', { 'shop/config.py': 'class ProductionConfig:\n    pass\n\n\nclass LocalConfig:\n    KEY = "HERE"\n' }],
  ['what stands in for a service', { 'shop/billing.py': 'class MockBilling(Billing):\n    key = "HERE"\n' }],
  ['the same in TypeScript', { 'src/billing.ts': 'export class BillingStub extends Billing {\n  key = "HERE";\n}\n' }],
  ['settings by environment', { 'config.js': 'module.exports = { development: { key: "HERE" }, production: {} };\n' }],
  ['settings by environment in Python', { 'shop/config.py': 'SETTINGS = {"test": {"key": "HERE"}, "production": {}}\n' }],
  [
    'a class that warns of itself',
    {
      'shop/files.py':
        'import warnings\n\n\nclass LocalFiles:\n    def __init__(self):\n        warnings.warn("For development only, do not use it in production.")\n\n    def put(self):\n        return "HERE"\n',
    },
  ],
  [
    'what builds on such a class',
    {
      'shop/files.py':
        'import warnings\n\n\nclass LocalFiles:\n    def __init__(self):\n        warnings.warn("For development only, "\n            "do not use it in production.")\n\n\nclass LocalImages(LocalFiles):\n    def put(self):\n        return "HERE"\n',
    },
  ],
] as const)('takes %s for none of production', ([, files]) => {
  expect(reaches(files)).toBe(false);
});

it.for([
  ['the base of all settings', { 'shop/config.py': 'class Config:\n    KEY = "HERE"\n\n\nclass Development(Config):\n    pass\n' }],
  ['settings for production', { 'shop/config.py': `${BASE}class Production(Config):\n    KEY = "HERE"\n` }],
  ['the only settings, whatever their name', { 'shop/config.py': 'class DevConfig:\n    KEY = "HERE"\n' }],
  [
    'settings that the application takes always',
    {
      'shop/config.py': `${BASE}class DevConfig(Config):\n    KEY = "HERE"\n`,
      'shop/app.py': 'from flask import Flask\n\napp = Flask(__name__)\napp.config.from_object("shop.config.DevConfig")\n',
    },
  ],
  [
    'settings of which the module makes one always',
    { 'shop/config.py': `${BASE}class DevConfig(Config):\n    KEY = "HERE"\n\n\nsettings = DevConfig()\n` },
  ],
  ['a model that is called a test', { 'shop/models.py': 'class Test(Model):\n    key = "HERE"\n' }],
  ['a class whose name only holds such letters', { 'shop/a.py': 'class Mockingbird(Bird):\n    key = "HERE"\n' }],
  ['an object with one environment', { 'config.js': 'module.exports = { test: { key: "HERE" }, other: {} };\n' }],
  ['what is beside the environments', { 'config.js': 'module.exports = { development: {}, common: { key: "HERE" }, production: {} };\n' }],
  [
    'a class that warns of something else',
    {
      'shop/files.py':
        'import warnings\n\n\nclass Files:\n    def __init__(self):\n        warnings.warn("It is slow.")\n        self.key = "HERE"\n',
    },
  ],
] as const)('but not %s', ([, files]) => {
  expect(reaches(files)).toBe(true);
});
