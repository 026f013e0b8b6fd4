import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../engine/document.js';
import type { FactKind, FactOf } from '../../../vocabulary/facts/index.js';
import { javascript } from '../index.js';
import { prisma } from '../prisma.js';

function facts<K extends FactKind>(kind: K, source: string, path = 'src/app.ts'): readonly FactOf<K>[] {
  return [...javascript.extract(openDocument(path, { read: () => source }))].filter((fact): fact is FactOf<K> => fact.kind === kind);
}

/** The keys of a locator's record, or its kind. */
function shape(value: { readonly kind: string; readonly entries?: readonly { readonly key: string }[] }): unknown {
  return value.entries ? value.entries.map(({ key }) => key) : value.kind;
}

describe('connections', () => {
  it.each([
    ["import { Pool } from 'pg'; new Pool({ connectionString: process.env.DATABASE_URL, max: 3 });", 'postgresql', ['url']],
    [
      "const pg = require('pg'); const pool = new pg.Pool({ host: 'db', port: 5432, user: 'a', password: process.env.P });",
      'postgresql',
      ['host', 'port', 'user', 'password'],
    ],
    ["import postgres from 'postgres'; postgres(process.env.DATABASE_URL);", 'postgresql', 'environment'],
    ["import mysql from 'mysql2/promise'; await mysql.createPool({ uri: process.env.DB });", 'mysql', ['url']],
    ["import mongoose from 'mongoose'; mongoose.connect(process.env.MONGODB_URI);", 'mongodb', 'environment'],
    ["import Redis from 'ioredis'; new Redis(6379, 'cache');", 'redis', ['port', 'host']],
    ["import { createClient } from 'redis'; createClient({ socket: { host: 'cache', port: 6379 } });", 'redis', ['host', 'port']],
    ["import { Sequelize } from 'sequelize'; new Sequelize('postgres://db/app');", 'postgresql', 'literal'],
    [
      "import { Sequelize } from 'sequelize'; new Sequelize('app', 'me', process.env.P, { host: 'db', dialect: 'mysql' });",
      'mysql',
      ['database', 'user', 'password', 'host'],
    ],
    ["import knex from 'knex'; knex({ client: 'sqlite3', connection: { filename: './data.db' } });", 'sqlite', ['database']],
    ["import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', url: process.env.DATABASE_URL });", 'postgresql', ['url']],
    [
      "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forRootAsync({ useFactory: () => ({ type: 'mysql', host: process.env.H }) });",
      'mysql',
      ['host'],
    ],
    ["import amqp from 'amqplib'; amqp.connect('amqp://broker');", 'rabbitmq', 'literal'],
    ["import { Kafka } from 'kafkajs'; new Kafka({ clientId: 'a', brokers: ['kafka:9092'] });", 'kafka', ['host']],
    [
      "import nodemailer from 'nodemailer'; nodemailer.createTransport({ host: 'smtp', auth: { user: 'a', pass: process.env.P } });",
      'smtp',
      ['host', 'user', 'password'],
    ],
    ["import { Queue } from 'bullmq'; new Queue('mail', { connection: { host: 'redis' } });", 'redis', ['host']],
    ["import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ region: 'eu', endpoint: 'http://minio:9000' });", 's3', ['host']],
  ])('%s', (source, service, locator) => {
    const [found, ...more] = facts('connection', source);
    expect(more).toEqual([]);
    expect([found?.service, found && shape(found.locator)]).toEqual([service, locator]);
  });

  it.each([
    "const { Pool } = require('./pool'); new Pool({ host: 'db' });",
    "// new Pool({ host: 'db' })\nconst text = \"new Redis('cache')\";",
    "import { Queue } from 'bullmq'; new Queue('mail');",
    "import type { Pool } from 'pg'; const x = { Pool: 1 };",
  ])('leaves alone: %s', (source) => {
    expect(facts('connection', source)).toEqual([]);
  });

  it('hide passwords and follow a parameter to nowhere', () => {
    const [found] = facts('connection', "import Redis from 'ioredis'; export const make = (url) => new Redis(url);");
    expect(found?.locator.kind).toBe('parameter');
    expect(JSON.stringify(facts('connection', "import { Pool } from 'pg'; new Pool({ host: 'db', password: 'hunter22' });"))).not.toContain(
      'hunter22',
    );
  });

  it('are read from Prisma schemas', () => {
    const source = '// url = "no"\ndatasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n';
    const stated = [...prisma.extract(openDocument('prisma/schema.prisma', { read: () => source }))];
    expect(stated).toMatchObject([
      {
        kind: 'connection',
        service: 'postgresql',
        locator: { kind: 'environment', name: 'DATABASE_URL', location: { range: { start: { line: 4, column: 14 } } } },
      },
      { kind: 'environment-read', reader: 'prisma' },
    ]);
  });
});

