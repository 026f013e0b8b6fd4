import { sourceOf } from './source.mjs';
import { pythonFile, pythonPart } from './python-files.mjs';

/** A folder with more parts than this is no longer one application. */
const MOST_PARTS = 24;

/**
 * The files of a service in Python, one after the other: what runs it first, then part by part. Texts are made when they are asked for.
 * @returns {Generator<{ path: string, text: () => string }>}
 */
export function* pythonProject(seed, folder, framework) {
  const source = sourceOf(seed);
  const project = source.names.noun();
  const setting = { source, project, framework };
  const run = framework === 'django' ? djangoFiles(setting) : fastapiFiles(setting);
  for (const [path, lines] of [...run, ...deployFiles(setting)]) yield { path: `${folder}/${path}`, text: () => `${lines.join('\n')}\n` };
  const taken = new Set([project]);
  for (let index = 0; index < MOST_PARTS; index += 1) {
    const part = pythonPart(`${seed}/part/${index}`, project, framework);
    if (taken.has(part.name)) part.name = `${part.name}_${index}`;
    taken.add(part.name);
    yield* partFiles(part, `${folder}/${project}/${part.name}`, source);
  }
}

function* partFiles(part, folder, source) {
  const file = (path, kind) => ({ path: `${folder}/${path}`, text: () => pythonFile(kind, part, `${folder}/${path}`) });
  const empty = (path) => ({ path: `${folder}/${path}`, text: () => '' });
  const { between } = source;
  yield empty('__init__.py');
  if (part.framework === 'fastapi') {
    for (const kind of ['schemas', 'services', 'utils', 'router']) yield file(`${kind}.py`, kind);
  } else {
    for (const kind of ['models', 'services', 'utils', 'views', 'serializers', 'admin']) yield file(`${kind}.py`, kind);
    if (source.random.chance(0.5)) yield file('tasks.py', 'tasks');
    if (source.random.chance(0.3)) yield file('signals.py', 'signals');
    yield empty('migrations/__init__.py');
    const migrations = between(1, 7);
    for (let index = 1; index <= migrations; index += 1)
      yield file(`migrations/${String(index).padStart(4, '0')}_${source.names.noun()}.py`, 'migration');
    if (source.random.chance(0.3)) {
      yield empty('management/__init__.py');
      yield empty('management/commands/__init__.py');
      yield file(`management/commands/${source.names.verb()}_${part.name}.py`, 'command');
    }
  }
  // Beside the code, so that the relative imports of tests go one up.
  const tests = between(2, 7);
  for (let index = 0; index < tests; index += 1) yield file(`test_${source.names.noun()}_${index}.py`, 'test');
}

function* djangoFiles({ source, project }) {
  const { random, names } = source;
  yield [
    'manage.py',
    [
      'import os',
      'import sys',
      '',
      'from django.core.management import execute_from_command_line',
      '',
      'if __name__ == "__main__":',
      `    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${project}.settings")`,
      '    execute_from_command_line(sys.argv)',
    ],
  ];
  yield [`${project}/__init__.py`, []];
  yield [
    `${project}/settings.py`,
    [
      ...['"""Everything that differs between deploys comes from the environment."""', 'import os', 'from pathlib import Path', ''],
      ...['BASE_DIR = Path(__file__).resolve().parent.parent', 'SECRET_KEY = os.environ["SECRET_KEY"]'],
      random.chance(0.2) ? 'DEBUG = os.environ.get("DEBUG", "true") == "true"' : 'DEBUG = os.environ.get("DEBUG", "false") == "true"',
      'ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split(",")',
      ...['INSTALLED_APPS = [', '    "django.contrib.admin",', '    "django.contrib.auth",', '    "rest_framework",', ']'],
      `ROOT_URLCONF = "${project}.urls"`,
      ...[
        'DATABASES = {',
        '    "default": {',
        '        "ENGINE": "django.db.backends.postgresql",',
        '        "NAME": os.environ["DATABASE_NAME"],',
      ],
      ...['        "HOST": os.environ["DATABASE_HOST"],', '        "PASSWORD": os.environ["DATABASE_PASSWORD"],', '    }', '}'],
      ...['CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}}'],
      ...[
        'LOGGING = {',
        '    "version": 1,',
        '    "handlers": {"console": {"class": "logging.StreamHandler"}},',
        '    "root": {"handlers": ["console"], "level": "INFO"},',
        '}',
      ],
      ...(random.chance(0.3) ? ['MEDIA_ROOT = BASE_DIR / "media"'] : []),
      ...names.several(names.field, 10, 30).map((field) => `${field.toUpperCase()}_LIMIT = ${random.below(1000)}`),
    ],
  ];
  yield [
    `${project}/urls.py`,
    ['from django.contrib import admin', 'from django.urls import path', '', 'urlpatterns = [path("admin/", admin.site.urls)]'],
  ];
  yield [
    `${project}/wsgi.py`,
    [
      'import os',
      '',
      'from django.core.wsgi import get_wsgi_application',
      '',
      `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${project}.settings")`,
      'application = get_wsgi_application()',
    ],
  ];
}

