import { testRule } from '@factorlint/testing';
import { noPrint } from './no-print.js';

const shop = (files: Readonly<Record<string, string>>) => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'shop/__init__.py': '',
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
  'shop/urls.py': 'from django.urls import path\nfrom shop.views import index\nurlpatterns = [path("", index)]\n',
  'shop/views.py': 'def index(request):\n    return None\n',
  ...files,
});
const express = (files: Readonly<Record<string, string>>) => ({
  Procfile: 'web: node server.js\n',
  'package.json': '{"name": "shop", "private": true, "dependencies": {"express": "5.1.0"}}\n',
  'server.js': `const express = require('express');\nconst orders = require('./orders');\nconst app = express();\napp.get('/', orders.list);\napp.listen(process.env.PORT);\n`,
  'orders.js': `exports.list = (request, response) => response.json([]);\n`,
  ...files,
});

testRule(noPrint, {
  violates: {
    'in a view': shop({ 'shop/views.py': 'def index(request):\n    print(request.path)\n' }),
    'in a controller': express({ 'orders.js': `exports.list = (request) => { console.log(request.url); };\n` }),
    'in the file that is started': express({
      'server.js': `const express = require('express');\nconst app = express();\napp.get('/', (request) => { console.log(request.url); });\napp.listen(3000);\n`,
    }),
  },
  upholds: {},
  'says nothing': {
    'a management command': shop({
      'shop/management/commands/fill.py':
        'from django.core.management.base import BaseCommand\n\n\nclass Command(BaseCommand):\n    def handle(self):\n        print("done")\n',
    }),
    'a script that stands alone': shop({ 'fetch.py': 'print("done")\n' }),
    'what only such a script imports': shop({
      'fetch.py': 'from shop.fetching import all\nprint(all())\n',
      'shop/fetching.py': 'def all():\n    print("fetching")\n',
    }),
    'a migration': shop({ 'shop/migrations/0001_a.py': 'def fill(apps, editor):\n    print("filling")\n' }),
    'a test': shop({ 'shop/tests.py': 'print("x")\n' }),
    'debug mode': shop({
      'shop/views.py': 'from django.conf import settings\ndef index(request):\n    if settings.DEBUG:\n        print(request.path)\n',
    }),
    'a banner': express({
      'server.js': `const express = require('express');\nconst app = express();\napp.listen(3000, () => console.log('listening'));\n`,
    }),
    'an error in a handler': express({ 'orders.js': `exports.list = () => { console.error('failed'); };\n` }),
    'a string': shop({ 'shop/views.py': 'TEXT = "print(1)"\n# print(2)\n' }),
    'a tool': {
      'pyproject.toml':
        '[project]\nname = "tool"\nversion = "1.0"\n[project.scripts]\ntool = "tool.main:run"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'tool/main.py': 'from tool.work import work\ndef run():\n    print(work())\n',
      'tool/work.py': 'def work():\n    print("working")\n',
    },
  },
});
