import { describe, expect, it } from 'vitest';
import type { Change } from '../../../vocabulary/change.js';
import { rewrittenBy, type ChangeRest } from '../../rewrite.test-kit.js';
import { javascript } from '../index.js';

const rewritten = <K extends Change['kind']>(kind: K, marked: string, rest: ChangeRest<K>, path = 'app.js') =>
  rewrittenBy(javascript, path, kind, marked, rest);

const secret = (text: string, path?: string) => rewritten('read-environment', text, { name: 'APP_SECRET', missing: 'fails' }, path);
const port = (text: string, path?: string) => {
  const value = 3000;
  const missing = { kind: 'literal', value, location: { path: 'app.js' } } as const;
  return rewritten('read-environment', text, { name: 'PORT', missing, coercion: 'integer' }, path);
};

describe('a secret in the code', () => {
  it.each([
    ['a constant', "const s = «'abc'»;\n", 'const s = process.env.APP_SECRET;\n'],
    ['a template', 'const s = «`abc`»;\n', 'const s = process.env.APP_SECRET;\n'],
    ['strict', "'use strict';\nconst s = «'abc'»;\n", "'use strict';\nconst s = process.env.APP_SECRET;\n"],
    [
      'an option',
      "app.use(session({ secret: «'abc'», resave: false }));\n",
      'app.use(session({ secret: process.env.APP_SECRET, resave: false }));\n',
    ],
    ['an argument', "jwt.sign(x, «'abc'», o); // why\n", 'jwt.sign(x, process.env.APP_SECRET, o); // why\n'],
    ['CRLF', "const s = «'abc'»;\r\nlet a;\r\n", 'const s = process.env.APP_SECRET;\r\nlet a;\r\n'],
    [
      'brackets',
      "const a = process.env['A'];\nconst s = «'abc'»;\n",
      "const a = process.env['A'];\nconst s = process.env['APP_SECRET'];\n",
    ],
    [
      'env of the process',
      "import { env } from 'node:process';\nconst a = env.A;\nconst s = «'abc'»;\n",
      "import { env } from 'node:process';\nconst a = env.A;\nconst s = env.APP_SECRET;\n",
    ],
    [
      'process as a module',
      "import process from 'node:process';\nconst s = «'abc'»;\n",
      "import process from 'node:process';\nconst s = process.env.APP_SECRET;\n",
    ],
    ['Bun', "const a = Bun.env.A;\nconst s = «'abc'»;\n", 'const a = Bun.env.A;\nconst s = Bun.env.APP_SECRET;\n'],
  ])('%s', (_, before, after) => {
    expect(secret(before)).toBe(after);
  });

  it('says in TypeScript that it is there', () => {
    expect(secret("const s: string = «'abc'»;\n", 'app.ts')).toBe('const s: string = process.env.APP_SECRET!;\n');
  });

  it.each([
    ['a key', "const a = { «'abc'»: 1 };\n", 'app.js'],
    ['part of a text', "const a = 'x://u:«abc»@h';\n", 'app.js'],
    ['a stand-in of a parameter', "function f(a = «'abc'») {}\n", 'app.js'],
    ['a constant type', "const a = «'abc'» as const;\n", 'app.ts'],
    ['a member of an enum', "enum A { B = «'abc'» }\n", 'app.ts'],
    ['a component', "export const A = () => <p a={f(«'abc'»)} />;\n", 'a.jsx'],
    ['a file for a browser', "document.title = 'x';\nconst s = «'abc'»;\n", 'app.js'],
    ['Vite', "const a = import.meta.env.VITE_A;\nconst s = «'abc'»;\n", 'app.js'],
    ['another process', "const process = {};\nconst s = «'abc'»;\n", 'app.js'],
  ])('is left alone: %s', (_, before, path) => {
    expect(secret(before, path)).toBeUndefined();
  });
});

describe('a secret that stands in for a variable', () => {
  it.each([
    ['or', "const s = «process.env.APP_SECRET» || 'abc';\n", 'app.js', 'const s = process.env.APP_SECRET;\n'],
    ['nullish, in parentheses', "f((«process.env.APP_SECRET» ?? 'abc'));\n", 'app.js', 'f((process.env.APP_SECRET));\n'],
    ['in TypeScript', "const s = «process.env.APP_SECRET» || 'abc';\n", 'app.ts', 'const s = process.env.APP_SECRET!;\n'],
    ['taken apart', "const { «APP_SECRET = 'abc'» } = process.env;\n", 'app.js', 'const { APP_SECRET } = process.env;\n'],
    [
      'zod',
      "import { z } from 'zod';\nexport const env = z.object({ «APP_SECRET: z.string().min(1).default('abc')» }).parse(process.env);\n",
      'app.ts',
      "import { z } from 'zod';\nexport const env = z.object({ APP_SECRET: z.string().min(1) }).parse(process.env);\n",
    ],
    [
      'envalid',
      "import { cleanEnv, str } from 'envalid';\nexport const env = cleanEnv(process.env, { «APP_SECRET: str({ default: 'abc', desc: 'd' })» });\n",
      'app.ts',
      "import { cleanEnv, str } from 'envalid';\nexport const env = cleanEnv(process.env, { APP_SECRET: str({ desc: 'd' }) });\n",
    ],
    [
      'Nest',
      "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private readonly c: ConfigService) { f(«this.c.get<string>('APP_SECRET', 'abc')»); } }\n",
      'app.ts',
      "import { ConfigService } from '@nestjs/config';\nclass A { constructor(private readonly c: ConfigService) { f(this.c.getOrThrow<string>('APP_SECRET')); } }\n",
    ],
    ['with another variable', "const s = «process.env.APP_SECRET» || process.env.OTHER || 'abc';\n", 'app.js', undefined],
  ])('%s', (_, before, path, after) => {
    expect(secret(before, path)).toBe(after);
  });
});

