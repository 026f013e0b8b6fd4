import { testRule } from '@factorlint/testing';
import { requireContinuousDeployment } from './require-continuous-deployment.js';

const workflow = (steps: string, on = 'on: { push: { branches: [main] } }') =>
  `${on}\njobs:\n  work:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
const shop = (files: Readonly<Record<string, string>>) => ({
  Dockerfile: 'FROM python:3.13-slim\nCOPY . .\nCMD ["gunicorn", "app:app"]\n',
  'requirements.txt': 'flask==3.1\ngunicorn==23.0\n',
  'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
  ...files,
});
const tests = workflow('      - run: pytest\n');

testRule(requireContinuousDeployment, {
  violates: {
    'only tests': shop({ '.github/workflows/ci.yml': tests }),
    'tests and a linter': shop({ '.github/workflows/ci.yml': tests, '.github/workflows/lint.yml': workflow('      - run: ruff check\n') }),
    'another pipeline': shop({ '.gitlab-ci.yml': 'test:\n  script:\n    - pytest\n' }),
  },
  upholds: {
    'a push deploys': shop({ '.github/workflows/deploy.yml': workflow('      - run: flyctl deploy --remote-only\n') }),
    'a push applies manifests': shop({ '.github/workflows/deploy.yml': workflow('      - run: kubectl apply -k k8s\n') }),
  },
  'says nothing': {
    'no pipeline': shop({}),
    'an image is published': shop({
      '.github/workflows/ci.yml': tests,
      '.github/workflows/cd.yml': workflow('      - run: docker push example/shop:1\n'),
    }),
    'a platform that deploys by itself': shop({
      '.github/workflows/ci.yml': tests,
      'render.yaml': 'services:\n  - type: web\n    name: shop\n    runtime: python\n    startCommand: gunicorn app:app\n',
    }),
    'a library': {
      'pyproject.toml':
        '[project]\nname = "lib"\nversion = "1.0"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'lib/__init__.py': '',
      '.github/workflows/ci.yml': tests,
    },
    'a comment': { '.github/workflows/ci.yml': `${tests}# kubectl apply\n` },
  },
});
