import { expect, it } from 'vitest';
import { factsOf } from '../model.test-kit.js';

/** Whether production reaches a generator in a folder that no import can name. */
function reaches(files: Readonly<Record<string, string>>): boolean {
  const facts = factsOf({
    'requirements.txt': 'flask==3.1.0\n',
    'shop/__init__.py': '',
    'shop/app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    Procfile: 'web: gunicorn shop.app:app\n',
    'dev/code-generation/make.py': 'open("docs/api.html", "w").write("x")\n',
    ...files,
  });
  return facts.isProduction({ path: 'dev/code-generation/make.py' });
}

it('takes a folder that no module can import and no deploy names for none of the application', () => {
  expect(reaches({})).toBe(false);
  expect(reaches({ 'package.json': '{ "scripts": { "generate": "python dev/code-generation/make.py" } }' })).toBe(false);
});

it.for([
  ['a deploy runs it', { Procfile: 'web: gunicorn shop.app:app\nworker: python dev/code-generation/make.py\n' }],
  ['an image copies it', { Dockerfile: 'FROM python:3.12\nCOPY dev/code-generation/ ./\nCMD ["python", "make.py"]\n' }],
  ['it is a project of its own', { 'dev/code-generation/requirements.txt': 'jinja2==3.1.4\n' }],
  ['it listens', { 'dev/code-generation/serve.py': 'import uvicorn\nuvicorn.run("a:b", port=80)\n' }],
  ['its name can be imported', { 'dev/code_generation/make.py': '' }],
] as const)('but not where %s', ([why, files]) => {
  if (why === 'its name can be imported') expect(factsOf(files).isProduction({ path: 'dev/code_generation/make.py' })).toBe(true);
  else expect(reaches(files)).toBe(true);
});
