import { testRule } from '@factorlint/testing';
import { requireDocumentedEnv } from './require-documented-env.js';

const shop = (example: string, read = '["SECRET_KEY"]') => ({
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': `import os\nfrom flask import Flask\n\napp = Flask(__name__)\napp.secret_key = os.environ${read}\n`,
  '.env.example': example,
});

testRule(requireDocumentedEnv, {
  violates: {
    'a missing name': shop('OTHER=\n'),
    'a name in prose': shop('# set SECRET_KEY somewhere\nOTHER=\n'),
    'a read with a default': shop('OTHER=\n', '.get("SECRET_KEY", "")'),
  },
  upholds: {
    'the name without a value': shop('SECRET_KEY=\n'),
    'the name with a stand-in': shop('SECRET_KEY=changeme\nOTHER=1\n'),
  },
  'says nothing': {
    'no example': { 'requirements.txt': 'flask==3.1.0\n', 'app.py': 'import os\nos.environ["SECRET_KEY"]\n' },
    'a variable of the platform': shop('OTHER=\n', '.get("PORT")'),
    'a variable of a library': shop('OTHER=\n', '.get("AWS_REGION")'),
    'a test': { 'tests/test_a.py': 'import os\nos.environ["SECRET_KEY"]\n', '.env.example': 'OTHER=\n' },
    'no reads': { 'app.py': 'print(1)\n', '.env.example': 'OTHER=\n' },
    'an empty repository': {},
  },
});
