import { testRule } from '@factorlint/testing';
import { noEnvironmentBranching } from './no-environment-branching.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });
const js = (text: string) => ({ 'src/app.js': `const app = require('express')();\n${text}\n` });

testRule(noEnvironmentBranching, {
  violates: {
    'by the name of production': settings(
      'if os.environ.get("ENVIRONMENT") == "production":\n    SECURE_SSL_REDIRECT = True\nelse:\n    SECURE_SSL_REDIRECT = False',
    ),
    'by the platform, through a constant': settings('ON_HEROKU = "DYNO" in os.environ\nif ON_HEROKU:\n    ALLOWED_HOSTS = ["*"]'),
    'a credential': js("const apiKey = process.env.NODE_ENV === 'production' ? 'live-k8v2qz-m1x9' : 'test-p4w7r3t6';"),
  },
  upholds: {},
  'says nothing': {
    'what developers see': js("if (process.env.NODE_ENV === 'development') app.use(require('errorhandler')());"),
    'the format of logs': js("app.use(require('morgan')(process.env.NODE_ENV === 'production' ? 'combined' : 'dev'));"),
    'reads it and decides nothing': js("const config = { env: process.env.NODE_ENV ?? 'development' };"),
    'one variable for one decision': settings('if os.environ.get("FORCE_SSL") == "1":\n    SECURE_SSL_REDIRECT = True'),
    'a setting': settings('if os.environ.get("DEBUG") == "1":\n    ALLOWED_HOSTS = ["*"]'),
    'a service, of which another rule speaks': js(
      "const url = process.env.NODE_ENV === 'production' ? 'redis://cache:6379' : 'redis://localhost:6379';",
    ),
    'a word about the platform': {
      'requirements.txt': 'flask==3.1.0\n',
      'app.py':
        'import os\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/status")\ndef status():\n    kind = "bare"\n    if os.environ.get("KUBERNETES_SERVICE_HOST"):\n        kind = "kubernetes"\n    return kind\n',
    },
    'a test': { 'tests/app.js': "const apiKey = process.env.NODE_ENV === 'production' ? 'live-k8v2qz-m1x9' : 'test-p4w7r3t6';" },
  },
});
