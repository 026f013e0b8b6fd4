import { testRule } from '@factorlint/testing';
import { noWebServerInContainer } from './no-web-server-in-container.js';

const image = (lines: string, cmd = '["gunicorn", "shop.wsgi"]', from = 'python:3.12-slim') => ({
  Dockerfile: `FROM ${from}\nWORKDIR /app\nCOPY . .\n${lines}\nCMD ${cmd}\n`,
});
const script = (text: string) => ({ ...image('', '["./start.sh"]'), 'start.sh': `#!/bin/sh\n${text}\n` });
const INSTALL = 'RUN apt-get update && apt-get install -y --no-install-recommends nginx';

testRule(noWebServerInContainer, {
  violates: {
    'installed beside the application': image(INSTALL),
    'installed with a version': image('RUN apk add --no-cache "nginx=1.26.2-r0"'),
    'started before it': script('service nginx start\nexec gunicorn shop.wsgi'),
    'in front, with the application in the background': script("gunicorn shop.wsgi &\nexec nginx -g 'daemon off;'"),
    'two programs of supervisord': {
      ...image('', '["supervisord", "-n", "-c", "supervisord.conf"]'),
      'supervisord.conf':
        '[supervisord]\nnodaemon=true\n[program:web]\ncommand=gunicorn shop.wsgi\n[program:nginx]\ncommand=nginx -g "daemon off;"\n',
    },
    'a base image that brings it': image('', '["/start.sh"]', 'tiangolo/uwsgi-nginx-flask:python3.12'),
  },
  upholds: {},
  'says nothing': {
    'a container that only serves files': image('COPY dist /usr/share/nginx/html', '["nginx", "-g", "daemon off;"]', 'nginx:1.27'),
    'a service of its own': {
      ...image(''),
      'compose.prod.yaml': 'services:\n  web:\n    build: .\n  proxy:\n    image: nginx:1.27\n',
    },
    'tools that come with it': image('RUN apt-get install -y apache2-utils libnginx-mod-http-lua'),
    'an earlier stage': {
      Dockerfile: `FROM debian:12 AS docs\n${INSTALL}\n\nFROM python:3.12-slim\nCMD ["gunicorn", "shop.wsgi"]\n`,
    },
    'Apache with the application inside it': image(
      'RUN apt-get install -y apache2 libapache2-mod-wsgi-py3',
      '["apachectl", "-D", "FOREGROUND"]',
    ),
    'a machine': { 'deploy/supervisor/shop.conf': '[program:web]\ncommand=gunicorn shop.wsgi\n[program:nginx]\ncommand=nginx\n' },
    'an image for developers': { 'Dockerfile.dev': `FROM python:3.12-slim\n${INSTALL}\nCMD ["gunicorn", "shop.wsgi"]\n` },
    'a comment': image(`# ${INSTALL}`),
  },
});
