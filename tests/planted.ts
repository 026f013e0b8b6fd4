/** Paths that mean something in an address, an attribute, a command or a table. */
export const NASTY = [
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

const PEM = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIEcanaryAAAA1111bbbb2222',
  'cccc3333canaryDDDD4444eeee',
  '-----END RSA PRIVATE KEY-----',
];
/** Twelve secrets and more, in files of every kind. */
export const CANARIES: Readonly<Record<string, string>> = {
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
/** What must be nowhere. */
export const SHOWN = [/cAnArY\d\d\w*/g, /canary(?:AAAA|DDDD)\d+/g, /AKIA\w+/g];
