import { testRule } from '@factorlint/testing';
import { noLocalStateFile } from './no-local-state-file.js';

const flask = (code: string, more: Readonly<Record<string, string>> = {}) => ({
  'requirements.txt': 'flask\ngunicorn\n',
  Procfile: 'web: gunicorn app:app\n',
  'app.py': `import os\nimport sqlite3\nimport tempfile\nfrom flask import Flask\napp = Flask(__name__)\n${code}\n`,
  ...more,
});
const node = (code: string) => ({
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }',
  Procfile: 'web: node server.js\n',
  'server.js': `const fs = require('fs');\nconst path = require('path');\nconst app = require('express')();\n${code}\napp.listen(process.env.PORT);\n`,
});
const body = (line: string) => `\ndef view(rows):\n    ${line}`;

testRule(noLocalStateFile, {
  violates: {
    'a file below the application': flask(body('open("state/count.txt", "w").write(rows)')),
    'through a constant of another module': flask(`from paths import STATE\n${body('open(STATE, "w").write(rows)')}`, {
      'paths.py': 'STATE = "/srv/shop/state.json"\n',
    }),
    'a path that is put together': node(
      "app.post('/', (req, res) => {\n  fs.writeFileSync(path.join(process.env.DATA_DIR, 'db.json'), req.body);\n  res.end();\n});",
    ),
    'a database in a file': flask('db = sqlite3.connect("/srv/shop/shop.db")'),
    'a database that begins as a copy of one in the repository': flask('db = sqlite3.connect(os.environ["DATA_DIR"] + "/shop.db")', {
      'template/shop.db': '',
    }),
    'a function of a command that the application calls too': flask(
      'import click\n\ndef store():\n    open("state.json", "w").write("x")\n\n@app.cli.command("store")\ndef command():\n    store()\n\n@app.post("/")\ndef view():\n    store()',
    ),
    'a command that a process runs': {
      ...flask('import click\n\n@app.cli.command("collect")\ndef collect():\n    open("state.json", "w").write("x")'),
      Procfile: 'web: gunicorn app:app\nworker: flask collect\n',
    },
    'a file that is loaded, and reads arguments': flask('import sys\nimport store', {
      'store.py': 'import sys\nif sys.argv:\n    open("state.json", "w").write("x")\n',
    }),
    'a program that a process runs': {
      ...flask('', { 'collect.py': 'import argparse\nopen("state.json", "w").write("x")\n' }),
      Procfile: 'web: gunicorn app:app\nworker: python collect.py\n',
    },
    'a program that is all there is': {
      'requirements.txt': 'aiogram\n',
      Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nEXPOSE 80\nCMD ["python", "bot.py"]\n',
      'bot.py':
        'from aiogram import Bot\n\ndef save():\n    open("state.json", "w").write("x")\n\nif __name__ == "__main__":\n    save()\n',
    },
    'a queue in a file': { ...flask('from huey import SqliteHuey\nhuey = SqliteHuey(filename="queue.db")') },
  },
  upholds: {
    'a read-only file system': {
      'k8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: example/shop:1.2\n          securityContext: { readOnlyRootFilesystem: true }\n',
    },
    'a read-only service': { 'compose.yaml': 'services:\n  web:\n    image: example/shop:1.2\n    read_only: true\n' },
  },
  'says nothing': {
    'a generator that only a script runs': {
      'package.json': '{"name": "shop", "private": true, "scripts": {"build": "node build.js"}, "dependencies": {"express": "5.1.0"}}\n',
      'server.js': `require('express')().listen(process.env.PORT);\n`,
      'build.js': `const fs = require('node:fs');\nfs.writeFileSync('public/openapi.json', '{}');\n`,
      Procfile: 'web: node server.js\n',
    },
    'a file that is read': flask(body('open("state/count.txt").read()')),
    'a temporary folder': flask(body('open(os.path.join(tempfile.gettempdir(), "x.csv"), "w").write(rows)')),
    'a file below /tmp': flask(body('open("/tmp/x.csv", "w").write(rows)')),
    'a file whose name comes from elsewhere': flask('\ndef save(path, rows):\n    open(path, "w").write(rows)'),
    'a log file': flask(body('open("logs/app.log", "a").write(rows)')),
    'a database in memory': flask('db = sqlite3.connect(":memory:")'),
    'a database that is part of the repository': flask('index = sqlite3.connect("search.db")', { 'search.db': '' }),
    'a command': flask('', { 'shop/management/commands/dump.py': 'open("dump.json", "w").write("{}")\n' }),
    'the file that a command of the command line makes': flask(
      'import click\n\n@app.cli.command("export")\n@click.argument("path", default="")\ndef export(path):\n    open("export.zip", "wb").write(b"x")',
    ),
    'what only commands call, by a table': flask(
      'import click\n\ndef enums():\n    open("static/enums.js", "w").write("x")\n\nSTEPS = {"enums": enums}\n\n@app.cli.command("build")\n@click.argument("step")\ndef build(step):\n    STEPS[step]()',
    ),
    'a command by an own decorator': flask('', {
      'commands.py':
        'import click\nfrom tools import deprecated_command\n\n@deprecated_command(name="report")\n@click.option("-f", "--file")\ndef report(file):\n    open("report.csv", "w").write("x")\n',
    }),
    'a program that a person runs': flask('', {
      'export.py':
        'import sys\nfrom app import app\nwith app.app_context():\n    name = "out" if len(sys.argv) < 2 else "all"\n    open(f"{name}.zip", "wb").write(b"x")\n',
    }),
    'the program of a build': {
      ...node(''),
      'ios/bundle.js':
        "const fs = require('fs');\nconst run = require('child_process');\nrun.execSync('npm run build');\nfs.writeFileSync('ios/assets/app.js', fs.readFileSync('dist/app.js'));\n",
    },
    'a script': flask('', { 'scripts/dump.py': 'open("dump.json", "w").write("{}")\n' }),
    'a test': flask('', { 'tests/test_app.py': 'open("out.json", "w").write("{}")\n' }),
    'a tool': {
      'pyproject.toml': '[project]\nname = "kit"\nversion = "1"\nscripts = { kit = "kit:main" }\n',
      'kit.py': 'def main():\n    open("out.json", "w").write("{}")\n',
    },
    'a comment': flask('# open("state.json", "w")'),
  },
});
