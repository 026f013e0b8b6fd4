import { testRule } from '@factorlint/testing';
import { noAbortingSignalHandler } from './no-aborting-signal-handler.js';

const python = (body: string, procfile = 'web: gunicorn config.wsgi\n', register = 'signal.signal(signal.SIGTERM, stop)') => ({
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'config/signals.py': `import os\nimport signal\nimport sys\n\n\ndef stop(signum, frame):\n    ${body}\n\n\n${register}\n`,
  Procfile: procfile,
});
const node = (handler: string) => ({
  'server.js': `const server = require('express')().listen(process.env.PORT);\nprocess.on('SIGTERM', ${handler});\n`,
});

testRule(noAbortingSignalHandler, {
  violates: {
    'os._exit': python('os._exit(0)'),
    SystemExit: python('raise SystemExit(0)'),
    'connections are closed first': python('[c.close() for c in connections.all()]; sys.exit(0)'),
    'dead code under uvicorn': {
      ...python('sys.exit(0)', 'web: uvicorn config.asgi:application\n'),
      'requirements.txt': 'django==5.2\nuvicorn==0.32\n',
    },
    'Node exits at once': node('() => process.exit(0)'),
    'Node exits beside the close': node('() => { server.close(); process.exit(0); }'),
  },
  upholds: {},
  'says nothing': {
    'a flag': python('global stopping; stopping = True'),
    'a command of its own': {
      'shop/management/commands/work.py':
        'import signal\nimport sys\n\n\ndef stop(signum, frame):\n    sys.exit(0)\n\n\nsignal.signal(signal.SIGTERM, stop)\n',
    },
    'only SIGINT': python('sys.exit(0)', 'web: gunicorn config.wsgi\n', 'signal.signal(signal.SIGINT, stop)'),
    'exit in the callback': node('() => server.close(() => process.exit(0))'),
    'exit after waiting': node('async () => { await server.close(); process.exit(0); }'),
    'a test': { 'tests/a.test.js': `process.on('SIGTERM', () => process.exit(0));\n` },
    'a comment': { 'config/a.py': '# signal.signal(signal.SIGTERM, stop)\n' },
  },
});
