import { testRule } from '@factorlint/testing';
import { requireBuildArtifact } from './require-build-artifact.js';

const app = (more: Readonly<Record<string, string>>) => ({
  'requirements.txt': 'flask\ngunicorn\n',
  'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
  ...more,
});
const sh = (text: string) => `#!/bin/bash\nset -e\n${text}\n`;

testRule(requireBuildArtifact, {
  violates: {
    'a script that fetches, installs and restarts': app({
      'bin/rollout.sh': sh('git pull\npip install -r requirements.txt\nsudo supervisorctl restart shop'),
    }),
    'a script that upgrades an installation': app({ 'upgrade.sh': sh('pip install -r requirements.txt\npython manage.py migrate') }),
    'commands that are kept in variables': app({
      'upgrade.sh': sh('COMMAND="pip install -r requirements.txt"\neval $COMMAND\nCOMMAND="python manage.py migrate"\neval $COMMAND'),
    }),
    'a pipeline over ssh': app({
      '.github/workflows/deploy.yml':
        "on: push\njobs:\n  deploy:\n    runs-on: x\n    steps:\n      - run: ssh shop@example.org 'cd shop && git pull && pip install -r requirements.txt'\n",
    }),
  },
  upholds: {},
  'says nothing': {
    'a script that ships an image': app({ 'deploy.sh': sh('docker build -t shop .\ndocker push shop') }),
    'a script for developers': app({ 'scripts/setup.sh': sh('pip install -r requirements.txt\npython manage.py migrate') }),
    'a script that brings a checkout forward': app({
      'scripts/update.sh': sh('git pull\npip install -r requirements.txt\npython manage.py migrate'),
    }),
    'a build script': app({ 'build.sh': sh('pip install -r requirements.txt\npython manage.py collectstatic --noinput') }),
    'a pipeline that tests': app({
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: git checkout main && pip install -r requirements.txt\n',
    }),
    'a script of the tests': app({ 'tests/upgrade.sh': sh('pip install -r requirements.txt\npython manage.py migrate') }),
    'a library': {
      'package.json': '{ "name": "kit", "version": "1.0.0", "main": "index.js", "files": ["index.js"] }',
      'index.js': '',
      'deploy.sh': sh('git pull\nnpm ci\nsystemctl restart docs'),
    },
    'a comment': app({ 'deploy.sh': sh('# git pull && pip install -r requirements.txt\nsystemctl restart shop') }),
  },
});
