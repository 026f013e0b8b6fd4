import { testRule } from '@factorlint/testing';
import { requireRuntimeVersion } from './require-runtime-version.js';

const flask = { 'requirements.txt': 'flask==3.1.0\n', 'app.py': 'from flask import Flask\napp = Flask(__name__)\napp.run()\n' };
const express = (manifest: string) => ({ 'package.json': manifest, 'server.js': `require('express')().listen(process.env.PORT);\n` });

testRule(requireRuntimeVersion, {
  violates: {
    'a Node service': express('{ "name": "shop", "private": true, "dependencies": { "express": "4.19.2" } }'),
    'an image without a version': { ...flask, Dockerfile: 'FROM python:slim\nCMD ["python", "app.py"]\n' },
    'a version of another runtime': { ...flask, '.nvmrc': '22\n' },
  },
  upholds: {
    engines: express('{ "name": "shop", "private": true, "engines": { "node": ">=22" }, "dependencies": { "express": "4.19.2" } }'),
    'the image': { ...flask, Dockerfile: 'FROM python:3.12-slim\nCMD ["python", "app.py"]\n' },
    'requires-python': {
      ...flask,
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["flask"]\n',
    },
    'runtime.txt': { ...flask, 'runtime.txt': 'python-3.12.4\n' },
  },
  'says nothing': {
    'a library': {
      'package.json': '{ "name": "part", "version": "1.0.0", "main": "index.js", "files": ["index.js"], "dependencies": { "ms": "2" } }',
      'index.js': '',
    },
    'no manifest': { 'hello.py': 'print("hello")\n' },
    documentation: { 'docs/requirements.txt': 'sphinx==8\n' },
    'an empty repository': {},
    'a comment': { 'README.md': 'Needs Python 3.12.' },
  },
});
