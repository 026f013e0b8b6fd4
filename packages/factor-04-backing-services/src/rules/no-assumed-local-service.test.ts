import { testRule } from '@factorlint/testing';
import { noAssumedLocalService } from './no-assumed-local-service.js';

const app = (text: string) => ({
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': `import os\nimport smtplib\nimport redis\nimport subprocess\nfrom flask import Flask\n\napp = Flask(__name__)\n${text}\n`,
});

testRule(noAssumedLocalService, {
  violates: {
    'a URL': app('cache = redis.Redis.from_url("redis://127.0.0.1:6379/0")'),
    'a constant': app('HOST = "localhost"\ncache = redis.Redis(host=HOST)'),
    'a mail server': app('def send():\n    return smtplib.SMTP("localhost", 25)'),
    'a socket of the system': {
      'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "pg": "8.13.1" } }',
      'server.js':
        "const { Pool } = require('pg');\nnew Pool({ host: '/var/run/postgresql' });\nrequire('express')().listen(process.env.PORT);\n",
    },
    'sendmail through a shell': app('def send():\n    os.system("/usr/sbin/sendmail -t < mail")'),
  },
  upholds: {},
  'says nothing': {
    'another machine': app('cache = redis.Redis(host="cache.internal")'),
    'a default': app('cache = redis.Redis(host=os.environ.get("REDIS_HOST", "localhost"))'),
    'one of two': app('cache = redis.Redis(host="localhost" if app.debug else "cache.internal")'),
    'a host to listen on': app('if __name__ == "__main__":\n    app.run(host="localhost")'),
    'an example': { ...app(''), 'configuration_example.py': 'import redis\n\ncache = redis.Redis(host="localhost")\n' },
    'a script': { ...app(''), 'scripts/fill.py': 'import redis\n\nredis.Redis(host="localhost")\n' },
    'a test': { ...app(''), 'tests/test_cache.py': 'import redis\n\nredis.Redis(host="localhost")\n' },
    'a file of SQLite': app('import sqlite3\ndb = sqlite3.connect("/var/lib/app/db.sqlite3")'),
  },
});
