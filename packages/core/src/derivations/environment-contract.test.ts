import { describe, expect, test } from 'vitest';
import type { EnvironmentContract } from '../vocabulary/facts/index.js';
import { formatLocation } from '../vocabulary/location.js';
import { openSession } from '../engine/index.js';
import { languages } from '../languages/index.js';
import { deployLanguages } from '../languages/deploy/index.js';
import { inMemory } from '../vocabulary/file-tree.js';
import { derivations } from './index.js';
import { shown } from './model.test-kit.js';

function contractsOf(files: Readonly<Record<string, string>>): readonly EnvironmentContract[] {
  const all = [...new Set([...languages, ...deployLanguages])];
  return openSession(inMemory(files), { languages: all, derivations, factors: [] }).facts().of('environment-contract');
}

function contractOf(name: string, files: Readonly<Record<string, string>>): EnvironmentContract {
  const found = contractsOf(files).filter((contract) => contract.name === name);
  if (found.length !== 1) throw new Error(`${name}: ${found.length} contracts`);
  return found[0]!;
}

/** `path process state`. */
function shownProvisions({ provisions }: EnvironmentContract): readonly string[] {
  return provisions.map(({ path, process, state }) => `${path} ${process ?? ''} ${state}`);
}

const APP = {
  'requirements.txt': 'flask==3.1.0\ngunicorn==23.0.0\n',
  Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
};

describe('what the code says of a variable', () => {
  const files = {
    ...APP,
    'app.py': [
      'import os',
      'from flask import Flask',
      'app = Flask(__name__)',
      'A = os.environ["A_KEY_ID"]',
      'B = int(os.environ.get("B_SIZE", "10"))',
      'C = os.environ.get("C_NAME") or os.environ["D_NAME"]',
      'SECRET_KEY = os.getenv("SECRET_KEY", "hunter2-and-more")',
      'if os.environ.get("E_ON") == "1":',
      '    F = os.environ["F_URL"]',
    ].join('\n'),
    'tests/test_app.py': 'import os\nT = os.environ["ONLY_TESTS"]\nA = os.environ["A_KEY_ID"]\n',
  };
  test('required, typed, with a default', () => {
    expect(contractOf('A_KEY_ID', files)).toMatchObject({ required: true });
    const size = contractOf('B_SIZE', files);
    expect(size).toMatchObject({ required: false, coercion: 'integer' });
    expect(shown(size.default)).toBe('10');
  });
  test('what stands in for another one, or under a condition, is not required', () => {
    expect(contractOf('C_NAME', files).required).toBe(false);
    expect(contractOf('D_NAME', files).required).toBe(false);
    expect(contractOf('F_URL', files).required).toBe(false);
  });
  test('what only tests read is not required', () => {
    expect(contractOf('ONLY_TESTS', files)).toMatchObject({ required: false, readers: [{ path: 'tests/test_app.py' }] });
    expect(contractOf('A_KEY_ID', files).readers.map(({ path }) => path)).toEqual(['app.py', 'tests/test_app.py']);
  });
  test('a secret is known, and its default goes nowhere', () => {
    const secret = contractOf('SECRET_KEY', files);
    expect(secret.secret).toBe(true);
    expect(secret.default).toMatchObject({ kind: 'credential' });
    expect(JSON.stringify(contractsOf(files))).not.toContain('hunter2');
  });
});

describe('who supplies it', () => {
  const python = (name: string) => ({
    ...APP,
    'app.py': `import os\nfrom flask import Flask\napp = Flask(__name__)\nX = os.environ["${name}"]\n`,
  });
  const compose = (lines: string) => ({ 'docker-compose.prod.yml': `services:\n  web:\n    build: .\n${lines}` });

  test('nobody: all sources are closed', () => {
    const contract = contractOf('API_HOST', { ...python('API_HOST'), ...compose('    environment:\n      OTHER: 1\n') });
    expect(shownProvisions(contract)).toEqual(['compose:docker-compose.prod.yml web missing']);
  });
  test('a file here', () => {
    const contract = contractOf('API_HOST', { ...python('API_HOST'), ...compose('    env_file: prod.env\n'), 'prod.env': 'API_HOST=a\n' });
    expect(contract.provisions).toMatchObject([{ state: 'supplied', source: 'file', by: [{ path: 'prod.env' }] }]);
  });
  test('a file that is not here', () => {
    const contract = contractOf('API_HOST', { ...python('API_HOST'), ...compose('    env_file: secret.env\n') });
    expect(contract.provisions).toMatchObject([{ state: 'unseen' }]);
    expect(contract.provisions[0]!.from!.join()).toContain('secret.env');
  });
  test('the machine, as it is or with a default', () => {
    const files = { ...python('API_HOST'), ...compose('    environment:\n      - API_HOST\n') };
    expect(contractOf('API_HOST', files).provisions).toMatchObject([{ state: 'unseen', source: 'host' }]);
    const given = { ...python('API_HOST'), ...compose('    environment:\n      API_HOST: ${API_HOST:-a}\n') };
    expect(contractOf('API_HOST', given).provisions).toMatchObject([{ state: 'supplied', source: 'host' }]);
  });
  test('a default is no fault', () => {
    const files = { ...APP, 'app.py': 'import os\nfrom flask import Flask\napp = Flask(__name__)\nX = os.environ.get("SIZE", "1")\n' };
    expect(contractOf('SIZE', { ...files, ...compose('') }).provisions).toMatchObject([{ state: 'default' }]);
  });
});

