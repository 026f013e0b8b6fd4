import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../engine/document.js';
import { javascript } from '../index.js';
import type { EnvironmentRead, Secret } from '../../../vocabulary/facts/index.js';

function reads(source: string): readonly EnvironmentRead[] {
  return [...javascript.extract(openDocument('src/app.ts', { read: () => source }))].filter((fact) => fact.kind === 'environment-read');
}

function secrets(source: string, path = 'src/app.ts'): readonly Secret[] {
  return [...javascript.extract(openDocument(path, { read: () => source }))].filter((fact) => fact.kind === 'secret');
}

describe('environment reads', () => {
  it('are stated once with the whole expression, and each default read by itself', () => {
    const facts = reads('const port = Number(process.env.APP_PORT || process.env.PORT || 3000);');
    expect(facts.map(({ value, boundTo }) => [value.kind === 'environment' ? value.name : '', boundTo])).toEqual([
      ['APP_PORT', 'port'],
      ['PORT', 'port'],
    ]);
    expect(facts[1]?.location.range?.start).toEqual({ line: 1, column: 45 });
  });

  it.each([
    [
      'zod',
      "import { z } from 'zod'; z.object({ PORT: z.coerce.number().default(80), URL: z.string().url(), X: z.string().optional() }).parse(process.env);",
    ],
    [
      'envalid',
      "import { cleanEnv, num, url, str } from 'envalid'; cleanEnv(process.env, { PORT: num({ default: 80 }), URL: url(), X: str({ default: undefined }) });",
    ],
    [
      'joi',
      "const Joi = require('joi'); const schema = Joi.object().keys({ PORT: Joi.number().default(80), URL: Joi.string().uri().required(), X: Joi.string() }).unknown(); schema.prefs({}).validate(process.env);",
    ],
    [
      '@t3-oss/env',
      "import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod'; createEnv({ server: { PORT: z.coerce.number().default(80), URL: z.url(), X: z.string().optional() }, runtimeEnv: process.env });",
    ],
    [
      '@fastify/env',
      "import Fastify from 'fastify'; import env from '@fastify/env'; const app = Fastify(); app.register(env, { schema: { type: 'object', required: ['URL'], properties: { PORT: { type: 'number', default: 80 }, URL: { type: 'string' }, X: { type: 'string' } } } });",
    ],
  ])('are read from schemas of %s', (reader, source) => {
    const facts = reads(source);
    const shape = facts.map(({ value, structured }) =>
      value.kind === 'environment' ? [value.name, typeof value.missing === 'object' ? value.missing.kind : value.missing, structured] : [],
    );
    expect(shape).toEqual([
      ['PORT', 'literal', true],
      ['URL', 'fails', true],
      ['X', 'empty', true],
    ]);
    expect(new Set(facts.map((fact) => fact.reader))).toEqual(new Set([reader]));
  });

  it('are read from convict, with the names that it gives', () => {
    const facts = reads(
      "const convict = require('convict'); const config = convict({ port: { format: 'port', default: 80, env: 'PORT' }, db: { url: { default: null, env: 'DATABASE_URL' } }, fixed: { default: 1 } });",
    );
    expect(facts.map(({ value }) => value)).toMatchObject([
      { name: 'PORT', missing: { value: 80 }, coercion: 'integer' },
      { name: 'DATABASE_URL', missing: 'empty' },
    ]);
  });

  it("are read through Nest's service", () => {
    const facts = reads(
      "import { ConfigService } from '@nestjs/config'; class A { constructor(private readonly config: ConfigService) {} b() { return this.config.get<string>('REDIS_URL', 'redis://localhost'); } c() { return this.config.getOrThrow('KEY_ID'); } }",
    );
    expect(facts.map(({ value }) => value)).toMatchObject([
      { name: 'REDIS_URL', missing: { value: 'redis://localhost' } },
      { name: 'KEY_ID', missing: 'fails' },
    ]);
  });

  it("are candidates where the project's own function is given a name", () => {
    expect(reads("import { env } from './env'; export const url = env('DATABASE_URL');")).toMatchObject([
      { reader: 'env', boundTo: 'url', value: { kind: 'call' } },
    ]);
    expect(
      reads("import { env } from 'somewhere'; import { logger } from './logger'; env('DATABASE_URL'); logger.error('FATAL');"),
    ).toEqual([]);
  });

  it('tell where a missing or refused value ends the program', () => {
    expect(reads('const key = process.env.KEY;\nif (!key) throw new Error();')[0]?.guard?.range?.start.line).toBe(2);
    expect(
      reads('if (!process.env.KEY) { process.exit(1); }\nconst key = process.env.KEY;').some(({ guard }) => guard?.range?.start.line === 1),
    ).toBe(true);
    expect(reads('const key = process.env.KEY;\nif (key) run();')[0]?.guard).toBeUndefined();
  });

  it('are not stated for comments, strings, assignments and other objects', () => {
    expect(
      reads("// process.env.X\nconst a = 'process.env.X'; process.env.TZ = 'UTC'; delete process.env.Y; const env = { X: 1 }; env.X;"),
    ).toEqual([]);
  });
});

describe('secrets', () => {
  it.each([
    ["const jwtSecret = 'hunter22';", 'credential'],
    ["export default { session: { password: 'hunter22' } };", 'credential'],
    ["app.secret = 'hunter22';", 'credential'],
    ["class A { apiKey = 'hunter22'; }", 'credential'],
    ["function f(password = 'hunter22') {}", 'credential'],
    ["const secret = process.env.SESSION_SECRET || 'hunter22';", 'environment'],
    ["import session from 'express-session'; session({ secret: 'keyboard cat' });", 'credential'],
    ["const jwt = require('jsonwebtoken'); jwt.sign({}, 'shhhh');", 'credential'],
    [`const anything = 'AKIA${'Q'.repeat(16)}';`, 'credential'],
    ["client.connect('postgres://app:hunter22@db/app');", 'credential'],
    ["import { config } from './config'; const password = config.db.password;", 'member'],
  ])('%s', (source, kind) => {
    const facts = secrets(source);
    expect(facts.map(({ value }) => value.kind)).toEqual([kind]);
    expect(JSON.stringify(facts)).not.toContain('hunter22');
  });

  it.each([
    "const input = { type: 'password', name: 'password' };",
    "const tokenTypes = { ACCESS: 'access', RESET_PASSWORD: 'resetPassword', REFRESH_TOKEN: 'refreshToken' };",
    "enum Kind { PASSWORD = 'password', API_KEY = 'apiKey' }",
    "const messages = { password: 'Your password', secret: 'label.secret' };",
    "throw new BadRequestException({ password: 'incorrectPassword' });",
    "const PLACEHOLDER_SECRETS = { JWT_SECRET: 'secret_for_jwt' };",
    "const schema = { password: { type: String }, apiKey: 'string' };",
    "fetch(url, { credentials: 'same-origin' });",
    "const tokenUrl = 'https://example.org/oauth/token';",
    "const password = '';",
    "const AUTH_TOKEN = 'umami.auth';",
    "// const password = 'hunter22'\nconst text = 'password = hunter22';",
    'const password = req.body.password; const token = await sign();',
    "const apiKey = 'x-api-key';",
  ])('leaves alone: %s', (source) => {
    expect(secrets(source)).toEqual([]);
  });

  it('of tests are told only where they look real', () => {
    expect(secrets("const password = 'hunter22';", 'src/a.test.ts')).toEqual([]);
  });
});
