import { describe, expect, it } from 'vitest';
import { processesOf, shown, shownProcess, shownStep } from '../model.test-kit.js';

const IMAGE = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\n';
const NODE = 'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\n';

/** What an image starts, in one line. */
function started(files: Readonly<Record<string, string>>): string {
  const [process] = processesOf(files);
  return process ? shownProcess(process) : '';
}

describe('wrappers', () => {
  it.for([
    ['tini -- gunicorn app:app', 'gunicorn app:app'],
    ['tini -g -- gunicorn app:app', 'gunicorn app:app'],
    ['dumb-init gunicorn app:app', 'gunicorn app:app'],
    ['uv run --no-sync --directory /app gunicorn app:app', 'gunicorn app:app'],
    ['poetry run gunicorn app:app', 'gunicorn app:app'],
    ['pipenv run gunicorn app:app', 'gunicorn app:app'],
    ['env PORT=8000 gunicorn app:app', 'gunicorn app:app'],
    ['gosu app:app gunicorn app:app', 'gunicorn app:app'],
    ['su-exec app gunicorn app:app', 'gunicorn app:app'],
    ['nice -n 10 gunicorn app:app', 'gunicorn app:app'],
    ['timeout -k 5 60 gunicorn app:app', 'gunicorn app:app'],
    ['opentelemetry-instrument --traces_exporter console gunicorn app:app', 'gunicorn app:app'],
    ['newrelic-admin run-program gunicorn app:app', 'gunicorn app:app'],
    ['ddtrace-run gunicorn app:app', 'gunicorn app:app'],
    ['dotenv -e .env -- gunicorn app:app', 'gunicorn app:app'],
    ['wait-for-it.sh db:5432 -t 30 -- gunicorn app:app', 'wait-for-it.sh db:5432 -t 30 -- ; gunicorn app:app'],
    ['dockerize -wait tcp://db:5432 -timeout 20s gunicorn app:app', 'dockerize -wait tcp://db:5432 -timeout 20s ; gunicorn app:app'],
    ['tini -- uv run ddtrace-run gunicorn app:app', 'gunicorn app:app'],
    ['python -m gunicorn app:app', 'python -m gunicorn app:app'],
    ['poetry install', 'poetry install'],
  ] as const)('%s', ([command, expected]) => {
    const dockerfile = `${IMAGE}CMD ${JSON.stringify(command.split(' '))}`;
    expect(started({ Dockerfile: dockerfile, 'requirements.txt': 'gunicorn' })).toBe(expected);
  });
});

describe('scripts of package managers', () => {
  const manifest = JSON.stringify({
    name: 'shop',
    scripts: {
      prestart: 'node scripts/check.js',
      start: 'npm run migrate && node server.js',
      migrate: 'prisma migrate deploy',
      all: 'run-s migrate serve',
      serve: 'node server.js',
      both: 'concurrently "npm:serve" "npm:work"',
      work: 'node worker.js',
      beside: 'npm-run-all -p serve work',
      words: 'concurrently -n a,b "node server.js" "node worker.js"',
    },
  });
  it.for([
    ['npm start', 'node scripts/check.js ; prisma migrate deploy ; node server.js'],
    ['npm run serve -- --trace', 'node server.js --trace'],
    ['yarn serve', 'node server.js'],
    ['pnpm run all', 'prisma migrate deploy ; node server.js'],
    ['yarn both', '&node server.js ; node worker.js'],
    ['yarn beside', '&node server.js ; node worker.js'],
    ['yarn words', '&node server.js ; node worker.js'],
    ['npm run missing', 'npm run missing'],
  ] as const)('%s', ([command, expected]) => {
    const dockerfile = `${NODE}CMD ${JSON.stringify(command.split(' '))}`;
    expect(started({ Dockerfile: dockerfile, 'package.json': manifest, 'server.js': '', 'worker.js': '' })).toBe(expected);
  });
});

