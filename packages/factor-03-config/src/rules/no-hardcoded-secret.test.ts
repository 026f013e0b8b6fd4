import { testRule } from '@factorlint/testing';
import { noHardcodedSecret } from './no-hardcoded-secret.js';

const js = (text: string) => ({ 'src/app.js': text });
const py = (text: string) => ({ 'shop/settings.py': text });

testRule(noHardcodedSecret, {
  violates: {
    'a file that is loaded first by something else': { 'src/preload.ts': `process.env.ENCRYPTION_KEY ??= 'q8Xv27LmPz04kTbn91Rs';\n` },
    'screaming case': py(`DB_PASSWORD = "hunter2"\n`),
    'an attribute of a class that is no enumeration': { 'shop/client.py': 'class Client:\n    api_key = "leaked-somewhere"\n' },
    'a phrase among words that are none': { 'shop/client.py': 'LOGIN = {"password": "Three Blind", "user": "shop", "host": "db"}\n' },
    'a setting made of words of its name': py(`JWT_SECRET_KEY = "jwt_secret"\n`),
    'a key word argument': py(`client = Client(api_key="q8Xv27LmPz04kTbn91Rs")\n`),
    'a marked key under a plain name': js(`const region = 'AKIAQ3EGRIVZJ7YHBW2N';`),
    'one secret among good reads': js(`const a_secret = 'hunter2', b = process.env.API_KEY;`),
    'a phrase, on its own name': js(`const clientSecret = 'three-words-for-shop-0123456789';`),
    'through a constant': js(`const K = 'q8Xv27LmPz04kTbn91Rs';\nconst clientSecret = K;`),
    'through another module': {
      'src/keys.js': `exports.K = 'q8Xv27LmPz04kTbn91Rs';`,
      'src/app.js': `const { K } = require('./keys');\nconst clientSecret = K;`,
    },
    'through a constant of another module, whose name says nothing': {
      'shop/__init__.py': '',
      'shop/constants.py': 'SIGNATURE = "q8Xv27LmPz04kTbn91Rs"\n',
      'shop/settings.py': 'from shop import constants\nJWT_SECRET = constants.SIGNATURE\nINSTALLED_APPS = []\n',
    },
    'a password in a template': js('const url = `redis://:q8Xv27LmPz04kTbn@cache.${domain}:6379`;'),
    'a password in an f-string': { 'shop/hosts.py': 'URL = f"http://elastic:q8Xv27LmPz04kTbn@search.{DOMAIN}:9200"\n' },
    'a password in a URL': py(`DATABASE_URL = "postgres://app:q8Xv27LmPz04kTbn@db.internal/app"\n`),
  },
  upholds: {
    'a required variable': py(`import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n`),
  },
  'says nothing': {
    'a text shown in place of a token': py(`def shown(data):\n    data["access_token"] = "write-only"\n    return data\n`),
    'a constant whose name says that it stands in': py(
      `TOKEN_PLACEHOLDER = "set-before"\n\ndef shown(data):\n    data["access_token"] = TOKEN_PLACEHOLDER\n    return data\n`,
    ),
    'the same in JavaScript': js(`const PASSWORD_MASK = 'kept-as-it-is';\nexports.shown = { password: PASSWORD_MASK };`),
    'what says that it opens nothing': js(`exports.provider = { clientId: 'dummy', clientSecret: 'dummy' };`),
    'a default belongs to another rule': py(`import os\nSECRET_KEY = os.environ.get("SECRET_KEY", "q8Xv27LmPz04kTbn91Rs")\n`),
    'nor that of a URL': js(`const url = process.env.DATABASE_URL ?? 'postgres://app:q8Xv27LmPz04kTbn@db.internal/app';`),
    'a member of an enumeration': {
      'shop/reasons.py': 'import enum\n\n\nclass Reason(enum.Enum):\n    api_key = "leaked-somewhere"\n    owner = "asked"\n',
    },
    'what has become of a password': { 'shop/mail.py': 'changes = {"password": "password updated"}\n' },
    'a table of phrases': { 'shop/mail.py': 'LABELS = {"password": "Kennwort geändert", "name": "Name geändert"}\n' },
    'a table of phrases in JavaScript': js(`exports.texts = { password: 'Kennwort geändert', name: 'Name geändert' };`),
    'the name of a table': js(`export const TableApiToken = 'api_token';`),
    'the key of an entry in a session': { 'shop/session.py': 'class Session(dict):\n    _totp_secret_key = "_totp_secret"\n' },
    'an empty value': js(`const password = '';`),
    'a name that only mentions a secret': js(`const secretSanta = 'Alice';`),
    'the type of a form field': js(`const field = { type: 'password', name: 'password' };`),
    'a message': js(`const messages = { password: 'Your password is too short.' };`),
    'a key of a translation': js(`const labels = { password: 'form.password.label' };`),
    'a header': py(`TOKEN_HEADER = "X-Auth-Token"\n`),
    'an age': py(`TOKEN_MAX_AGE = 3600\n`),
    'a test': { 'tests/test_login.py': `password = "hunter2"\n` },
    'what keys of a kind begin with': js(`const prefix = { refreshToken: 'fbor_', clientSecret: 'fbocs_' };`),
    'the group that a field of a form is in': py(
      'GROUPS = {"smtp_host": "mail_settings", "smtp_port": "mail_settings", "smtp_password": "mail_settings"}\n',
    ),
    'what a test runner loads first': { 'src/test-preload.ts': `process.env.ENCRYPTION_KEY ??= 'q8Xv27LmPz04kTbn91Rs';\n` },
    'what sets tests up': {
      'src/vitestSetup.ts': `import { vi } from 'vitest';\nprocess.env.ENCRYPTION_KEY = 'q8Xv27LmPz04kTbn91Rs';\n`,
    },
    'an ordinary variable': js(`const port = process.env.PORT;`),
    'no code at all': { 'README.md': '# Hello' },
  },
});
