import { analyzeTree, inMemory, load } from '@factorlint/api';
import { sarif, toSarif, type SarifOptions } from '@factorlint/sarif';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { lintSarif } from './sarif-lint.js';
import { multitool, NEEDS_MULTITOOL, validateWithMultitool } from './sarif-validators.js';

const SECRET = "const dbPassword = 'zX4cV8bN2mQ6wE0r';\nmodule.exports = { dbPassword };\n";
const NASTY = [
  'a b.js',
  'app/[id]/page.js',
  'c:d.js',
  'caf\u00e9/\u65e5\u672c.js',
  'hash#1.js',
  'per%20cent.js',
  'plus+and&equals=.js',
  "quote'.js",
  'question?.js',
  'semi;colon/@scope/(group)/x:y.js',
  '\u{1F600}.js',
];
const rules = ['config/no-hardcoded-secret'];

describe('a path that means something in an address', () => {
  beforeAll(() => load());
  const files = Object.fromEntries(NASTY.map((path) => [path, SECRET]));
  const written = (options: Partial<SarifOptions> = {}) =>
    sarif(analyzeTree(inMemory(files), { rules }), {
      read: inMemory(files).read,
      repository: { uri: 'git@example.com:shop/shop.git', revision: '0123456789abcdef0123456789abcdef01234567' },
      ...options,
    });
  const pathsIn = (text: string) =>
    (JSON.parse(text) as Log).runs[0]?.results?.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '') ?? [];

  it('comes back as it was, with a browser’s reading of the address too', () => {
    const uris = pathsIn(written());
    expect(uris.map((uri) => decodeURIComponent(uri)).sort()).toEqual([...NASTY].sort());
    const opened = uris.map((uri) => new URL(uri, 'https://example.com/top/'));
    expect(opened.map(({ pathname }) => decodeURIComponent(pathname.replace(/^\/top\//, ''))).sort()).toEqual([...NASTY].sort());
    expect(opened.map(({ search, hash, host }) => [search, hash, host])).toEqual(NASTY.map(() => ['', '', 'example.com']));
  });

  it('is told from the top of the repository where the folder analysed lies below it', () => {
    const text = written({ repository: { folder: 'services/caf\u00e9 #1' } });
    expect(
      pathsIn(text)
        .map((uri) => decodeURIComponent(uri))
        .sort(),
    ).toEqual(NASTY.map((path) => `services/caf\u00e9 #1/${path}`).sort());
    expect((JSON.parse(text) as Log).runs[0]?.automationDetails?.id).toBe('factorlint/services/caf\u00e9 #1/');
  });

  it('passes all checks', { timeout: 60_000 }, ({ skip }) => {
    expect(lintSarif(written(), { raw: (path) => files[path] })).toEqual([]);
    if (multitool === undefined) return skip(NEEDS_MULTITOOL);
    expect(validateWithMultitool(multitool, { paths: written() })).toEqual({ paths: [] });
  });
});

describe('a secret', () => {
  beforeAll(() => load());

  const PEM = [
    '-----BEGIN RSA PRIVATE KEY-----',
    'MIIEcanaryAAAA1111bbbb2222',
    'cccc3333canaryDDDD4444eeee',
    '-----END RSA PRIVATE KEY-----',
  ];
  const CANARIES: Readonly<Record<string, string>> = {
    'settings.py':
      'import os\nSECRET_KEY = "cAnArY01-k8v2qz-m1x9p4w7"\nAPI_TOKEN = os.environ.get("API_TOKEN", "cAnArY02-r3t6y5u0i9o8p7a6")\nDEBUG = os.environ.get("DEBUG", "1")\nINSTALLED_APPS = ["shop"]\n',
    'keys.py': `PRIVATE_KEY = """${PEM.join('\n')}\n"""\nDEBUG = True\n`,
    'db.js':
      "const { Pool } = require('pg');\nconst dbPassword = 'cAnArY03xZ4cV8bN2';\nconst pool = new Pool({ connectionString: 'postgres://shop:cAnArY04mQ6wE0r@db.internal/shop' });\nmodule.exports = { pool, apiKey: 'AKIAQ3EGRIVZJ7YHBW2N', dbPassword };\n",
    'compose.yaml':
      'services:\n  web:\n    image: shop:1\n    command: node db.js\n    environment:\n      SESSION_SECRET: cAnArY05-k8v2qz-m1x9p4w7\n      JWT_SECRET: ${JWT_SECRET:-cAnArY06-r3t6y5u0-p4w7}\n      DATABASE_URL: postgres://shop:cAnArY07k8v2@db/shop\n',
    '.env': 'DB_PASSWORD=cAnArY08-k8v2qz-m1x9\nPGPASSWORD=cAnArY09-k8v2qz-m1x9\nSTRIPE_KEY=sk_live_cAnArY10k8v2qzm1x9p4\n',
    Dockerfile: 'FROM node\nENV API_SECRET=cAnArY11-k8v2qz-m1x9p4\nARG DB_PASSWORD=cAnArY12-k8v2qz-m1x9\nRUN npm install\nCMD npm start\n',
    'package.json': '{ "name": "shop", "dependencies": { "pg": "8.11.0" } }\n',
  };
  const SHOWN = [/cAnArY\d\d\w*/g, /canary(?:AAAA|DDDD)\d+/g, /AKIA\w+/g];

  it.for(['github', 'full'] as const)('of twelve, in files of every kind, is nowhere in the profile %s', (profile) => {
    const report = analyzeTree(inMemory(CANARIES));
    const log = toSarif(report, { read: inMemory(CANARIES).read, profile, level: 'note' });
    const told = JSON.stringify(log.runs[0]?.results) + JSON.stringify(log.runs[0]?.invocations);
    expect(SHOWN.flatMap((pattern) => told.match(pattern) ?? [])).toEqual([]);
    expect(told).toContain('[REDACTED]');
  });
});