describe('entry scripts', () => {
  const SCRIPT = [
    '#!/bin/bash',
    'set -e',
    'serve() {',
    '  exec gunicorn --bind "0.0.0.0:${PORT:-8000}" "$@"',
    '}',
    'if [ "$RUN_MIGRATIONS" = "true" ]; then',
    '  python manage.py migrate --noinput',
    'fi',
    'case "$1" in',
    '  web)',
    '    shift',
    '    serve config.wsgi "$@"',
    '    ;;',
    '  worker)',
    '    exec celery -A config worker',
    '    ;;',
    '  *)',
    '    exec "$@"',
    '    ;;',
    'esac',
  ].join('\n');
  const files = (start: string, more = '') => ({
    Dockerfile: `${IMAGE}COPY docker/entry.sh /usr/local/bin/entry\n${more}ENTRYPOINT ["entry"]\n${start}`,
    'docker/entry.sh': SCRIPT,
    'requirements.txt': 'gunicorn',
  });

  it.for([
    ['CMD ["web", "--preload"]', '?python manage.py migrate --noinput ; gunicorn --bind 0.0.0.0:${PORT:-8000} config.wsgi --preload'],
    ['CMD ["worker"]', '?python manage.py migrate --noinput ; celery -A config worker'],
    ['CMD ["python", "manage.py", "shell"]', '?python manage.py migrate --noinput ; python manage.py shell'],
  ] as const)('%s', ([start, expected]) => {
    expect(started(files(start))).toBe(expected);
  });

  it('decides conditions that the image itself settles', () => {
    const closed = { ...files('CMD ["web"]'), 'docker-compose.yml': 'services:\n  app:\n    build: .\n' };
    expect(started(closed)).toBe('gunicorn --bind 0.0.0.0:${PORT:-8000} config.wsgi');
    expect(started(files('CMD ["web"]', 'ENV RUN_MIGRATIONS=true\n'))).toBe(
      'python manage.py migrate --noinput ; gunicorn --bind 0.0.0.0:${PORT:-8000} config.wsgi',
    );
  });

  it('keeps every branch that only the start decides, as processes', () => {
    const processes = processesOf(files(''));
    expect(processes.map(({ name, role, main }) => [name, role, shownStep(main)])).toEqual([
      ['web', 'web', 'gunicorn --bind 0.0.0.0:${PORT:-8000} config.wsgi'],
      ['worker', 'worker', 'celery -A config worker'],
    ]);
  });

  it('tells what else may run under a condition', () => {
    const script = '#!/bin/sh\nif [ "$DEBUG" = 1 ]; then\n  exec python manage.py runserver\nfi\nexec gunicorn app:app\n';
    const [process] = processesOf({ Dockerfile: `${IMAGE}CMD ["./run.sh"]`, 'run.sh': script });
    expect(process?.server).toBe('gunicorn');
    expect(process?.alternatives?.map(shownStep)).toEqual(['python manage.py runserver']);
  });

  it('follows set --, source, loops and background jobs', () => {
    const script =
      '#!/bin/sh\n. ./lib.sh\nuntil nc -z db 5432; do\n  sleep 1\ndone\ncelery -A app worker &\nset -- gunicorn "$APP"\nexec "$@"\n';
    const files = { Dockerfile: `${IMAGE}CMD ["./run.sh"]`, 'run.sh': script, 'lib.sh': 'APP=shop.wsgi\npython manage.py check\n' };
    expect(started(files)).toBe('python manage.py check ; @nc -z db 5432 ; @sleep 1 ; &celery -A app worker ; gunicorn shop.wsgi');
  });

  it('ends with scripts that call each other', () => {
    expect(started({ Dockerfile: `${IMAGE}CMD ["./a.sh"]`, 'a.sh': '#!/bin/sh\n./b.sh\n', 'b.sh': '#!/bin/sh\n./a.sh\n' })).toBeTypeOf(
      'string',
    );
  });
});

describe('recipes and process managers', () => {
  it('follows a target of a Makefile', () => {
    expect(started({ Procfile: 'web: make serve\n', Makefile: 'serve:\n\tpython manage.py migrate\n\tgunicorn app:app\n' })).toBe(
      'python manage.py migrate ; gunicorn app:app',
    );
  });

  it('gives each program of supervisord as a process that it starts', () => {
    const conf = '[supervisord]\nnodaemon=true\n[program:web]\ncommand=gunicorn app:app\n[program:worker]\ncommand=celery -A app worker\n';
    const processes = processesOf({ Dockerfile: `${IMAGE}CMD ["supervisord", "-c", "/app/supervisord.conf"]`, 'supervisord.conf': conf });
    expect(
      processes.map(({ name, role, manager, firstProcess }) => [name, role, shownStep(manager), firstProcess?.form, firstProcess?.signal]),
    ).toEqual([
      ['web', 'web', 'supervisord -c /app/supervisord.conf', 'process-manager', 'arrives'],
      ['worker', 'worker', 'supervisord -c /app/supervisord.conf', 'process-manager', 'arrives'],
    ]);
  });

  it('gives each service of s6', () => {
    const files = {
      Dockerfile: `${IMAGE}ENTRYPOINT ["/init"]`,
      'rootfs/etc/s6-overlay/s6-rc.d/web/run': '#!/bin/bash\nexec gunicorn app:app\n',
      'rootfs/etc/s6-overlay/s6-rc.d/worker/run': '#!/bin/bash\ncelery -A app worker\n',
    };
    expect(processesOf(files).map(({ name, server, firstProcess }) => [name, server, firstProcess?.signal])).toEqual([
      ['web', 'gunicorn', 'arrives'],
      ['worker', 'celery worker', 'lost'],
    ]);
  });

  it('gives the lines of a Procfile that honcho starts', () => {
    const files = { Dockerfile: `${IMAGE}CMD ["honcho", "start"]`, Procfile: 'web: gunicorn app:app\nworker: rq worker\n' };
    const inImage = processesOf(files).filter(({ path }) => path === 'dockerfile:Dockerfile');
    expect(inImage.map(({ name, server }) => [name, server])).toEqual([
      ['web', 'gunicorn'],
      ['worker', 'rq worker'],
    ]);
  });
});

