import { testRule } from '@factorlint/testing';
import { noLogRouting } from './no-log-routing.js';

const handler = `import logging


class Database(logging.Handler):
    def emit(self, record):
        from shop.models import Record

        Record.objects.create(text=record.getMessage())
`;
const settings = (handlers: string, used: string) => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'shop/__init__.py': '',
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
  'shop/log.py': handler,
  'shop/settings.py': `LOGGING = {"version": 1, "handlers": {${handlers}}, "root": {"handlers": [${used}]}}\nINSTALLED_APPS = ["shop"]\nWSGI_APPLICATION = "shop.wsgi.application"\n`,
});
const mail = '"mail": {"class": "django.utils.log.AdminEmailHandler"}';
const database = '"db": {"class": "shop.log.Database"}';
const stream = '"console": {"class": "logging.StreamHandler"}';

testRule(noLogRouting, {
  violates: {
    'a handler that writes the database': settings(database, '"db"'),
    'only mail': settings(mail, '"mail"'),
    'a stream that nobody uses': settings(`${mail}, ${stream}`, '"mail"'),
  },
  upholds: {},
  'says nothing': {
    'mail beside a stream': settings(`${mail}, ${stream}`, '"mail", "console"'),
    'the database beside a stream': settings(`${database}, ${stream}`, '"db", "console"'),
    'a file, which is another fault': settings('"f": {"class": "logging.FileHandler", "filename": "a.log"}', '"f"'),
    'a handler that cannot be placed': settings(`${mail}, "x": {"class": "somewhere.Handler"}`, '"mail", "x"'),
    'mail that nobody uses': settings(mail, ''),
    'no handlers': settings('', ''),
  },
});
