import { testRule } from '@factorlint/testing';
import { noHardcodedPort } from './no-hardcoded-port.js';

const manifest = { 'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }' };
const image = (cmd: string) => ({ Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ${cmd}\n` });

testRule(noHardcodedPort, {
  violates: {
    'a flag of uvicorn': image('["uvicorn", "shop:app", "--host", "0.0.0.0", "--port", "8000"]'),
    'gunicorn in an image': image('["gunicorn", "shop.wsgi", "-b", "0.0.0.0:8000"]'),
    'through a constant': { ...manifest, 'server.js': `const PORT = 3000;\nrequire('express')().listen(PORT);\n` },
    'through another module': {
      ...manifest,
      'config.js': 'exports.port = 3000;\n',
      'server.js': `const { port } = require('./config');\nrequire('express')().listen(port);\n`,
    },
    'a Procfile': { Procfile: 'web: uvicorn shop:app --port 8000\n' },
  },
  upholds: {
    'the variable in a shell command': { Procfile: 'web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n' },
    'a default for the variable': image('gunicorn shop.wsgi --bind 0.0.0.0:${PORT:-8000}'),
    'a config object': {
      ...manifest,
      'config.js': 'module.exports = { port: process.env.PORT || 3000 };\n',
      'server.js': `const config = require('./config');\nrequire('express')().listen(config.port);\n`,
    },
    'settings of gunicorn': {
      ...image('["gunicorn", "shop.wsgi"]'),
      'gunicorn.conf.py': "import os\nbind = f\"0.0.0.0:{os.environ.get('PORT', '8000')}\"\n",
    },
  },
  'says nothing': {
    'a development server in the main guard': {
      'app.py': 'from flask import Flask\napp = Flask(__name__)\nif __name__ == "__main__":\n    app.run(port=5000)\n',
      'requirements.txt': 'flask==3\n',
    },
    'a health check': {
      'docker-compose.prod.yml':
        'services:\n  web:\n    image: example/shop:1\n    healthcheck:\n      test: ["CMD", "curl", "http://localhost:8000/health"]\n',
    },
    'a test server': { ...manifest, 'tests/server.test.js': `require('express')().listen(3000);\n` },
    'an example': { 'examples/server.js': `require('express')().listen(3000);\n` },
    'any free port': { ...manifest, 'server.js': `require('express')().listen(0);\n` },
    'a comment': { ...manifest, 'server.js': '// require("express")().listen(3000)\n' },
  },
});