describe('where a server listens', () => {
  it.for([
    ['gunicorn -b 127.0.0.1:9000 app:app', '127.0.0.1', '9000'],
    ['gunicorn app:app', '0.0.0.0|127.0.0.1', '${PORT:-8000}'],
    ['uvicorn app:app --host 0.0.0.0 --port=80', '0.0.0.0', '80'],
    ['uvicorn app:app', '${UVICORN_HOST:-127.0.0.1}', '${UVICORN_PORT:-8000}'],
    ['fastapi run', '0.0.0.0', '${PORT:-8000}'],
    ['daphne -b 0.0.0.0 -p 8001 app.asgi:application', '0.0.0.0', '8001'],
    ['python manage.py runserver 0.0.0.0:8000', '0.0.0.0', '8000'],
    ['flask run -p 5001', '${FLASK_RUN_HOST:-127.0.0.1}', '5001'],
    ['next start', '0.0.0.0', '${PORT:-3000}'],
    ['waitress-serve --listen=*:8041 app:app', '*', '8041'],
  ] as const)('%s', ([command, host, port]) => {
    const [process] = processesOf({ Procfile: `web: ${command}\n`, 'requirements.txt': 'gunicorn' });
    expect([shown(process?.host), shown(process?.port)]).toEqual([host, port]);
  });

  it('reads the settings file that gunicorn finds by itself', () => {
    const files = {
      Procfile: 'web: gunicorn app:app\n',
      'gunicorn.conf.py': 'import os\nbind = "0.0.0.0:" + os.environ.get("PORT", "8000")\nworkers = 3\n',
    };
    const [process] = processesOf(files);
    expect([shown(process?.host), shown(process?.port), shown(process?.workers)]).toEqual(['0.0.0.0', '${PORT:-8000}', '3']);
  });

  it('reads where the code of a Node program listens, behind its compiled file', () => {
    const files = {
      Dockerfile: `${NODE}CMD ["node", "dist/main.js"]`,
      'package.json': '{"name":"a","dependencies":{"express":"4"}}',
      'src/main.ts': "import express from 'express';\nconst app = express();\napp.listen(process.env.PORT || 3000);\n",
    };
    const [process] = processesOf(files);
    expect([process?.role, process?.server, shown(process?.port)]).toEqual(['web', 'node', '${PORT:-3000}']);
  });
});

it('tells the programs that a script of the start calls from its code', () => {
  const files = {
    Dockerfile: `${NODE}CMD ["sh", "-c", "node scripts/check.js && exec node server.js"]`,
    'package.json': '{"name":"a"}',
    'scripts/check.js': "const { execSync } = require('node:child_process');\nexecSync('prisma migrate deploy');\n",
    'server.js': '',
  };
  expect(started(files)).toBe('node scripts/check.js ; prisma migrate deploy ; node server.js');
});

describe('programs that are left running', () => {
  const roles = (script: string) => {
    const files = { Dockerfile: `${IMAGE}CMD ["./start.sh"]`, 'start.sh': `#!/bin/sh\n${script}\n`, 'jobs/worker.py': '', 'warm.py': '' };
    return processesOf(files)[0]?.before.map(({ role, file }) => ({ role, file }));
  };

  it('have a role where their program or their file is known to stay', () => {
    expect(roles('celery -A shop worker &\npython jobs/worker.py &\nexec gunicorn shop.wsgi')).toEqual([
      { role: 'worker', file: undefined },
      { role: 'worker', file: 'jobs/worker.py' },
    ]);
  });

  it('have none otherwise', () => {
    expect(roles('python warm.py &\n./report.sh &\nexec gunicorn shop.wsgi')).toEqual([
      { role: undefined, file: 'warm.py' },
      { role: undefined, file: undefined },
    ]);
  });
});
