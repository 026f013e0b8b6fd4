import { testRule } from '@factorlint/testing';
import { noVendoredCopy } from './no-vendored-copy.js';

const image = (line: string) => ({
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
  Dockerfile: `FROM python:3.12-slim\n${line}\nCOPY . .\nCMD ["gunicorn", "app:app"]\n`,
});

testRule(noVendoredCopy, {
  violates: {
    'a shallow clone': image('RUN git clone --depth 1 https://github.com/example/shared.git'),
    'a clone of a branch': image('RUN git clone -b main https://github.com/example/shared.git'),
    'a start script': {
      ...image('ENTRYPOINT ["./start.sh"]'),
      'start.sh': '#!/bin/sh\ngit clone https://github.com/example/templates.git\nexec "$@"\n',
    },
    'with a token': image(
      'RUN git clone https://x:${TOKEN}@github.com/example/shared.git && git clone https://github.com/example/other.git',
    ),
  },
  upholds: {},
  'says nothing': {
    'a tag': image('RUN git clone --branch=v2.0.1 https://github.com/example/shared.git'),
    'a commit afterwards': image('RUN git clone https://github.com/example/shared.git && cd shared && git checkout 5f2c9ab'),
    'a version that is an argument': image('ARG TOOL\nRUN git clone --branch "$TOOL" https://github.com/example/tool.git'),
    'the repository itself': {
      ...image('RUN git clone https://github.com/example/shop.git .'),
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1.0.0"\n',
    },
    'a submodule at a commit': { '.gitmodules': '[submodule "a"]\n\tpath = a\n\turl = https://github.com/example/a.git\n' },
    'a pipeline': {
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: git clone https://github.com/example/a.git\n',
    },
    'a word of a message': image('RUN echo git clone https://github.com/example/shared.git'),
    'a document': { 'README.md': '```sh\ngit clone https://github.com/example/shop.git\n```\n' },
  },
});