function* fastapiFiles({ project }) {
  yield [`${project}/__init__.py`, []];
  yield [
    `${project}/config.py`,
    [
      ...[
        'from pydantic_settings import BaseSettings',
        '',
        '',
        'class Settings(BaseSettings):',
        '    database_url: str',
        '    redis_url: str',
      ],
      ...['    log_level: str = "INFO"', '', '', 'settings = Settings()'],
    ],
  ];
  yield [
    `${project}/main.py`,
    [
      ...[
        'import logging',
        '',
        'from fastapi import FastAPI',
        '',
        'from .config import settings',
        '',
        'logging.basicConfig(level=settings.log_level)',
      ],
      ...['app = FastAPI()', '', '', '@app.get("/health")', 'async def health():', '    return {"status": "ok"}'],
    ],
  ];
}

function* deployFiles({ source, project, framework }) {
  const { names, random } = source;
  const start =
    framework === 'django' ? `gunicorn ${project}.wsgi --bind 0.0.0.0:$PORT` : `uvicorn ${project}.main:app --host 0.0.0.0 --port $PORT`;
  const packages =
    framework === 'django'
      ? ['celery==5.5.3', 'django==5.2.8', 'djangorestframework==3.16.1', 'gunicorn==23.0.0']
      : ['fastapi==0.121.3', 'pydantic-settings==2.12.0', 'uvicorn==0.38.0'];
  yield ['requirements.txt', [...packages, 'pytest==9.0.1', 'requests==2.32.5']];
  yield [
    'Dockerfile',
    [
      'FROM python:3.13.9-slim',
      'WORKDIR /app',
      'COPY requirements.txt .',
      'RUN pip install --no-cache-dir -r requirements.txt',
      'COPY . .',
      `CMD exec ${start}`,
    ],
  ];
  yield ['Procfile', [`web: ${start}`, ...(framework === 'django' ? [`release: python manage.py migrate`] : [])]];
  yield [
    'docker-compose.yml',
    [
      ...[
        'services:',
        '  web:',
        '    build: .',
        '    ports: ["8000:8000"]',
        '    environment:',
        '      PORT: "8000"',
        '      DATABASE_HOST: database',
      ],
      ...[
        '  database:',
        `    image: postgres:${random.chance(0.2) ? 'latest' : '17.7'}`,
        '    environment:',
        '      POSTGRES_PASSWORD: ${DATABASE_PASSWORD}',
      ],
    ],
  ];
  yield [
    '.env.example',
    [
      'SECRET_KEY=',
      'DEBUG=false',
      'DATABASE_NAME=app',
      'DATABASE_HOST=localhost',
      'DATABASE_PASSWORD=',
      'DATABASE_URL=',
      'REDIS_URL=redis://localhost:6379/0',
    ],
  ];
  yield ['README.md', [`# ${project}`, '', ...names.prose(6, 20)]];
  yield [
    '.github/workflows/test.yml',
    [
      'on: push',
      'jobs:',
      '  test:',
      '    runs-on: ubuntu-latest',
      '    steps:',
      '      - uses: actions/checkout@v5',
      '      - run: pip install -r requirements.txt',
      '      - run: pytest',
    ],
  ];
}
