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
  },
  upholds: {},
  'says nothing': {
    'a function that a command calls': flask('\n\n@app.cli.command()\ndef init():\n    db.create_all()\n'),
    'a switch from the environment': nest(`process.env.DATABASE_SYNCHRONIZE === 'true'`),
    'a switch that is off': nest('false'),
    'under a condition': flask('import os\nif os.environ.get("CREATE"):\n    db.create_all()\n'),
    'a comment': flask('# db.create_all()\n'),
    'a test': { ...flask(''), 'tests/conftest.py': 'from app import db\ndb.create_all()\n' },
    'a migration': { ...flask(''), 'migrations/versions/0001_a.py': 'from app import db\ndb.create_all()\n' },
  },
});
