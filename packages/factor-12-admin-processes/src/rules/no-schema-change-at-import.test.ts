import { testRule } from '@factorlint/testing';
import { noSchemaChangeAtImport } from './no-schema-change-at-import.js';

const flask = (lines: string) => ({
  Procfile: 'web: gunicorn app:app\n',
  'requirements.txt': 'flask==3.1\nflask-sqlalchemy==3.1\ngunicorn==23.0\n',
  'app.py': `from flask import Flask\nfrom flask_sqlalchemy import SQLAlchemy\n\napp = Flask(__name__)\ndb = SQLAlchemy(app)\n${lines}`,
});
const nest = (value: string) => ({
  Procfile: 'web: node dist/main.js\n',
  'package.json': '{"name": "shop", "private": true, "dependencies": {"express": "5.1.0", "typeorm": "0.3.20"}}\n',
  'src/main.ts': `import express from 'express';\nimport './data-source';\nexpress().listen(3000);\n`,
  'src/data-source.ts': `import { DataSource } from 'typeorm';\nexport const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, synchronize: ${value} });\n`,
});

const knex = {
  'package.json':
    '{"name": "shop", "private": true, "scripts": {"db:init": "node db/init.js"}, "dependencies": {"express": "5.1.0", "knex": "3.1.0"}}\n',
  'server.js': `const express = require('express');\nexpress().listen(process.env.PORT);\n`,
  'db/init.js': `const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL });\nknex.migrate.latest().finally(() => knex.destroy());\n`,
};

testRule(noSchemaChangeAtImport, {
  violates: {
    'at the top of the module': flask('with app.app_context():\n    db.create_all()\n'),
    'in a hook of the start': {
      Procfile: 'web: uvicorn main:app\n',
      'requirements.txt': 'fastapi==0.115\nsqlalchemy==2.0\nuvicorn==0.34\n',
      'main.py':
        'from fastapi import FastAPI\nfrom sqlalchemy import MetaData, create_engine\n\napp = FastAPI()\nmetadata = MetaData()\nengine = create_engine("sqlite://")\n\n\n@app.on_event("startup")\ndef startup():\n    metadata.create_all(engine)\n',
    },
    'a switch of TypeORM': nest('true'),
    'a module that the server loads': {
      ...knex,
      Procfile: 'web: node server.js\n',
      'server.js': `require('./db/init');\n${knex['server.js']}`,
    },
  },
  upholds: {},
  'says nothing': {
    'a function that a command calls': flask('\n\n@app.cli.command()\ndef init():\n    db.create_all()\n'),
    'a switch from the environment': nest(`process.env.DATABASE_SYNCHRONIZE === 'true'`),
    'a switch that is off': nest('false'),
    'a program that the start runs before the server': {
      ...knex,
      Dockerfile: 'FROM node:22-slim\nCOPY . .\nCMD node db/init.js && exec node server.js\n',
    },
    'a program that only a script runs': {
      ...knex,
      Dockerfile: 'FROM node:22-slim\nCOPY . .\nCMD ["node", "server.js"]\n',
    },
    'under a condition': flask('import os\nif os.environ.get("CREATE"):\n    db.create_all()\n'),
    'a comment': flask('# db.create_all()\n'),
    'a test': { ...flask(''), 'tests/conftest.py': 'from app import db\ndb.create_all()\n' },
    'a migration': { ...flask(''), 'migrations/versions/0001_a.py': 'from app import db\ndb.create_all()\n' },
  },
});
