import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

const APPLICATION = {
  'requirements.txt': 'flask==3.1.0\n',
  'shop/__init__.py': '',
  'shop/app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
  Procfile: 'web: gunicorn shop.app:app\n',
  'shop/describe.py': 'with open("docs/api.md", "w") as file:\n    file.write("x")\n',
};

/** Whether production reaches a module that could be a program. */
function reaches(files: Readonly<Record<string, string>>): boolean {
  return factsOf({ ...APPLICATION, ...files }).isProduction({ path: 'shop/describe.py' });
}

it.for([
  ['a target of make', { Makefile: 'docs:\n\tuv run python -m shop.describe\n' }],
  ['a script of a package', { 'package.json': '{ "scripts": { "docs": "python3 shop/describe.py" } }' }],
  ['the build of an image', { Dockerfile: 'FROM python:3.12\nCOPY . .\nRUN python shop/describe.py\nCMD ["gunicorn", "shop.app:app"]\n' }],
] as const)('takes a program that only %s runs for none of the application', ([, files]) => {
  expect(reaches(files)).toBe(false);
});

it.for([
  ['nothing is seen to run it', {}],
  ['a module imports it', { Makefile: 'docs:\n\tpython -m shop.describe\n', 'shop/work.py': 'from shop.describe import file\n' }],
  ['a process runs it', { Makefile: 'docs:\n\tpython -m shop.describe\n', Procfile: 'web: python -m shop.describe\n' }],
  ['the target starts something', { Makefile: 'start:\n\tpython -m shop.describe\n' }],
] as const)('but not where %s', ([, files]) => {
  expect(reaches(files)).toBe(true);
});
