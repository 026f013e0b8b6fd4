import { testRule } from '@factorlint/testing';
import { noCommittedArtifact } from './no-committed-artifact.js';

testRule(noCommittedArtifact, {
  violates: {
    'a log': { 'logs/app.log': 'started' },
    'installed packages': { 'node_modules/ms/index.js': '' + 'module.exports = 1;' },
    'compiled code': { 'app/__pycache__/views.cpython-312.pyc': 'x' },
    'a database below': { 'data/shop.db': 'x' },
  },
  upholds: {},
  'says nothing': {
    'an ignored file that is there': {
      files: { 'db.sqlite3': 'x' },
      given: [{ kind: 'tracked-path', tracked: false, location: { path: 'db.sqlite3' } }],
    },
    'an empty file': { 'logs/app.log': '' },
    'seed data': { 'seeds/cities.db': 'x' },
    'a migration': { 'migrations/001.sql': 'create table a();' },
    'a folder that is kept': { 'media/.gitkeep': ' ' },
    'source code of a log': { 'src/log.js': 'x' },
  },
});
