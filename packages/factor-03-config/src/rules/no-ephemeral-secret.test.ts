import { judgeFiles, testRule, toLine } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noEphemeralSecret } from './no-ephemeral-secret.js';

const settings = (text: string) => ({
  'shop/settings.py': `import os, random, secrets, string, uuid\n${text}\nINSTALLED_APPS = ["shop"]\n`,
});
const js = (text: string) => ({ 'src/app.js': `const crypto = require('crypto');\n${text}\n` });

testRule(noEphemeralSecret, {
  violates: {
    'no variable at all': settings('SECRET_KEY = secrets.token_hex(32)'),
    'a method of what is made up': settings('SECRET_KEY = os.environ.get("SECRET_KEY") or uuid.uuid4().hex'),
    'put together from random characters': settings('SECRET_KEY = "".join(random.choice(string.ascii_letters) for _ in range(50))'),
    'where the variable is not set': settings(
      'if "SECRET_KEY" in os.environ:\n    SECRET_KEY = os.environ["SECRET_KEY"]\nelse:\n    SECRET_KEY = secrets.token_hex(32)',
    ),
    Flask: { 'app.py': 'import os\nfrom flask import Flask\n\napp = Flask(__name__)\napp.secret_key = os.urandom(24)\n' },
    'a field of pydantic settings': {
      'app/config.py':
        'import secrets\nfrom pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    secret_key: str = secrets.token_urlsafe(32)\n',
    },
    'through a constant': settings('FALLBACK = secrets.token_hex(32)\nSECRET_KEY = os.environ.get("SECRET_KEY", FALLBACK)'),
    JavaScript: js("const jwtSecret = process.env.JWT_SECRET || crypto.randomBytes(32).toString('hex');"),
  },
  upholds: {},
  'says nothing': {
    'only while developing': settings(
      'if os.environ.get("DEBUG") == "1":\n    SECRET_KEY = secrets.token_hex(32)\nelse:\n    SECRET_KEY = os.environ["SECRET_KEY"]',
    ),
    'a variable': settings('SECRET_KEY = os.environ["SECRET_KEY"]'),
    'development settings': { 'shop/settings/dev.py': 'import secrets\nSECRET_KEY = secrets.token_hex(32)\n' },
    'a token for one request': {
      'shop/views.py': 'import secrets\n\ndef reset(request):\n    auth_token = secrets.token_hex(16)\n    return auth_token\n',
    },
    'the nonce of a policy': js("app.use((q, r, next) => { r.locals.nonce = crypto.randomBytes(16).toString('hex'); next(); });"),
    'an identifier of the process': settings('INSTANCE_ID = os.environ.get("INSTANCE_ID", uuid.uuid4().hex)'),
    'a command that makes a key': {
      'shop/management/commands/make_key.py':
        'import secrets\n\nclass Command:\n    def handle(self):\n        self.secret_key = secrets.token_hex(32)\n',
    },
    'a test': { 'tests/settings.py': 'import secrets\nSECRET_KEY = secrets.token_hex(32)\n' },
    'a comment': settings('# SECRET_KEY = secrets.token_hex(32)'),
  },
});

it('says may where the secret is in a file', () => {
  const lines = (otherwise: string) =>
    judgeFiles(noEphemeralSecret, settings(`try:\n    ${otherwise}\nexcept Exception:\n    SECRET_KEY = secrets.token_hex(32)`)).map(
      toLine,
    );
  expect(lines('with open("key.txt") as file:\n        SECRET_KEY = file.read().strip()')).toEqual([
    expect.stringMatching(/note .*Each process may make up its own SECRET_KEY/),
  ]);
  const kept = settings(
    'from pathlib import Path\nif config.has_option("secret"):\n    SECRET_KEY = config.get("secret")\nelse:\n    KEPT = Path("/data/.secret")\n    if KEPT.exists():\n        SECRET_KEY = KEPT.read_text()\n    else:\n        SECRET_KEY = secrets.token_hex(32)\n        KEPT.write_text(SECRET_KEY)',
  );
  expect(judgeFiles(noEphemeralSecret, kept).map(toLine)).toEqual([
    expect.stringMatching(/note .*Each process may make up its own SECRET_KEY/),
  ]);
  expect(lines('SECRET_KEY = fetch()')).toEqual([expect.stringMatching(/warning .*Each process makes up its own SECRET_KEY/)]);
});