describe('names that do not meet', () => {
  const files = {
    ...APP,
    'app.py': 'import os\nfrom flask import Flask\napp = Flask(__name__)\nX = os.environ["SECRET_KEY"]\n',
    'docker-compose.prod.yml':
      'services:\n  web:\n    build: .\n    environment:\n      DJANGO_SECRET_KEY: ${DJANGO_SECRET_KEY:?}\n      WEB_CONCURRENCY: 2\n      LEFT_OVER: 1\n',
    '.env.example': 'OLD_NAME=1\nSECRET_KEY=\n',
  };
  test('a near miss', () => {
    expect(contractOf('SECRET_KEY', files)).toMatchObject({ nearMiss: 'DJANGO_SECRET_KEY', declared: [{ path: '.env.example' }] });
  });
  test('supplied and never read', () => {
    expect(contractOf('LEFT_OVER', files)).toMatchObject({
      unread: 'certain',
      readers: [],
      supplies: [{ process: 'web', source: 'literal' }],
    });
  });
  test('documented and never read', () => {
    const contract = contractOf('OLD_NAME', files);
    expect(contract).toMatchObject({ unread: 'certain', supplies: [] });
    expect(contract.declared.map(formatLocation)).toEqual(['.env.example:1:1']);
  });
  test('a server reads it by itself', () => {
    const contract = contractOf('WEB_CONCURRENCY', files);
    expect(contract.known?.by).toBe('gunicorn');
    expect(contract).not.toHaveProperty('unread');
  });
  test('nobody can say where names are computed', () => {
    const computed = { ...files, 'more.py': 'import os\nfor each in ["a"]:\n    os.environ[each]\n' };
    expect(contractOf('LEFT_OVER', computed).unread).toBe('likely');
  });
});

describe('scripts', () => {
  const files = {
    ...APP,
    'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
    Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./start.sh"]\n',
    'start.sh':
      '#!/bin/sh\nset -e\nOWN=1\necho "$OWN $HOME"\nfor EACH in a b; do echo "$EACH"; done\n: "${LISTEN_PORT:=8000}"\nf() { echo "$LATER"; }\nLATER=1\nexec gunicorn app:app --bind "0.0.0.0:$LISTEN_PORT" --workers "${WORKER_COUNT:?}"\n',
  };
  test('what they set themselves is no variable of the environment', () => {
    expect(contractsOf(files).map(({ name }) => name)).toEqual(['LISTEN_PORT', 'WORKER_COUNT']);
  });
  test('a default in a script', () => {
    const contract = contractOf('LISTEN_PORT', files);
    expect(shown(contract.default)).toBe('8000');
    expect(contract.reads[0]).toMatchObject({ form: 'script', required: false });
    expect(contractOf('WORKER_COUNT', files).required).toBe(true);
  });
});

test('a setting that a later module replaces', () => {
  const files = {
    'requirements.txt': 'django==5.1\n',
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")\n',
    'config/__init__.py': '',
    'config/settings/__init__.py': '',
    'config/settings/base.py': 'import os\nEMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")\nDEBUG = False\n',
    'config/settings/production.py': 'from .base import *\nEMAIL_HOST = "smtp.internal"\n',
    'config/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")\n',
  };
  expect(contractOf('EMAIL_HOST', files).overridden).toMatchObject([{ path: 'config/settings/production.py' }]);
});

test('a front-end takes its variables when it is built', () => {
  const files = {
    'package.json': '{"name": "shop", "private": true, "dependencies": {"vite": "6"}}',
    'src/main.ts': 'export const api = import.meta.env.VITE_API_URL;\n',
    Dockerfile:
      'FROM node:22 AS build\nARG VITE_API_URL\nCOPY . .\nRUN npm run build\nFROM nginx:1.27\nCOPY --from=build /dist /usr/share/nginx/html\n',
  };
  expect(contractOf('VITE_API_URL', files)).toMatchObject({ phase: 'build', required: false });
});
