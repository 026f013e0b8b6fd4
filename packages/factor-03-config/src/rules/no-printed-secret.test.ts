import { testRule } from '@factorlint/testing';
import { noPrintedSecret } from './no-printed-secret.js';

const py = (text: string) => ({
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': `import json, logging, os\nfrom flask import Flask\n\napp = Flask(__name__)\nlogger = logging.getLogger(__name__)\n${text}\n`,
});
const js = (text: string) => ({
  'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "express": "4.19.2" } }',
  'server.js': `${text}\nrequire('express')().listen(process.env.PORT);\n`,
});
const start = (text: string) => ({
  Dockerfile: 'FROM node:22.11-slim\nCOPY . .\nCMD ["./start.sh"]\n',
  'start.sh': `#!/bin/sh\n${text}\nexec node server.js\n`,
});

testRule(noPrintedSecret, {
  violates: {
    'through a copy': py('print(dict(os.environ))'),
    'as JSON': py('logger.info(json.dumps(dict(os.environ)))'),
    'one secret in a message': py('logger.info(f"key {os.environ[\'STRIPE_SECRET_KEY\']}")'),
    'through a constant': py('KEY = os.environ["STRIPE_SECRET_KEY"]\nlogging.warning("key %s", KEY)'),
    'process.env': js('console.log(process.env);'),
    'process.env as JSON': js('console.log(JSON.stringify(process.env, null, 2));'),
    'a template': js('console.info(`key ${process.env.STRIPE_SECRET_KEY}`);'),
    printenv: start('printenv'),
    'an environment file': start('cat .env'),
    'a variable': start('echo "key: $STRIPE_SECRET_KEY"'),
  },
  upholds: {},
  'says nothing': {
    'a name': py('logger.info("STRIPE_SECRET_KEY is missing")'),
    'another variable': py('print(os.environ["PORT"])'),
    'whether it is set': js("console.log(process.env.STRIPE_SECRET_KEY ? 'set' : 'missing');"),
    'its length': py('print(len(os.environ["STRIPE_SECRET_KEY"]))'),
    'while debugging': py('if app.debug:\n    print(os.environ)'),
    'into a file': start('env > /tmp/environment'),
    'one line of it': start('env | grep PORT'),
    'to another program': start('echo "$REGISTRY_PASSWORD" | docker login --password-stdin'),
    'env that runs a program': start('env NODE_ENV=production node prepare.js'),
    'a test': { ...py(''), 'tests/test_app.py': 'import os\nprint(os.environ)\n' },
    'a comment': start('# printenv'),
  },
});
