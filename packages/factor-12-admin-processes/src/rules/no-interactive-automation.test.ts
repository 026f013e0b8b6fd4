import { testRule } from '@factorlint/testing';
import { noInteractiveAutomation } from './no-interactive-automation.js';

const image = (run: string) => ({
  Dockerfile: `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN ${run}\nCMD ["gunicorn", "shop.wsgi"]\n`,
});

testRule(noInteractiveAutomation, {
  violates: {
    'in an image build': image('python manage.py collectstatic'),
    'in an entry script': {
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
      'start.sh': '#!/bin/sh\npython manage.py createsuperuser\nexec gunicorn shop.wsgi\n',
    },
    'in a pipeline': {
      '.github/workflows/ci.yml': 'on: push\njobs:\n  build:\n    runs-on: x\n    steps:\n      - run: yes | python manage.py flush\n',
    },
  },
  upholds: {},
  'says nothing': {
    noinput: image('python manage.py collectstatic --noinput'),
    'no-input': image('python manage.py collectstatic --no-input --clear'),
    'migrate asks nothing by itself': { Procfile: 'release: python manage.py migrate\nweb: gunicorn shop.wsgi\n' },
    'a script for developers': { 'scripts/admin.sh': '#!/bin/sh\npython manage.py createsuperuser\n' },
    'a target for developers': { Makefile: 'superuser:\n\tpython manage.py createsuperuser\n' },
    'a document': { 'README.md': 'Run `python manage.py createsuperuser`.\n' },
    'a comment': image('true # python manage.py collectstatic'),
  },
});
