import { judgeFiles, testRule } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noLogFile } from './no-log-file.js';

const logging = (handler: string) => ({
  'shop/settings.py': `LOGGING = {"version": 1, "handlers": {"a": ${handler}}, "root": {"handlers": ["a"]}}\nINSTALLED_APPS = ["shop"]\n`,
});

testRule(noLogFile, {
  violates: {
    'a rotating file': logging('{"class": "logging.handlers.RotatingFileHandler", "filename": "app.log"}'),
    basicConfig: { 'app.py': 'import logging\nlogging.basicConfig(filename="app.log")\n' },
    'a handler that is added': {
      'app.py': 'import logging\nlogger = logging.getLogger(__name__)\nlogger.addHandler(logging.FileHandler("app.log"))\n',
    },
    'a class of the project that ends in a file handler': {
      'shop/__init__.py': '',
      'shop/log.py': 'from logging.handlers import TimedRotatingFileHandler\n\n\nclass Daily(TimedRotatingFileHandler):\n    pass\n',
      ...logging('{"class": "shop.log.Daily", "filename": "app.log"}'),
    },
    loguru: { 'app.py': 'from loguru import logger\nlogger.add("app.log")\n' },
    pino: { 'log.js': `const pino = require('pino');\nmodule.exports = pino(pino.destination('/var/log/app.log'));\n` },
    'an option of an application': {
      'log.js': `const pino = require('pino');\nexports.destination = (options) => pino.destination(options.file);\n`,
    },
    'a file of a library': {
      'package.json': '{ "name": "kit", "version": "1.0.0", "main": "log.js", "files": ["log.js"] }',
      'log.js': `const pino = require('pino');\nmodule.exports = () => pino(pino.destination('kit.log'));\n`,
    },
    'a file for each level': {
      'log.js': `const fs = require('fs');\nexports.write = (level, line) => fs.appendFileSync(\`logs/\${level}.log\`, line);\n`,
    },
    'a stream of the file system': {
      'log.js': `const fs = require('fs');\nconst morgan = require('morgan');\nmodule.exports = morgan('combined', { stream: fs.createWriteStream('access.log', { flags: 'a' }) });\n`,
    },
  },
  upholds: {
    'the device of the stream': { 'app.py': 'import logging\nlogging.basicConfig(filename="/dev/stdout")\n' },
    'a console transport': {
      'log.js': `const winston = require('winston');\nmodule.exports = winston.createLogger({ transports: [new winston.transports.Console()] });\n`,
    },
    'basicConfig without a file': { 'app.py': 'import logging\nlogging.basicConfig(level="INFO")\n' },
    'settings of gunicorn': { 'gunicorn.conf.py': 'accesslog = "-"\n' },
  },
  'says nothing': {
    'a handler that nobody uses': {
      'shop/settings.py':
        'LOGGING = {"version": 1, "handlers": {"a": {"class": "logging.FileHandler", "filename": "a.log"}}, "root": {"handlers": []}}\nINSTALLED_APPS = ["shop"]\n',
    },
    'an option of a library': {
      'package.json': '{ "name": "kit", "version": "1.0.0", "main": "log.js", "files": ["log.js"] }',
      'log.js': `const pino = require('pino');\nexports.destination = (options) => pino.destination(options.file);\n`,
    },
    'what people say in a channel': {
      'store.js': `const fs = require('fs');\nexports.keep = (channel, message) => fs.appendFileSync(\`\${nameOf(channel)}.log\`, message.text);\n`,
    },
    'development settings': {
      'shop/settings/dev.py':
        'LOGGING = {"version": 1, "handlers": {"a": {"class": "logging.FileHandler", "filename": "a.log"}}, "root": {"handlers": ["a"]}}\n',
    },
    'a test': { 'tests/test_a.py': 'import logging\nlogging.basicConfig(filename="app.log")\n' },
    'a file that is no log': { 'report.js': `const fs = require('fs');\nfs.createWriteStream('report.csv');\n` },
    'a comment': { 'app.py': '# logging.basicConfig(filename="app.log")\n"""logging.FileHandler("app.log")"""\n' },
  },
});

it('tells a configuration once that is a setting and is handed over', () => {
  const files = logging('{"class": "logging.FileHandler", "filename": "app.log"}');
  const text = `import logging.config\n${files['shop/settings.py']}logging.config.dictConfig(LOGGING)\n`;
  expect(judgeFiles(noLogFile, { 'shop/settings.py': text })).toHaveLength(1);
});

it('takes a class of handlers whose users stand elsewhere for a note', () => {
  const files = { 'shop/log.py': 'import logging\n\n\nclass Kept(logging.FileHandler):\n    pass\n' };
  expect(judgeFiles(noLogFile, files).map(({ severity }) => severity)).toEqual(['note']);
});
