import { testRule } from '@factorlint/testing';
import { noSecretFromLocalFile } from './no-secret-from-local-file.js';

const settings = (text: string) => ({
  'shop/settings.py': `import os\nfrom pathlib import Path\n\nBASE_DIR = Path(__file__).resolve().parent\n${text}\nINSTALLED_APPS = ["shop"]\n`,
});

testRule(noSecretFromLocalFile, {
  violates: {
    'a path of pathlib': settings('SECRET_KEY = (BASE_DIR / "secret.txt").read_text()'),
    'a path put together': settings('SECRET_KEY = open(os.path.join(BASE_DIR, "secret_key")).read()'),
    'where the variable is not set': settings('SECRET_KEY = os.environ.get("SECRET_KEY") or open("secret_key").read()'),
    'a constant': settings('KEY_FILE = "secret_key"\nSECRET_KEY = open(KEY_FILE).read()'),
  },
  upholds: {},
  'says nothing': {
    Docker: settings('SECRET_KEY = open("/run/secrets/key").read()'),
    'a path that the environment gives': settings('SECRET_KEY = open(os.environ["SECRET_KEY_FILE"]).read()'),
    'a path with a default': settings('SECRET_KEY = open(os.environ.get("SECRET_KEY_FILE", "secret_key")).read()'),
    'a certificate': settings('JWT_PRIVATE_KEY = open("certificates/jwt.pem").read()'),
    'no secret': settings('VERSION = open("VERSION").read()'),
    'a file that the platform mounts': settings('DB_PASSWORD = Path("/etc/shop/password").read_text()'),
    'development settings': { 'shop/settings/dev.py': 'SECRET_KEY = open("secret_key").read()\n' },
    'a test': { 'tests/settings.py': 'SECRET_KEY = open("secret_key").read()\n' },
    'a comment': settings('# SECRET_KEY = open("secret_key").read()'),
  },
});
