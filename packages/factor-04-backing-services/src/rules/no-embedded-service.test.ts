import { testRule } from '@factorlint/testing';
import { noEmbeddedService } from './no-embedded-service.js';

const app = { 'requirements.txt': 'flask==3.1.0\n', 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n' };
const image = (script: string) => ({
  ...app,
  Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["./start.sh"]\n',
  'start.sh': `#!/bin/sh\n${script}\n`,
});

testRule(noEmbeddedService, {
  violates: {
    'from Python': { ...app, 'store.py': 'import subprocess\n\nsubprocess.Popen(["/usr/bin/mongod", "--dbpath", "/data"])\n' },
    'through a shell': { ...app, 'store.py': 'import os\n\nos.system("redis-server --port 6379 &")\n' },
    'in the background of a start script': image('redis-server &\nexec gunicorn app:app'),
    'by a process manager inside the container': {
      ...app,
      Dockerfile:
        'FROM python:3.12-slim\nCOPY . .\nCOPY supervisord.conf /etc/supervisord.conf\nCMD ["supervisord", "-n", "-c", "/etc/supervisord.conf"]\n',
      'supervisord.conf': '[program:web]\ncommand=gunicorn app:app\n\n[program:redis]\ncommand=redis-server\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a client': image('redis-cli -u "$REDIS_URL" ping\nexec gunicorn app:app'),
    'an image that is the service': { 'cache/Dockerfile': 'FROM redis:7.4-alpine\nCMD ["redis-server", "--appendonly", "yes"]\n' },
    'a word of a message': image('echo redis-server\nexec gunicorn app:app'),
    'a service of compose': {
      ...app,
      'compose.yaml': 'services:\n  db:\n    image: postgres:17.2\n    command: postgres -c max_connections=200\n',
    },
    'a test': { ...app, 'tests/conftest.py': 'import subprocess\n\nsubprocess.Popen(["mongod"])\n' },
    'a script of developers': { ...app, 'scripts/services.py': 'import subprocess\n\nsubprocess.Popen(["redis-server"])\n' },
    'a Procfile for development': { ...app, 'Procfile.dev': 'web: flask run\nredis: redis-server\n' },
    'a tool': {
      'pyproject.toml': '[project]\nname = "tempdb"\nversion = "1.0.0"\n\n[project.scripts]\ntempdb = "tempdb:main"\n',
      'tempdb.py': 'import subprocess\n\n\ndef main():\n    subprocess.Popen(["postgres", "-D", "/tmp/db"])\n',
    },
  },
});
