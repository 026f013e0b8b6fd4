import { testRule } from '@factorlint/testing';
import { requireManifest } from './require-manifest.js';

testRule(requireManifest, {
  violates: {
    'node code': { 'server.js': `const express = require('express');\nexpress().listen(3000);\n` },
    'several packages': { 'app.py': 'import flask\nimport redis\n' },
    'a manifest of the other ecosystem': {
      'package.json': '{ "name": "x", "dependencies": { "ms": "1.0.0" } }',
      'app.py': 'import flask\n',
    },
  },
  upholds: {
    requirements: { 'requirements.txt': 'flask==3.1.0\n', 'app.py': 'import flask\n' },
    'requirements of an environment in a folder without code': {
      'environments/prod/requirements.txt': 'flask==3.1.0\n',
      'app/package.json': '{ "name": "x" }',
      'app/app.py': 'import flask\n',
    },
    'requirements in a folder': { 'requirements/base.txt': 'flask==3.1.0\n', 'app.py': 'import flask\n' },
  },
  'says nothing': {
    'the standard library': { 'app.py': 'import os, json\nfrom collections import abc\n' },
    'built-in modules of Node': { 'app.js': `const fs = require('node:fs');\nconst http = require('http');\n` },
    'modules of the repository': {
      'app.py': 'from shop import views\nimport shop.urls\n',
      'shop/__init__.py': '',
      'shop/views.py': '',
      'shop/urls.py': '',
    },
    'a module beside the file': { 'hooks/receive.py': 'import places\n', 'hooks/places.py': 'PORT = 7000\n' },
    'an optional import': { 'app.py': 'try:\n    import orjson\nexcept ImportError:\n    orjson = None\n' },
    'a test': { 'tests/test_app.py': 'import pytest\n' },
    documentation: { 'docs/conf.py': 'import sphinx_rtd_theme\n' },
    'a comment': { 'app.py': '# import flask\n"""import flask"""\n' },
  },
});
