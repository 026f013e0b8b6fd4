import { testRule } from '@factorlint/testing';
import { requireReleaseStep } from './require-release-step.js';

const code = {
  'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
  'shop/migrations/0001_initial.py': 'from django.db import migrations\n',
};

testRule(requireReleaseStep, {
  violates: {
    'a Procfile without one': { ...code, Procfile: 'web: gunicorn shop.wsgi\n' },
    'an image alone': { ...code, Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n' },
    'only in a comment': { ...code, Procfile: 'web: gunicorn shop.wsgi\n# release: python manage.py migrate\n' },
  },
  upholds: {
    fly: {
      ...code,
      'fly.toml': 'app = "shop"\n\n[deploy]\n  release_command = "python manage.py migrate"\n\n[processes]\n  web = "gunicorn shop.wsgi"\n',
    },
    render: {
      ...code,
      'render.yaml':
        'services:\n  - type: web\n    name: shop\n    runtime: python\n    startCommand: gunicorn shop.wsgi\n    preDeployCommand: python manage.py migrate\n',
    },
    'a job': {
      ...code,
      'k8s/migrate.yaml':
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: migrate }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: migrate, image: "example/shop:1", command: ["python", "manage.py", "migrate"] }\n',
    },
  },
  'says nothing': {
    'no migrations': { Procfile: 'web: gunicorn shop.wsgi\n', 'requirements.txt': 'django==5.2\n' },
    'a library with migrations': {
      'pyproject.toml':
        '[project]\nname = "django-part"\nversion = "1"\ndependencies = ["django"]\nclassifiers = ["Framework :: Django"]\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'django_part/migrations/0001_initial.py': 'from django.db import migrations\n',
    },
    'no deploy': code,
    'migrations at start are told by another rule': { ...code, Procfile: 'web: python manage.py migrate && gunicorn shop.wsgi\n' },
    'an empty repository': {},
  },
});
