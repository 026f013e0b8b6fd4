import { testRule } from '@factorlint/testing';
import { noImplicitSystemTool } from './no-implicit-system-tool.js';

const image = (...lines: readonly string[]) => ({
  'requirements.txt': 'flask==3.1.0\n',
  Dockerfile: [
    'FROM python:3.12-slim',
    ...lines,
    'COPY . .',
    'RUN pip install -r requirements.txt',
    'CMD ["gunicorn", "app:app"]',
    '',
  ].join('\n'),
});
const app = (call: string) => ({
  'app.py': `import os\nimport subprocess\n\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\ndef work(path):\n    ${call}\n`,
});

testRule(noImplicitSystemTool, {
  violates: {
    'through a shell': { ...image(), ...app('os.system("pdftotext in.pdf out.txt")') },
    'in JavaScript': {
      Dockerfile: 'FROM node:22.11-alpine\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n',
      'package.json':
        '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "express": "4.19.2" } }',
      'server.js':
        "const { execFile } = require('node:child_process');\nrequire('express')().get('/', (q, r) => execFile('convert', ['a', 'b'], () => r.end())).listen(process.env.PORT);\n",
    },
    'another program is installed': {
      ...image('RUN apt-get update && apt-get install -y ghostscript'),
      ...app('subprocess.run(["ffmpeg", path])'),
    },
  },
  upholds: {},
  'says nothing': {
    'under the name of its package': {
      ...image('RUN apt-get update && apt-get install -y poppler-utils'),
      ...app('subprocess.run(["pdftotext", path])'),
    },
    'a program of every system': { ...image(), ...app('subprocess.run(["cp", path, "/srv"])') },
    'the interpreter': { ...image(), ...app('subprocess.run(["python", "other.py"])') },
    'a path that the environment gives': { ...image(), ...app('subprocess.run([os.environ["CONVERT"], path])') },
    'a console script of a dependency': { ...image(), ...app('subprocess.run(["flask", "routes"])') },
    'a full image': {
      ...app('subprocess.run(["convert", path])'),
      ...image(),
      Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
    },
    'no image at all': { 'requirements.txt': 'flask==3.1.0\n', ...app('subprocess.run(["ffmpeg", path])') },
    'a script of developers': { ...image(), 'scripts/film.py': 'import subprocess\n\nsubprocess.run(["ffmpeg"])\n' },
    'a test': { ...image(), 'tests/test_film.py': 'import subprocess\n\nsubprocess.run(["ffmpeg"])\n' },
  },
});
