import { testRule } from '@factorlint/testing';
import { noSplitLocator } from './no-split-locator.js';

const server = (text: string) => ({
  'package.json': '{ "name": "shop", "private": true, "scripts": { "start": "node server.js" }, "dependencies": { "pg": "8.13.1" } }',
  'server.js': `const { Pool } = require('pg');\n${text}\nrequire('express')().listen(process.env.PORT);\n`,
});
const env = 'const { DB_HOST, DB_USER, DB_PASSWORD } = process.env;';

testRule(noSplitLocator, {
  violates: {
    'the options of a client': server(
      'new Pool({ host: process.env.DB_HOST, user: process.env.DB_USER, password: process.env.DB_PASSWORD });',
    ),
    'a URL put together': server(`${env}\nnew Pool({ connectionString: \`postgres://\${DB_USER}:\${DB_PASSWORD}@\${DB_HOST}/shop\` });`),
    'with defaults': server(
      "new Pool({ host: process.env.DB_HOST || 'db', user: process.env.DB_USER || 'shop', password: process.env.DB_PASSWORD, port: 5432 });",
    ),
  },
  upholds: {},
  'says nothing': {
    'one URL': server('new Pool({ connectionString: process.env.DATABASE_URL });'),
    'a URL and an option': server(
      'new Pool({ connectionString: process.env.DATABASE_URL, max: process.env.DB_POOL, ssl: process.env.DB_SSL });',
    ),
    'a URL first': server(
      'new Pool(process.env.DATABASE_URL ? { connectionString: process.env.DATABASE_URL } : { host: process.env.A, user: process.env.B, password: process.env.C });',
    ),
    'two variables': server('new Pool({ host: process.env.DB_HOST, password: process.env.DB_PASSWORD, user: "shop" });'),
    'a mail server': {
      ...server(''),
      'mail.js':
        "require('nodemailer').createTransport({ host: process.env.A, port: process.env.B, auth: { user: process.env.C, pass: process.env.D } });\n",
    },
    'a test': {
      ...server(''),
      'tests/db.js': "const { Pool } = require('pg');\nnew Pool({ host: process.env.A, user: process.env.B, password: process.env.C });\n",
    },
    'a library': {
      'package.json': '{ "name": "db", "version": "1.0.0", "main": "index.js", "files": ["index.js"] }',
      'index.js': "const { Pool } = require('pg');\nnew Pool({ host: process.env.A, user: process.env.B, password: process.env.C });\n",
    },
    constants: server("new Pool({ host: 'db', user: 'shop', database: 'shop' });"),
  },
});
