import { testRule } from '@factorlint/testing';
import { noInProcessBackgroundWork } from './no-in-process-background-work.js';

const flask = (code: string) => ({
  'requirements.txt': 'flask\ngunicorn\n',
  'app.py': `import threading\nfrom threading import Thread\nfrom flask import Flask\napp = Flask(__name__)\n\n${code}\n`,
  Procfile: 'web: gunicorn app:app\n',
});

testRule(noInProcessBackgroundWork, {
  violates: {
    'a thread that sends mail': flask('def send(message):\n    Thread(target=deliver, args=(message,)).start()'),
    'a thread that is kept': flask('def export(job):\n    thread = threading.Thread(target=job)\n    thread.start()'),
    'background tasks of FastAPI': {
      'requirements.txt': 'fastapi\nuvicorn\n',
      'main.py':
        'from fastapi import BackgroundTasks, FastAPI\napp = FastAPI()\n\n@app.post("/export")\ndef export(tasks: BackgroundTasks):\n    tasks.add_task(write, 1)\n',
      Procfile: 'web: uvicorn main:app --port $PORT\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a thread that is waited for': flask('def query(job):\n    thread = Thread(target=job)\n    thread.start()\n    thread.join(10)'),
    'a queue': {
      'requirements.txt': 'flask\nrq\n',
      'app.py':
        'from flask import Flask\nfrom rq import Queue\napp = Flask(__name__)\nqueue = Queue(connection=None)\n\ndef send(message):\n    queue.enqueue(deliver, message)\n',
      Procfile: 'web: gunicorn app:app\nworker: rq worker\n',
    },
    'a library': {
      'pyproject.toml':
        '[project]\nname = "kit"\nversion = "1.0"\nclassifiers = ["Framework :: Flask"]\n[build-system]\nrequires = ["hatchling"]\n',
      'src/kit/__init__.py': 'from threading import Thread\ndef run(job):\n    Thread(target=job).start()\n',
    },
    'a command': { ...flask(''), 'shop/management/commands/load.py': 'from threading import Thread\nThread(target=print).start()\n' },
    'a test': { ...flask(''), 'tests/test_app.py': 'from threading import Thread\nThread(target=print).start()\n' },
    'a worker thread of Node, which computes': {
      'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }',
      'server.js':
        "const { Worker } = require('worker_threads');\nconst app = require('express')();\nnew Worker('./hash.js');\napp.listen(process.env.PORT);\n",
    },
    'a comment': flask('# Thread(target=deliver).start()'),
  },
});