describe('servers', () => {
  it.each([
    [
      "import express from 'express'; const app = express(); app.listen(process.env.PORT || 3000, () => {});",
      'express',
      'environment',
      undefined,
    ],
    [
      "const http = require('http'); const app = require('./app'); http.createServer(app).listen(3000, '127.0.0.1');",
      'node:http',
      'literal',
      'literal',
    ],
    [
      "import Fastify from 'fastify'; const app = Fastify(); await app.listen({ port: 3000, host: '0.0.0.0' });",
      'fastify',
      'literal',
      'literal',
    ],
    [
      "import Fastify from 'fastify'; function build() { const app = Fastify(); return app; } const server = build(); server.listen({ port: 3000 });",
      'fastify',
      'literal',
      undefined,
    ],
    ["import Koa from 'koa'; const app = new Koa(); app.listen(3000);", 'koa', 'literal', undefined],
    [
      "import { NestFactory } from '@nestjs/core'; async function bootstrap() { const app = await NestFactory.create(AppModule); await app.listen(process.env.PORT ?? 3000); } bootstrap();",
      'nest',
      'environment',
      undefined,
    ],
    [
      "import { NestFactory } from '@nestjs/core'; import { FastifyAdapter } from '@nestjs/platform-fastify'; const app = await NestFactory.create(M, new FastifyAdapter()); app.listen(3000);",
      'fastify',
      'literal',
      undefined,
    ],
    ["import { serve } from '@hono/node-server'; serve({ fetch: app.fetch, port: 3000 });", 'hono', 'literal', undefined],
    ['Bun.serve({ port: 3000, fetch() {} });', 'bun', 'literal', undefined],
    [
      "const app = require('./app'); const config = require('./config'); let server; server = app.listen(config.port);",
      'node:http',
      'reference',
      undefined,
    ],
    [
      "const express = require('express'); const app = express(); app.set('port', process.env.PORT || 3000); app.listen(app.get('port'), onListening); function onListening() {}",
      'express',
      'environment',
      undefined,
    ],
  ])('%s', (source, server, port, host) => {
    const [found, ...more] = facts('listen', source);
    expect(more).toEqual([]);
    expect([found?.server, found?.port?.kind, found?.host?.kind]).toEqual([server, port, host]);
    expect(facts('entry-point', source)).toHaveLength(1);
  });

  it.each([
    "socket.listen(3000); emitter.listen('event', () => {});",
    "import { listen } from '@tauri-apps/api/event'; listen('x', () => {});",
    "import express from 'express'; const router = express.Router(); router.get('/', () => {});",
  ])('leaves alone: %s', (source) => {
    expect(facts('listen', source)).toEqual([]);
  });

  it('know when a file is run as a program', () => {
    expect(facts('listen', "const app = require('express')(); if (require.main === module) { app.listen(3000); }")[0]?.main).toBe(true);
  });

  it('name the frameworks of an application once', () => {
    expect(
      facts('framework', "import express from 'express'; export const a = express(); export const b = express();").map(
        ({ name, serves }) => [name, serves],
      ),
    ).toEqual([['express', 'web']]);
    expect(facts('framework', 'export default {};', 'next.config.mjs').map(({ name }) => name)).toEqual(['next']);
    expect(facts('framework', "import { createRoot } from 'react-dom/client'; createRoot(x).render(y);")[0]?.serves).toBe('front-end');
  });
});

describe('signals', () => {
  const server = "const server = require('http').createServer(); server.listen(80);";
  it.each([
    [`${server} process.on('SIGTERM', () => { server.close(); });`, 'drains'],
    [`${server} process.on('SIGTERM', () => server.close(() => process.exit(0)));`, 'drains'],
    [`${server} process.once('SIGTERM', async () => { await server.close(); process.exit(0); });`, 'drains'],
    [
      `${server} const shutdown = () => { setTimeout(() => process.exit(1), 1000); server.close(() => { process.exit(0); }); }; process.on('SIGTERM', shutdown);`,
      'drains',
    ],
    [`${server} process.on('SIGTERM', () => { server.close(); process.exit(0); });`, 'exits'],
    ["process.on('SIGTERM', () => process.exit(0));", 'exits'],
    ["function stop() { console.log('bye'); process.exit(); } process.on('SIGTERM', stop);", 'exits'],
    ["let running = true; process.on('SIGTERM', () => { running = false; });", 'flag'],
    ["process.on('SIGTERM', async () => { await prisma.$disconnect(); process.exit(0); });", 'closes'],
    ["import { stop } from './stop'; process.on('SIGTERM', stop);", 'unknown'],
    ["import closeWithGrace from 'close-with-grace'; closeWithGrace({ delay: 500 }, async () => {});", 'drains'],
    ["import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(M); app.enableShutdownHooks();", 'drains'],
  ])('%s', (source, effect) => {
    expect(facts('signal-handler', source).map((fact) => [fact.signal, fact.effect])).toEqual([['SIGTERM', effect]]);
  });

  it('are each of a list', () => {
    expect(
      facts('signal-handler', "['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => process.exit(0)));").map(
        ({ signal }) => signal,
      ),
    ).toEqual(['SIGINT', 'SIGTERM']);
    expect(
      facts('signal-handler', "for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));").map(
        ({ signal }) => signal,
      ),
    ).toEqual(['SIGINT', 'SIGTERM']);
  });

  it('are not other events', () => {
    expect(facts('signal-handler', "process.on('uncaughtException', () => process.exit(1)); emitter.on('SIGTERM', () => {});")).toEqual([]);
  });
});

