import { testRule } from '@factorlint/testing';
import { noServerLogFile } from './no-server-log-file.js';

testRule(noServerLogFile, {
  violates: {
    'settings of gunicorn': { Procfile: 'web: gunicorn shop.wsgi\n', 'gunicorn.conf.py': 'accesslog = "/var/log/access.log"\n' },
    'an option of gunicorn': { Procfile: 'web: gunicorn shop.wsgi --access-logfile access.log\n' },
    'an option with an equals sign': { Procfile: 'web: gunicorn shop.wsgi --error-logfile=logs/error.log\n' },
    'a program of supervisord': {
      'supervisord.conf': '[program:web]\ncommand=gunicorn shop.wsgi\nstdout_logfile=/var/log/web.log\n',
    },
    'a worker': { Procfile: 'worker: celery -A shop worker -f celery.log\n' },
  },
  upholds: {},
  'says nothing': {
    'a program that is called as what every object has': {
      'compose.yml': 'services:\n  web:\n    image: shop\n    command: constructor --log-file x\n',
    },
    'a dash': { Procfile: 'web: gunicorn shop.wsgi --access-logfile - --error-logfile=-\n', 'gunicorn.conf.py': 'accesslog = "-"\n' },
    'a device': { 'supervisord.conf': '[program:web]\ncommand=gunicorn shop.wsgi\nstdout_logfile=/dev/stdout\n' },
    'the null device for what a supervisor says itself': { 'supervisord.conf': '[supervisord]\nlogfile=/dev/null\n' },
    'files that the image of nginx links to its streams': {
      'nginx/default.conf': 'server {\n  listen 80;\n  access_log /var/log/nginx/access.log;\n}\n',
    },
    development: { 'Procfile.dev': 'web: gunicorn shop.wsgi --access-logfile access.log\n', Procfile: 'web: gunicorn shop.wsgi\n' },
    'a comment': { Procfile: 'web: gunicorn shop.wsgi # --access-logfile access.log\n' },
    'an option of another program': { Procfile: 'web: node server.js --access-logfile access.log\n' },
  },
});
