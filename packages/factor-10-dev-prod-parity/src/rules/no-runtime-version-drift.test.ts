import { testRule } from '@factorlint/testing';
import { noRuntimeVersionDrift } from './no-runtime-version-drift.js';

const python = (more: Readonly<Record<string, string>>) => ({
  Dockerfile: 'FROM python:3.12-slim\nCMD ["gunicorn", "shop.wsgi"]\n',
  ...more,
});
const node = (more: Readonly<Record<string, string>>) => ({ Dockerfile: 'FROM node:22-slim\nCMD ["node", "server.js"]\n', ...more });
const workflow = (version: string) => ({
  '.github/workflows/ci.yml': `on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - uses: actions/setup-python@v5\n        with: { python-version: "${version}" }\n`,
});

testRule(noRuntimeVersionDrift, {
  violates: {
    'a pipeline': python(workflow('3.9')),
    '.nvmrc': node({ '.nvmrc': 'v18.17.0\n' }),
    'runtime.txt': python({ 'runtime.txt': 'python-3.11.4\n' }),
  },
  upholds: {
    'another patch version': python({ '.python-version': '3.12.4\n' }),
    'the same major of Node': node({ '.nvmrc': '22\n' }),
  },
  'says nothing': {
    'a range': python({ 'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.10"\n' }),
    'engines with a range': node({ 'package.json': '{ "name": "shop", "private": true, "engines": { "node": ">=18" } }' }),
    'no image': { '.python-version': '3.10\n', ...workflow('3.12') },
    'an image without a version': { Dockerfile: 'FROM python:slim\n', '.python-version': '3.10\n' },
    'two runtimes': python({ '.nvmrc': '22\n' }),
    'an empty repository': {},
  },
});
