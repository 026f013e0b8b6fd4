import { testRule } from '@factorlint/testing';
import { noUnwiredReleaseScript } from './no-unwired-release-script.js';

const script = { 'release.sh': '#!/bin/sh\npython manage.py migrate --noinput\n' };
const web = 'web: gunicorn shop.wsgi\n';

testRule(noUnwiredReleaseScript, {
  violates: {
    'no deploy names it': { ...script, Procfile: web },
    'only a document names it': { ...script, Procfile: web, 'README.md': 'Run `./release.sh`.\n' },
    'only a comment names it': { ...script, Procfile: `${web}# release: ./release.sh\n` },
  },
  upholds: {
    'the release process': { ...script, Procfile: `release: ./release.sh\n${web}` },
    fly: {
      ...script,
      'fly.toml': 'app = "shop"\n\n[deploy]\n  release_command = "./release.sh"\n\n[processes]\n  web = "gunicorn shop.wsgi"\n',
    },
  },
  'says nothing': {
    'a pipeline calls it': {
      ...script,
      Procfile: web,
      '.github/workflows/deploy.yml': 'on: push\njobs:\n  deploy:\n    runs-on: x\n    steps:\n      - run: ./release.sh\n',
    },
    'a script without a migration': { 'release.sh': '#!/bin/sh\ngit tag v1\n', Procfile: web },
    'another script': { 'scripts/reset.sh': '#!/bin/sh\npython manage.py migrate\n', Procfile: web },
    'no deploy at all': script,
    'a target calls it': { ...script, Procfile: web, Makefile: 'release:\n\t./release.sh\n' },
    'an empty repository': {},
  },
});
