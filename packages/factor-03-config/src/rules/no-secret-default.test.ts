import { testRule } from '@factorlint/testing';
import { noSecretDefault } from './no-secret-default.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });

testRule(noSecretDefault, {
  violates: {
    'after or': settings('SECRET_KEY = os.environ.get("SECRET_KEY") or "you-will-never-guess"'),
    'django-environ': settings('import environ\nenv = environ.Env()\nSECRET_KEY = env("SECRET_KEY", default="you-will-never-guess")'),
    'a helper of another module': {
      'shop/env.py': 'import os\n\ndef get(name, default=None):\n    return os.environ.get(name, default)\n',
      'shop/settings.py': 'from .env import get\nSECRET_KEY = get("SECRET_KEY", "you-will-never-guess")\nINSTALLED_APPS = ["shop"]\n',
      'shop/__init__.py': '',
    },
    'words about nothing that sign all the same': settings('SECRET_KEY = os.environ.get("SECRET_KEY", "not found")'),
    'a constant as the default': settings('FALLBACK = "you-will-never-guess"\nSECRET_KEY = os.getenv("SECRET_KEY", FALLBACK)'),
    JavaScript: { 'src/config.js': `exports.jwtSecret = process.env.JWT_SECRET || 'you-will-never-guess';\n` },
    'the nullish operator': { 'src/config.js': `exports.jwtSecret = process.env.JWT_SECRET ?? 'you-will-never-guess';\n` },
    'a URL of a service of this machine, with a password': {
      'src/config.js': `exports.url = process.env.DATABASE_URL ?? 'postgres://app:q8Xv27LmPz04kTbn@localhost/app';\n`,
    },
    'a URL of another machine, with a stand-in': {
      'src/config.js': `exports.url = process.env.DATABASE_URL ?? 'postgres://app:app@db.internal/app';\n`,
    },
    'a field of pydantic settings': {
      'app/config.py':
        'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    secret_key: str = "you-will-never-guess"\n',
    },
  },
  upholds: {
    'a guard with an exception': settings(
      'SECRET_KEY = os.environ.get("SECRET_KEY", "changethis")\nif SECRET_KEY == "changethis":\n    raise ValueError("Set it")',
    ),
  },
  'says nothing': {
    'the usual URL of a developer': {
      'src/config.js': `exports.url = process.env.DATABASE_URL ?? 'postgres://postgres:postgres@localhost:5432/app';\n`,
    },
    'words that no header can carry as a token': settings('API_TOKEN = os.environ.get("API_TOKEN", "not found")'),
    'no default': settings('SECRET_KEY = os.environ["SECRET_KEY"]'),
    'an empty default': settings('API_KEY = os.environ.get("API_KEY", "")'),
    None: settings('API_KEY = os.environ.get("API_KEY", None)'),
    'another variable as the default': settings('COOKIE_SECRET = os.environ.get("COOKIE_SECRET", os.environ["SECRET_KEY"])'),
    'an age': settings('INVITATION_TOKEN_MAX_AGE = int(os.environ.get("INVITATION_TOKEN_MAX_AGE", "604800"))'),
    'development settings': { 'shop/settings/dev.py': 'import os\nSECRET_KEY = os.environ.get("SECRET_KEY", "you-will-never-guess")\n' },
    'a test': { 'tests/conftest.py': 'import os\nos.environ.get("SECRET_KEY", "you-will-never-guess")\n' },
    'a comment': settings('# SECRET_KEY = os.environ.get("SECRET_KEY", "you-will-never-guess")'),
  },
});
