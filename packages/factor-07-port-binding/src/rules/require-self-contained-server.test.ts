import { testRule } from '@factorlint/testing';
import { requireSelfContainedServer } from './require-self-contained-server.js';

const wsgi = {
  'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n',
  'manage.py': 'import django\n',
};
const asgi = {
  'shop/asgi.py': 'from django.core.asgi import get_asgi_application\n\napplication = get_asgi_application()\n',
  'manage.py': 'import django\n',
};

testRule(requireSelfContainedServer, {
  violates: {
    'pyproject without a server': { ...wsgi, 'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["django>=5"]\n' },
    'an asgi application': { ...asgi, 'requirements.txt': 'django==5.2\nchannels==4.1\n' },
    'a server only for development': {
      ...wsgi,
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1"\ndependencies = ["django>=5"]\n\n[dependency-groups]\ndev = ["gunicorn"]\n',
    },
  },
  upholds: {
    'a part of FastAPI that brings it': {
      'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
      'requirements.txt': 'fastapi[standard]==0.115\n',
    },
    uvicorn: { ...asgi, 'requirements.txt': 'django==5.2\nuvicorn[standard]==0.32\n' },
    'requirements for production': {
      ...wsgi,
      'requirements/base.txt': 'django==5.2\n',
      'requirements/production.txt': '-r base.txt\ngunicorn==23.0\n',
    },
  },
  'says nothing': {
    'installed by the image': {
      ...wsgi,
      'requirements.txt': 'django==5.2\n',
      Dockerfile: 'FROM python:3.12-slim\nRUN pip install gunicorn==23.0\nCMD ["gunicorn", "shop.wsgi"]\n',
    },
    'a platform of functions': {
      'main.py': 'from fastapi import FastAPI\nfrom mangum import Mangum\napp = FastAPI()\nhandler = Mangum(app)\n',
      'requirements.txt': 'fastapi==0.115\nmangum==0.19\n',
    },
    'a library': {
      'pyproject.toml':
        '[project]\nname = "django-part"\nversion = "1"\ndependencies = ["django"]\nclassifiers = ["Framework :: Django"]\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'django_part/__init__.py': '',
    },
    'a Node service': {
      'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4" } }',
      'server.js': `require('express')().listen(process.env.PORT);\n`,
    },
    'a project of tests': { 'tests/project/wsgi.py': wsgi['shop/wsgi.py'], 'requirements.txt': 'django==5.2\n' },
    'no application': { 'requirements.txt': 'requests==2\n', 'job.py': 'import requests\n' },
  },
});
