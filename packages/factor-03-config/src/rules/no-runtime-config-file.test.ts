import { testRule } from '@factorlint/testing';
import { noRuntimeConfigFile } from './no-runtime-config-file.js';

const py = (text: string) => ({
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': `import json, os\nfrom pathlib import Path\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\ndef save(data):\n    ${text}\n`,
});

testRule(noRuntimeConfigFile, {
  violates: {
    'an environment file': py('open(".env", "a").write("A=1")'),
    'a path': py('Path("data/settings.json").write_text(json.dumps(data))'),
    'below a folder that the environment gives': py('open(os.environ["DATA"] + "/app-config.yaml", "w").write(data)'),
    JavaScript: {
      'package.json':
        '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "express": "4.19.2" } }',
      'server.js':
        "const { writeFile } = require('node:fs/promises');\nrequire('express')().post('/', (q) => writeFile('config.json', q.body)).listen(process.env.PORT);\n",
    },
  },
  upholds: {},
  'says nothing': {
    'another file': py('open("report.json", "w").write(data)'),
    'a file that is read': py('return open("config.json").read()'),
    'a name that only mentions it': py('open("configuration-report.pdf", "wb").write(data)'),
    'a temporary file': py('open("/tmp/config.json", "w").write(data)'),
    'an unknown name': py('open(data, "w").write("")'),
    'a script': { ...py('pass'), 'scripts/setup.py': 'open("config.json", "w").write("{}")\n' },
    'a command': { ...py('pass'), 'shop/management/commands/init.py': 'open("config.json", "w").write("{}")\n' },
    'a test': { ...py('pass'), 'tests/test_app.py': 'open("config.json", "w").write("{}")\n' },
    'a tool': {
      'pyproject.toml': '[project]\nname = "t"\nversion = "1"\n\n[project.scripts]\nt = "t:main"\n',
      't.py': 'def main():\n    open("config.json", "w").write("{}")\n',
    },
  },
});
