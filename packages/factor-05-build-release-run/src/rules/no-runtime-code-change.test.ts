import { judgeFiles, testRule, toLine } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noRuntimeCodeChange } from './no-runtime-code-change.js';

const script = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  Dockerfile: 'FROM node:22.11-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
  'start.sh': `#!/bin/sh\n${text}\nexec node server.js\n`,
  'server.js': "require('http').createServer().listen(process.env.PORT);\n",
  ...more,
});
const writes = (target: string) => ({
  'scripts/patch.js': `const fs = require('fs');\nconst path = require('path');\nfs.writeFileSync(${target}, 'x');\n`,
});

testRule(noRuntimeCodeChange, {
  violates: {
    'sed in place': script("sed -i 's|API|x|' dist/app.js"),
    'git pull': script('git pull origin main'),
    'a script that writes code': script('node scripts/patch.js', writes("path.join(__dirname, '../public/tracker.js')")),
    'through a script of package.json': {
      ...script('', writes("'public/tracker.js'")),
      'package.json': JSON.stringify({ name: 'shop', private: true, scripts: { start: 'node scripts/patch.js && node server.js' } }),
      Procfile: 'web: npm start\n',
    },
  },
  upholds: {},
  'says nothing': {
    'a configuration of a proxy': script("sed -i 's|PORT|80|' /etc/nginx/conf.d/default.conf"),
    'sed that prints': script("sed 's|API|x|' dist/app.js"),
    'a temporary file': script('node scripts/patch.js', writes("'/tmp/routes.js'")),
    'a file of data': script('node scripts/patch.js', writes("'data/cache.json'")),
    'a name that is computed': script('node scripts/patch.js', writes('process.argv[2]')),
    'a script that the start does not run': script('', writes("'public/tracker.js'")),
    'the build': { Dockerfile: 'FROM node:22.11-slim\nCOPY . .\nRUN sed -i \'s|a|b|\' app.js\nCMD ["node", "server.js"]\n' },
    'a stage for pull requests': {
      Dockerfile:
        'FROM node:22.11-slim AS pr\nCMD git clone https://example.org/shop && node server.js\n\nFROM node:22.11-slim\nCMD ["node", "server.js"]\n',
    },
    'a comment': script('# git pull'),
  },
});

it('says may of what a variable decides', () => {
  const patch = (code: string) => script('node scripts/patch.js', { 'scripts/patch.js': `const fs = require('fs');\n${code}\n` });
  const lines = (code: string) => judgeFiles(noRuntimeCodeChange, patch(code)).map(toLine);
  expect(lines("fs.writeFileSync('public/tracker.js', 'x');")).toEqual([expect.stringMatching(/warning .*Every start of \S+ rewrites/)]);
  expect(lines("if (process.env.ENDPOINT) {\n  fs.writeFileSync('public/tracker.js', 'x');\n}")).toEqual([
    expect.stringMatching(/note .*A start of \S+ may rewrite/),
  ]);
});
