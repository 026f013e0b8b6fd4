import { testRule } from '@factorlint/testing';
import { noCommittedEnvFile } from './no-committed-env-file.js';

const secret = 'SECRET_KEY=k8v2qzm1x9p4w7r3t6\n';

testRule(noCommittedEnvFile, {
  violates: {
    'for production': { '.env.production': secret },
    'in a folder': { 'envs/prod.env': secret },
    'a password in a URL': { '.env': 'DATABASE_URL=postgres://app:k8v2qzm1x9p4w7r3@db/app\n' },
    'only stand-ins': { '.env': 'SECRET_KEY=changethis\n' },
  },
  upholds: {
    'an ignored pattern': { '.gitignore': '.env*\n' },
  },
  'says nothing': {
    'variables for tests in a pipeline': { 'api/.env-ci': secret },
    'an untracked file': { files: { '.env': secret }, given: [{ kind: 'tracked-path', tracked: false, location: { path: '.env' } }] },
    'nobody knows what is tracked': { files: { '.env': secret }, given: [] },
    'an example': { '.env.example': secret },
    'a sample': { 'env.sample': 'SECRET_KEY=changeme\n' },
    'a test': { 'tests/.env.test': secret },
    'no secret': { '.env': 'DEBUG=1\nPORT=8000\n' },
    'flask settings': { '.flaskenv': 'FLASK_APP=app.py\nFLASK_DEBUG=1\n' },
    'an empty value': { '.env': 'SECRET_KEY=\n' },
  },
});