describe('state stores', () => {
  it.each([
    ["import session from 'express-session'; app.use(session({ secret: s }));", 'session', 'memory', true],
    [
      "import session from 'express-session'; import { RedisStore } from 'connect-redis'; app.use(session({ store: new RedisStore({ client }) }));",
      'session',
      'shared',
      undefined,
    ],
    [
      "const session = require('express-session'); const MongoStore = require('connect-mongo'); session({ store: MongoStore.create({ client }) });",
      'session',
      'shared',
      undefined,
    ],
    [
      "const session = require('express-session'); const FileStore = require('session-file-store')(session); session({ store: new FileStore() });",
      'session',
      'local-disk',
      undefined,
    ],
    [
      "const session = require('express-session'); const options = { secret: s }; options.store = new (require('connect-redis'))({}); session(options);",
      'session',
      'shared',
      undefined,
    ],
    ["import cookieSession from 'cookie-session'; cookieSession({ keys });", 'session', 'client', undefined],
    [
      "import Fastify from 'fastify'; import session from '@fastify/session'; Fastify().register(session, { secret });",
      'session',
      'memory',
      true,
    ],
    ["import { CacheModule } from '@nestjs/cache-manager'; CacheModule.register();", 'cache', 'memory', true],
    ["import NodeCache from 'node-cache'; const cache = new NodeCache();", 'cache', 'memory', undefined],
    ["import rateLimit from 'express-rate-limit'; rateLimit({ max: 5 });", 'rate-limit', 'memory', true],
    [
      "import { rateLimit } from 'express-rate-limit'; import { RedisStore } from 'rate-limit-redis'; rateLimit({ store: new RedisStore({}) });",
      'rate-limit',
      'shared',
      undefined,
    ],
    ["import multer from 'multer'; multer({ dest: 'uploads/' });", 'upload', 'local-disk', undefined],
    ["import { diskStorage } from 'multer'; diskStorage({ destination: './files' });", 'upload', 'local-disk', undefined],
    [
      "import { Server } from 'socket.io'; import { createAdapter } from '@socket.io/redis-adapter'; const io = new Server(); io.adapter(createAdapter(a, b));",
      'channel-layer',
      'shared',
      undefined,
    ],
  ])('%s', (source, purpose, where, implicit) => {
    const found = facts('state-store', source);
    expect(found.map((fact) => [fact.purpose, fact.where, fact.implicit])).toEqual([[purpose, where, implicit]]);
  });

  it.each([
    "import multer from 'multer'; multer({ storage: multer.memoryStorage() });",
    "import multer from 'multer'; import os from 'os'; multer({ dest: os.tmpdir() });",
    'const session = { secret: 1 }; session.store = 2;',
  ])('leaves alone: %s', (source) => {
    expect(facts('state-store', source)).toEqual([]);
  });
});

describe('health routes', () => {
  it.each([
    ["app.get('/healthz', (req, res) => res.send('ok'));", '/healthz', 'src/app.ts'],
    ["router.use('/api/health', handler);", '/api/health', 'src/app.ts'],
    ["fastify.route({ method: 'GET', url: '/ready', handler() {} });", '/ready', 'src/app.ts'],
    [
      "import { Controller, Get } from '@nestjs/common'; @Controller('health') export class HealthController { @Get() check() {} }",
      '/health',
      'src/app.ts',
    ],
    ['export function GET() {}', '/api/health', 'src/app/api/health/route.ts'],
    ['export default function handler() {}', '/api/healthz', 'pages/api/healthz.ts'],
  ])('%s', (source, route, path) => {
    expect(facts('health-route', source, path).map((fact) => fact.route)).toEqual([route]);
  });

  it.each([
    "map.get('/health');",
    "import axios from 'axios'; axios.get('/health', options);",
    "app.get('/healthy-food', handler);",
    "// app.get('/health', handler)",
  ])('leaves alone: %s', (source) => {
    expect(facts('health-route', source)).toEqual([]);
  });
});
