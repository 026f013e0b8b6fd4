import { testRule } from '@factorlint/testing';
import { noAdminOverHttp } from './no-admin-over-http.js';

const django = (views: string, path = 'shop/views.py') => ({
  Procfile: 'web: gunicorn shop.wsgi\n',
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
  [path]: `from django.core.management import call_command\nfrom django.views import View\n${views}`,
});
const express = (lines: string) => ({
  Procfile: 'web: node server.js\n',
  'package.json': '{"name": "shop", "private": true, "dependencies": {"express": "5.1.0", "sequelize": "6.37.0"}}\n',
  'server.js': `const express = require('express');\nconst { Sequelize } = require('sequelize');\nconst { prepare } = require('./database');\nconst database = new Sequelize(process.env.DATABASE_URL);\nconst app = express();\n${lines}\napp.listen(process.env.PORT);\n`,
});
const flask = (lines: string) => ({
  Procfile: 'web: gunicorn app:app\n',
  'requirements.txt': 'flask==3.1\ngunicorn==23.0\n',
  'app.py': `from flask import Flask\nfrom shop import db, prepare\nfrom auth import admin_required\napp = Flask(__name__)\n${lines}`,
});

testRule(noAdminOverHttp, {
  violates: {
    'a command in a view': django('def update(request):\n    call_command("flush")\n'),
    'a command in a view of a class': django('class Update(View):\n    def post(self, request):\n        call_command("migrate")\n'),
    'a command behind a login': django('@login_required\ndef update(request):\n    call_command("migrate")\n'),
    'the schema in a route of Express': express(
      `app.post('/tables', async (request, response) => { await database.sync({ force: true }); response.end(); });`,
    ),
    'a name of a route': express(`app.post('/api/reset-db', async (request, response) => { await prepare(); response.end(); });`),
    'a name of a route of Flask': flask('@app.get("/init-db")\ndef init():\n    prepare()\n    return ""\n'),
  },
  upholds: {},
  'says nothing': {
    'a command': django('class Command:\n    def handle(self):\n        call_command("migrate")\n', 'shop/management/commands/update.py'),
    'a function that is no view': django('def update(user):\n    call_command("migrate")\n'),
    'a comment and a text': django('def update(request):\n    # call_command("migrate")\n    return \'call_command("migrate")\'\n'),
    'a test': django('def update(request):\n    call_command("migrate")\n', 'tests/views.py'),
    'an admin’s route by name': flask('@app.post("/init-db")\n@admin_required\ndef init():\n    prepare()\n    return ""\n'),
    'middleware by name': express(`app.post('/reset-db', onlyOwners, async (request, response) => { await prepare(); });`),
    'a token that is compared': express(
      `app.post('/reset-db', async (request, response) => { if (request.get('x') !== process.env.RESET_TOKEN) return; await prepare(); });`,
    ),
    'a page': express(`app.get('/setup-database', (request, response) => { response.sendFile('setup.html'); });`),
    'a route of tests': express(
      `if (process.env.NODE_ENV === 'test') { app.post('/reset-db', async (request, response) => { await prepare(); }); }`,
    ),
    'another sense of the word': express(
      `app.post('/accounts/migrate', async (request, response) => { await prepare(); });\napp.get('/seed', async (request, response) => { await prepare(); });`,
    ),
    'a client': express(`const axios = require('axios');\naxios.post('/reset-db', () => {});`),
  },
});
