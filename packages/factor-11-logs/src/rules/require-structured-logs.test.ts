import { testRule } from '@factorlint/testing';
import { requireStructuredLogs } from './require-structured-logs.js';

const logging = (formatter: string) => ({
  'shop/settings.py': `LOGGING = {\n    "version": 1,\n    "formatters": {"f": ${formatter}},\n    "handlers": {"a": {"class": "logging.StreamHandler", "formatter": "f"}},\n    "root": {"handlers": ["a"]},\n}\nINSTALLED_APPS = ["shop"]\n`,
});

testRule(requireStructuredLogs, {
  violates: {
    'a format of Django': logging('{"format": "{levelname} {message}", "style": "{"}'),
    'a printf format': {
      'log.js': `const winston = require('winston');\nmodule.exports = winston.createLogger({ format: winston.format.printf((info) => info.message), transports: [new winston.transports.Console()] });\n`,
    },
    'a format of basicConfig': { 'app.py': 'import logging\nlogging.basicConfig(format="%(levelname)s %(message)s")\n' },
  },
  upholds: {
    'a JSON formatter': logging('{"()": "pythonjsonlogger.jsonlogger.JsonFormatter"}'),
    pino: { 'log.js': `const pino = require('pino');\nmodule.exports = pino();\n` },
    structlog: { 'log.py': 'import structlog\nstructlog.configure(processors=[structlog.processors.JSONRenderer()])\n' },
  },
  'says nothing': {
    'a pretty format for development': {
      'log.js': `const pino = require('pino');\nmodule.exports = process.env.NODE_ENV === 'development' ? pino({ transport: { target: 'pino-pretty' } }) : null;\n`,
    },
    'development settings': { 'shop/settings/dev.py': logging('{"format": "%(message)s"}')['shop/settings.py'] },
    'a test': { 'tests/conftest.py': 'import logging\nlogging.basicConfig(format="%(message)s")\n' },
    'no logger': { 'app.py': 'print("hello")\n' },
    'a format of dates': { 'app.py': 'import datetime\ndatetime.datetime.now().strftime("%Y")\n' },
    'a comment': { 'app.py': '# logging.basicConfig(format="%(message)s")\n' },
  },
});
