import { testRule } from '@factorlint/testing';
import { noTruthyEnvString } from './no-truthy-env-string.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });

testRule(noTruthyEnvString, {
  violates: {
    'a default of another type': settings('DEBUG = os.environ.get("DEBUG", False)'),
    'a reader that parses nothing by itself': settings('import environs\nenv = environs.Env()\nDEBUG = env("DEBUG", False)'),
    'two negations': { 'config.js': 'exports.debug = !!process.env.DEBUG;\n' },
    'Boolean of a string': { 'config.js': 'exports.enabled = Boolean(process.env.FEATURE_ENABLED);\n' },
    'through a constant': settings('RAW = os.environ.get("USE_TLS")\nUSE_TLS = bool(RAW)'),
  },
  upholds: {},
  'says nothing': {
    'a comparison': settings('DEBUG = os.environ.get("DEBUG") == "true"'),
    'a reader that parses': settings('import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)'),
    'a reader that makes of the text what the default is': settings(
      'import environ\nenv = environ.Env()\nDEBUG = env("DEBUG", default=False)',
    ),
    'a test whether something is set': settings('SENTRY = bool(os.environ.get("SENTRY_DSN"))'),
    membership: settings('DEBUG = "DEBUG" in os.environ'),
    'a number': settings('WORKERS = int(os.environ.get("WORKERS", "2"))'),
    'a test file': { 'tests/settings.py': 'import os\nDEBUG = bool(os.environ.get("DEBUG"))\n' },
    'a comment': settings('# DEBUG = bool(os.environ.get("DEBUG"))'),
  },
});
