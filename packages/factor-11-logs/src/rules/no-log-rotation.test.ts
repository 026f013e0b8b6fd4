import { testRule } from '@factorlint/testing';
import { noLogRotation } from './no-log-rotation.js';

const logging = (handler: string, used = '"a"') => ({
  'shop/settings.py': `LOGGING = {"version": 1, "handlers": {"a": ${handler}}, "root": {"handlers": [${used}]}}\nINSTALLED_APPS = ["shop"]\n`,
});

testRule(noLogRotation, {
  violates: {
    'a handler in settings': logging('{"class": "logging.handlers.RotatingFileHandler", "filename": "app.log", "maxBytes": 1000}'),
    'by time': {
      'app.py':
        'import logging\nfrom logging.handlers import TimedRotatingFileHandler\nlogging.getLogger().addHandler(TimedRotatingFileHandler("a.log"))\n',
    },
    loguru: { 'app.py': 'from loguru import logger\nlogger.add("app.log", rotation="1 day")\n' },
    'logrotate in the image': {
      Dockerfile: 'FROM python:3.13-slim\nCOPY deploy/logrotate.conf /etc/logrotate.d/shop\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a stream': logging('{"class": "logging.StreamHandler"}'),
    'a plain file': logging('{"class": "logging.FileHandler", "filename": "app.log"}'),
    'a handler that nobody uses': logging('{"class": "logging.handlers.RotatingFileHandler", "filename": "app.log"}', ''),
    'a test': { 'tests/test_a.py': 'from loguru import logger\nlogger.add("app.log", rotation="1 day")\n' },
    'a comment': { 'app.py': '# logger.add("app.log", rotation="1 day")\n' },
    'another file of the image': {
      Dockerfile: 'FROM python:3.13-slim\nCOPY deploy/shop.conf /etc/shop.conf\nCMD ["gunicorn", "shop.wsgi"]\n',
    },
  },
});
