import { testRule } from '@factorlint/testing';
import { noServiceBranching } from './no-service-branching.js';

const settings = (text: string) => ({ 'shop/settings.py': `import os\n${text}\nINSTALLED_APPS = ["shop"]\n` });
const SMTP = '"django.core.mail.backends.smtp.EmailBackend"';
const CONSOLE = '"django.core.mail.backends.console.EmailBackend"';

testRule(noServiceBranching, {
  violates: {
    'mail by the environment': settings(`EMAIL_BACKEND = ${SMTP} if os.environ["APP_ENV"] == "production" else ${CONSOLE}`),
    'a platform marker': settings(`if "DYNO" in os.environ:\n    EMAIL_BACKEND = ${SMTP}\nelse:\n    EMAIL_BACKEND = ${CONSOLE}`),
    'through a constant': settings(`ENV = os.environ.get("ENVIRONMENT")\nEMAIL_BACKEND = ${SMTP} if ENV == "production" else ${CONSOLE}`),
    'a client by the environment': {
      'src/cache.js':
        "const { createClient } = require('redis');\nmodule.exports = process.env.NODE_ENV === 'production' ? createClient({ url: process.env.REDIS_URL }) : new Map();\n",
    },
  },
  upholds: {},
  'says nothing': {
    'an engine chosen by a variable for it': settings(
      'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}\nif os.environ.get("DB") == "postgres":\n    DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}',
    ),
    'an optional service by its address': settings(
      'if os.environ.get("REDIS_URL"):\n    SESSION_ENGINE = "django.contrib.sessions.backends.cache"',
    ),
    'what an error page shows': {
      'src/errors.js': "module.exports = (error) => (process.env.NODE_ENV === 'production' ? {} : { stack: error.stack });\n",
    },
    'one implementation': settings(`EMAIL_BACKEND = ${SMTP}`),
    'the level of the logs': settings('LOG_LEVEL = "DEBUG" if os.environ["APP_ENV"] == "dev" else "INFO"'),
    'development settings': { 'shop/settings/dev.py': `EMAIL_BACKEND = ${CONSOLE}\nINSTALLED_APPS = []\n` },
    'a comment': settings(`# EMAIL_BACKEND = ${SMTP} if os.environ["APP_ENV"] == "production" else ${CONSOLE}`),
  },
});