describe('a port', () => {
  it.each([
    ['a number', 'app.listen(«3000»);\n', 'app.listen(Number(process.env.PORT || 3000));\n'],
    ['a constant', 'const port = «3000»;\n', 'const port = Number(process.env.PORT || 3000);\n'],
    ['a text', "app.set('port', «'3000'»);\n", "app.set('port', process.env.PORT || '3000');\n"],
    [
      'where ?? is usual',
      'const a = process.env.A ?? 1;\napp.listen(«3000»);\n',
      'const a = process.env.A ?? 1;\napp.listen(Number(process.env.PORT ?? 3000));\n',
    ],
  ])('%s', (_, before, after) => {
    expect(port(before)).toBe(after);
  });
});

describe('a switch', () => {
  it.each([
    ['Boolean', 'const d = Boolean(«process.env.DEBUG»);\n', "const d = /^(?:1|true|yes|on)$/i.test(process.env.DEBUG ?? '');\n"],
    ['!!', 'const d = !!«process.env.DEBUG»;\n', "const d = /^(?:1|true|yes|on)$/i.test(process.env.DEBUG ?? '');\n"],
    ['a test', 'if («process.env.DEBUG») f();\n', undefined],
  ])('%s', (_, before, after) => {
    expect(rewritten('read-environment', before, { name: 'DEBUG', missing: 'empty', coercion: 'boolean' })).toBe(after);
  });
});

describe('another constant', () => {
  it.each([
    ['a text', "app.listen({ host: «'127.0.0.1'» });\n", '127.0.0.1', '0.0.0.0', "app.listen({ host: '0.0.0.0' });\n"],
    ['another text', "app.listen({ host: «'::'» });\n", '127.0.0.1', '0.0.0.0', undefined],
    ['a truth value', 'f(«true»);\n', true, false, 'f(false);\n'],
  ])('%s', (_, before, was, value, after) => {
    expect(rewritten('set-value', before, { was, value })).toBe(after);
  });
});

describe('a statement', () => {
  it.each([
    ['on its line', 'a();\n«console.log(process.env)»; // why\nb();\n', 'a();\n// why\nb();\n'],
    ['a body', 'if (a) «console.log(process.env)»;\n', undefined],
    ['beside others', 'a(); «console.log(process.env)»;\n', undefined],
  ])('%s', (_, before, after) => {
    expect(rewritten('remove-line', before, {})).toBe(after);
  });
});

describe('a transport of log files', () => {
  const winston = "const winston = require('winston');\n";

  it.each([
    [
      'winston',
      `${winston}winston.createLogger({ transports: [«new winston.transports.File({ filename: 'a.log', level: 'info' })»] });\n`,
      `${winston}winston.createLogger({ transports: [new winston.transports.Console({ level: 'info' })] });\n`,
    ],
    [
      'winston, nothing else',
      `${winston}winston.createLogger({ transports: [«new winston.transports.File({ filename: 'a.log' })»] });\n`,
      `${winston}winston.createLogger({ transports: [new winston.transports.Console()] });\n`,
    ],
    [
      'winston, beside the console',
      `${winston}winston.createLogger({ transports: [\n  «new winston.transports.File({ filename: 'a.log' })»,\n  new winston.transports.Console(),\n] });\n`,
      `${winston}winston.createLogger({ transports: [\n  new winston.transports.Console(),\n] });\n`,
    ],
    [
      'winston, the console elsewhere',
      `${winston}const l = winston.createLogger({ transports: [«new winston.transports.File({ filename: 'a.log' })»] });\nif (a) l.add(new winston.transports.Console());\n`,
      undefined,
    ],
    [
      'pino',
      "const pino = require('pino');\npino(«pino.destination('a.log')»);\n",
      "const pino = require('pino');\npino(pino.destination(1));\n",
    ],
    [
      'pino, with options',
      "const pino = require('pino');\npino(«pino.destination({ dest: 'a.log', sync: false })»);\n",
      "const pino = require('pino');\npino(pino.destination({ sync: false }));\n",
    ],
  ])('%s', (_, before, after) => {
    expect(rewritten('stream-handler', before, {})).toBe(after);
  });
});
