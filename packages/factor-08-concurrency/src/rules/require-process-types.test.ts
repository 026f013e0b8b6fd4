import { testRule } from '@factorlint/testing';
import { requireProcessTypes } from './require-process-types.js';

const celery = {
  'requirements.txt': 'django==5.2\ncelery==5.4\n',
  'manage.py': 'import django\n',
  'shop/celery.py': 'from celery import Celery\n\napp = Celery("shop")\n\n\n@app.task\ndef send_mail(order):\n    return order\n',
};
const beat = {
  ...celery,
  'shop/celery.py': `${celery['shop/celery.py']}

app.conf.beat_schedule = {"nightly": {"task": "shop.send_mail", "schedule": 3600}}
`,
};

testRule(requireProcessTypes, {
  violates: {
    'compose without a worker': {
      ...celery,
      'docker-compose.prod.yml': 'services:\n  web:\n    image: example/shop:1\n    command: gunicorn shop.wsgi\n',
    },
    'one of two apps, whose web process comes second': {
      'admin/requirements.txt': 'flask==3.1.0\ngunicorn==23.0\n',
      'admin/app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
      'admin/Dockerfile': 'FROM python:3.12-slim\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
      'shop/requirements.txt': 'django==5.2\ncelery==5.4\ngunicorn==23.0\n',
      'shop/manage.py': 'import django\n',
      'shop/tasks.py': celery['shop/celery.py'],
      'shop/Dockerfile': 'FROM python:3.12-slim\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n',
      'docker-compose.prod.yml': 'services:\n  admin:\n    build: ./admin\n  shop:\n    build: ./shop\n',
    },
    'a schedule without a scheduler': { ...beat, Procfile: 'web: gunicorn shop.wsgi\nworker: celery -A shop worker\n' },
    BullMQ: {
      'package.json': '{ "name": "shop", "private": true, "dependencies": { "bullmq": "5", "express": "4" } }',
      'queue.js': `const { Queue } = require('bullmq');\nexports.mail = new Queue('mail');\n`,
      'server.js': `require('express')().listen(process.env.PORT);\n`,
      Procfile: 'web: node server.js\n',
    },
  },
  upholds: {
    'a worker': { ...celery, Procfile: 'web: gunicorn shop.wsgi\nworker: celery -A shop worker\n' },
    'worker and beat': { ...beat, Procfile: 'web: gunicorn shop.wsgi\nworker: celery -A shop worker\nbeat: celery -A shop beat\n' },
    'a worker that keeps the schedule': { ...beat, Procfile: 'web: gunicorn shop.wsgi\nworker: celery -A shop worker -B\n' },
  },
  'says nothing': {
    'no tasks': { 'requirements.txt': 'django==5.2\n', Procfile: 'web: gunicorn shop.wsgi\n' },
    'a development compose': {
      ...celery,
      'docker-compose.dev.yml': 'services:\n  web:\n    build: .\n    command: python manage.py runserver\n',
      Dockerfile: 'FROM python:3.12-slim\n',
    },
    'an image alone': { ...celery, Dockerfile: 'FROM python:3.12-slim\nCMD ["gunicorn", "shop.wsgi"]\n' },
    'an image whose init starts what its own folder lists': {
      ...beat,
      Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nENTRYPOINT ["/init"]\n',
      'rootfs/etc/s6-overlay/s6-rc.d/svc-worker/run': '#!/command/with-contenv bash\nexec celery -A shop worker -B\n',
      'docker-compose.prod.yml': 'services:\n  webserver:\n    build: .\n    ports:\n      - "8000:8000"\n',
    },
    'no deploy': celery,
    'tasks in tests': { 'tests/test_tasks.py': celery['shop/celery.py'], Procfile: 'web: gunicorn shop.wsgi\n' },
    'a comment': { 'shop/a.py': '# from celery import Celery\n# app = Celery("shop")\n', Procfile: 'web: gunicorn shop.wsgi\n' },
  },
});
