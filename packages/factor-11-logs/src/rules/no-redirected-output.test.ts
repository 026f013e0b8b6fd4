import { testRule } from '@factorlint/testing';
import { noRedirectedOutput } from './no-redirected-output.js';

const image = (script: string) => ({
  Dockerfile: 'FROM python:3.13-slim\nCOPY . /app\nWORKDIR /app\nCMD ["/app/start.sh"]\n',
  'start.sh': `#!/bin/sh\n${script}`,
});

testRule(noRedirectedOutput, {
  violates: {
    'in a Procfile': { Procfile: 'web: gunicorn shop.wsgi >> app.log 2>&1\n' },
    'both streams': { Procfile: 'web: bash -c "gunicorn shop.wsgi &> /var/log/app.log"\n' },
    'only errors': { Procfile: 'worker: celery -A shop worker 2> errors.log\n' },
    tee: { Procfile: 'web: gunicorn shop.wsgi 2>&1 | tee -a app.log\n' },
    'in a script that an image starts': image('exec gunicorn shop.wsgi > /var/log/app.log\n'),
  },
  upholds: {},
  'says nothing': {
    'one stream into the other': { Procfile: 'web: gunicorn shop.wsgi 2>&1\n' },
    'a device': { Procfile: 'web: gunicorn shop.wsgi > /dev/stdout 2> /dev/null\n' },
    'a step before the server': image('python manage.py check > check.log\nexec gunicorn shop.wsgi\n'),
    'a program that ends before the one that is given': image('env >> /etc/environment\nexec "$@"\n'),
    'a script of a pipeline': { 'ci.sh': '#!/bin/sh\nnode server.js > prod.log 2>&1 &\n', Procfile: 'web: node server.js\n' },
    'a one-off': { Procfile: 'web: gunicorn shop.wsgi\nrelease: python manage.py migrate > migrate.log\n' },
    development: { 'Procfile.dev': 'web: gunicorn shop.wsgi > dev.log\n', Procfile: 'web: gunicorn shop.wsgi\n' },
    input: { Procfile: 'web: gunicorn shop.wsgi < /etc/answers\n' },
  },
});
