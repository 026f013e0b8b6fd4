import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../engine/document.js';
import { SyntaxFault } from '../../../vocabulary/document.js';
import type { Fact, FactKind, FactOf } from '../../../vocabulary/facts/index.js';
import { javascript } from '../index.js';

function all(source: string, path = 'src/app.ts'): readonly Fact[] {
  return [...javascript.extract(openDocument(path, { read: () => source }))];
}

function facts<K extends FactKind>(kind: K, source: string, path = 'src/app.ts'): readonly FactOf<K>[] {
  return all(source, path).filter((fact): fact is FactOf<K> => fact.kind === kind);
}

describe('logs', () => {
  it.each([
    [
      "import winston from 'winston'; winston.createLogger({ format: winston.format.json(), transports: [new winston.transports.Console()] });",
      [['stdout', undefined]],
      ['json'],
    ],
    [
      "const winston = require('winston'); winston.createLogger({ transports: [new winston.transports.File({ filename: 'app.log' })] });",
      [['file', undefined]],
      ['json'],
    ],
    [
      "import { createLogger, format, transports } from 'winston'; createLogger({ format: format.combine(format.timestamp(), format.printf((i) => i.message)), transports: [new transports.Console()] });",
      [['stdout', undefined]],
      ['text'],
    ],
    [
      "import { createLogger, format } from 'winston'; createLogger({ format: format.printf((i) => JSON.stringify(i)), transports: [] });",
      [],
      ['json'],
    ],
    [
      "import winston from 'winston'; import 'winston-daily-rotate-file'; new winston.transports.DailyRotateFile({ dirname: 'logs', filename: 'a' });",
      [['file', undefined]],
      [],
    ],
    ["import pino from 'pino'; pino();", [['stdout', 'json']], []],
    ["import pino from 'pino'; pino({ transport: { target: 'pino-pretty' } });", [['stdout', 'text']], []],
    ["import pino from 'pino'; pino({ level: 'info' }, pino.destination('/var/log/app.log'));", [['file', undefined]], []],
    [
      "import pino from 'pino'; pino({ transport: { target: 'pino/file', options: { destination: './app.log' } } });",
      [['file', 'json']],
      [],
    ],
    ["import Fastify from 'fastify'; Fastify({ logger: true });", [['stdout', 'json']], []],
    [
      "import bunyan from 'bunyan'; bunyan.createLogger({ name: 'a', streams: [{ stream: process.stdout }, { path: 'a.log', type: 'rotating-file' }] });",
      [
        ['stdout', 'json'],
        ['file', 'json'],
      ],
      [],
    ],
    ["import morgan from 'morgan'; app.use(morgan('combined'));", [['stdout', 'text']], []],
    [
      "import fs from 'node:fs'; import morgan from 'morgan'; app.use(morgan('combined', { stream: fs.createWriteStream('access.log') }));",
      [['file', undefined]],
      [],
    ],
    [
      "const fs = require('fs'); const path = require('path'); fs.appendFileSync(path.join(dir, 'error.log'), text);",
      [['file', undefined]],
      [],
    ],
    ["import fs from 'fs'; fs.createWriteStream('/dev/stdout/../x.log');", [['file', undefined]], []],
  ])('%s', (source, sinks, formats) => {
    expect(facts('log-sink', source).map(({ to, format }) => [to, format])).toEqual(sinks);
    expect(facts('log-format', source).map(({ format }) => format)).toEqual(formats);
  });

  it('keep the condition of a development transport', () => {
    const found = facts(
      'log-sink',
      "import pino from 'pino'; pino({ transport: process.env.NODE_ENV === 'production' ? undefined : { target: 'pino-pretty' } });",
    );
    expect(found.map(({ format, condition }) => [format, condition?.value.kind, condition?.negated])).toEqual([
      ['text', 'environment', true],
      ['json', undefined, undefined],
    ]);
  });

  it('are not files that are read or written for other reasons', () => {
    expect(
      facts(
        'log-sink',
        "import fs from 'fs'; fs.createReadStream('a.log'); fs.createWriteStream('export.csv'); const s = 'winston.transports.File';",
      ),
    ).toEqual([]);
  });
});

describe('prints', () => {
  it('are one fact a file', () => {
    expect(facts('print', "function f() { console.log('a'); console.debug('b'); }")).toMatchObject([{ count: 2, call: 'console.log' }]);
  });
  it.each([
    "app.listen(3000, () => console.log('up'));",
    "function onListening() { console.log('up'); } app.listen(3000, onListening);",
    'app.use((err, req, res, next) => { console.error(err); });',
    "if (process.env.NODE_ENV !== 'production') { console.log('x'); }",
    "const console = { log() {} }; console.log('x');",
    "// console.log('x')",
  ])('leaves alone: %s', (source) => {
    expect(facts('print', source)).toEqual([]);
  });
});

describe('module state', () => {
  it.each([
    ['const sessions = {};\nexport function login(req) { sessions[req.id] = 1; }', true],
    ['const users = new Map();\napp.post("/", (req) => { users.set(req.body.id, req.body); });', true],
    ['const seen = [];\nexports.handler = (x) => { seen.push(x); };', undefined],
  ])('%s', (source, keyed) => {
    expect(facts('module-state', source).map((fact) => [fact.writtenFrom.length, fact.keyed])).toEqual([[1, keyed]]);
  });
  it.each([
    'const table = { a: 1 };\nexport const get = (k) => table[k];',
    'const handlers = new Map();\nexport function register(name, f) { handlers.set(name, f); }',
    'const hashes = new Map();\nexport const hash = (file) => { if (hashes.has(file)) return hashes.get(file); hashes.set(file, make(file)); };',
    'const list = [];\nlist.push(1);\n[1, 2].forEach((x) => { list.push(x); });',
    'function f() { const local = []; local.push(1); }',
    "'use client';\nconst seen = [];\nexport function f(x) { seen.push(x); }",
  ])('leaves alone: %s', (source) => {
    expect(facts('module-state', source)).toEqual([]);
  });
});

describe('files, programs, work and schemas', () => {
  it('states writes, and which are temporary', () => {
    expect(
      facts(
        'file-write',
        "import fs from 'node:fs'; import os from 'os'; import path from 'path'; fs.writeFileSync('state.json', x); fs.promises.writeFile(path.join(os.tmpdir(), 'a'), x);",
      ).map(({ call, temporary }) => [call, temporary]),
    ).toEqual([
      ['fs.writeFileSync', undefined],
      ['fs.promises.writeFile', true],
    ]);
    expect(facts('file-write', "import fs from 'fs'; fs.readFileSync('a'); fs.mkdirSync('b');")).toEqual([]);
  });

  it('states programs with their arguments', () => {
    const words = (source: string) =>
      facts('program-call', source).map((fact) => fact.arguments.map((value) => (value.kind === 'literal' ? value.value : value.kind)));
    expect(words("import { spawn } from 'child_process'; spawn('convert', ['a.png', name]);")).toEqual([['convert', 'a.png', 'unknown']]);
    expect(words("const { execSync } = require('child_process'); execSync('prisma migrate deploy');")).toEqual([
      ['prisma', 'migrate', 'deploy'],
    ]);
    expect(words("const { exec } = require('child_process'); const run = require('util').promisify(exec); run('git pull');")).toEqual([
      ['git', 'pull'],
    ]);
    expect(words('/a/.exec(text); db.exec("x");')).toEqual([]);
  });

  it.each([
    ["import { Worker } from 'bullmq'; new Worker('mail', async () => {});", [['worker', 'mail']]],
    ["import { Queue } from 'bullmq'; new Queue('mail');", [['queue', 'mail']]],
    ["import cron from 'node-cron'; cron.schedule('* * * * *', () => {});", [['scheduler', '* * * * *']]],
    ["import { Cron } from '@nestjs/schedule'; class A { @Cron('0 * * * *') run() {} }", [['scheduler', '0 * * * *']]],
    ["const express = require('express'); setInterval(syncOrders, 1000);", [['timer', undefined]]],
    ["const pg = require('pg'); function poll(c) { setTimeout(() => { poll(c); }, 1000); }", [['timer', undefined]]],
    ["const x = require('express'); setInterval(sendHeartbeat, 1000);", []],
    ["const x = require('express'); app.get('/', () => { const t = setInterval(tick, 10); });", []],
    ["import { useEffect } from 'react'; import express from 'x'; document.title = ''; setInterval(tick, 10);", []],
  ])('%s', (source, expected) => {
    expect(facts('background-work', source).map(({ form, name }) => [form, name])).toEqual(expected);
  });

  it.each([
    ["import { Sequelize } from 'sequelize'; const db = new Sequelize('sqlite::memory:'); db.sync();", ['sequelize.sync']],
    ["import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', synchronize: true });", ['synchronize: true']],
    ["import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', synchronize: process.env.SYNC === 'true' });", []],
    ["import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', synchronize: false });", []],
    ["pool.query('CREATE TABLE IF NOT EXISTS a (id int)');", ['CREATE TABLE']],
    ["const text = 'CREATE TABLE a'; log('CREATE TABLE a');", []],
  ])('%s', (source, expected) => {
    expect(facts('schema-change', source).map(({ call }) => call)).toEqual(expected);
  });

  it.each([
    [
      "import Redis from 'ioredis'; const r = process.env.NODE_ENV === 'production' ? new Redis('redis://prod') : new Redis('redis://dev');",
      ['service'],
    ],
    ["const secret = process.env.NODE_ENV === 'production' ? 'abc123xyz' : 'dev';", ['credential']],
    [
      "const level = process.env.NODE_ENV === 'production' ? 'info' : 'debug'; if (process.env.NODE_ENV === 'development') { app.use(errorHandler()); }",
      [],
    ],
  ])('%s', (source, expected) => {
    expect(facts('environment-branch', source).map(({ selects }) => selects)).toEqual(expected);
  });
});

describe('imports', () => {
  it('are one fact a package or module', () => {
    const source =
      "import a from '@scope/pkg/sub'; import b from '@scope/pkg'; import { c } from './c.js'; import type { D } from 'types-only'; import fs from 'node:fs'; import path from 'path'; try { require('maybe'); } catch {} const x = await import('lazy');";
    expect(facts('import', source).map(({ module, root, optional }) => [module, root, optional])).toEqual([
      ['@scope/pkg/sub', '@scope/pkg', undefined],
      ['./c.js', undefined, undefined],
      ['types-only', 'types-only', true],
      ['node:fs', undefined, undefined],
      ['path', undefined, undefined],
      ['maybe', 'maybe', true],
      ['lazy', 'lazy', true],
    ]);
  });
});

describe('pm2', () => {
  it('is a workload with its command, environment and logs', () => {
    const source =
      "module.exports = { apps: [{ name: 'web', script: './server.js', instances: process.env.WEB_CONCURRENCY || 1, env: { NODE_ENV: 'production' }, out_file: './out.log', error_file: '/dev/stderr' }] };";
    expect(facts('workload', source, 'ecosystem.config.js')).toMatchObject([
      {
        name: 'web',
        form: 'pm2',
        replicas: { kind: 'environment' },
        environment: [{ name: 'NODE_ENV' }],
        command: { script: { statements: [{ words: [{ value: 'node' }, { value: './server.js' }] }] } },
      },
    ]);
    expect(facts('server-log', source, 'ecosystem.config.js').map(({ to }) => to)).toEqual(['file', 'stderr']);
    expect(facts('workload', source, 'src/other.js')).toEqual([]);
  });
});

describe('files', () => {
  it('with a syntax error are a gap at its place', () => {
    try {
      all('const a = 1;\nconst b = ;\n', 'src/a.js');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxFault);
      expect((error as SyntaxFault).location?.range?.start).toEqual({ line: 2, column: 11 });
    }
  });

  it.each([
    ['JSX in .js', 'export const A = () => <a href={process.env.X}>x</a>;', 'src/a.js', 1],
    ['TypeScript', 'export const a: string = process.env.X as string;', 'src/a.mts', 1],
    ['CommonJS', 'module.exports = process.env.X;', 'src/a.cjs', 1],
    ['a script by its first line', '#!/usr/bin/env node\nprocess.env.X;', 'bin/run', 1],
    ['minified', 'process.env.X;', 'public/app.min.js', 0],
    ['declarations', 'declare const a: string;', 'src/a.d.ts', 0],
    ['an empty file', '', 'src/a.js', 0],
  ])('%s', (_what, source, path, count) => {
    expect(javascript.reads(path, () => source)).toBe(true);
    expect(facts('environment-read', source, path)).toHaveLength(count);
  });

  it('say nothing in comments and strings', () => {
    const words =
      "import { Pool } from 'pg'; new Pool(); process.env.A; session({ secret: 'x' }); process.on('SIGTERM', stop); console.log(1); app.listen(3000);";
    expect(all(`// ${words}\n/* ${words} */\nexport const text = \`${words.replaceAll('`', '')}\`;`)).toEqual([]);
  });

  it('nested without end are refused, not followed', () => {
    expect(() => all(`${'[\n'.repeat(5_000)}1${']\n'.repeat(5_000)}`)).toThrow(SyntaxFault);
    expect(all(`export const a = ${'[\n'.repeat(1_400)}process.env.X${']\n'.repeat(1_400)}`)).toHaveLength(1);
    expect(all(`export const a = ${'1 +\n'.repeat(2_000)}1;`)).toEqual([]);
  });

  it('carry waivers', () => {
    expect(facts('waiver', '// factorlint-disable-next-line logs/no-print -- a tool\nconsole.log(1);')).toMatchObject([
      { rules: ['logs/no-print'], reach: 'next-line', reason: 'a tool' },
    ]);
  });
});

describe('bindings', () => {
  const names = (source: string, asked: readonly string[]) =>
    [...(javascript.bindings?.(openDocument('src/a.ts', { read: () => source }), asked) ?? [])].map((fact) =>
      fact.kind === 'binding' ? [fact.name, fact.value.kind === 'literal' ? fact.value.value : fact.value.kind] : [],
    );

  it.each([
    [
      'export const a = 1; const b = 2; export { b as c }; export default 3;',
      ['*'],
      [
        ['a', 1],
        ['c', 2],
        ['default', 3],
      ],
    ],
    [
      "export { x as y } from './x'; export * from './z'; export * as ns from './w';",
      ['y', 'other', 'ns'],
      [
        ['y', 'reference'],
        ['other', 'reference'],
        ['ns', 'reference'],
      ],
    ],
    [
      'module.exports = { a: 1, b: 2 };',
      ['a', 'default', 'absent'],
      [
        ['a', 1],
        ['default', 'record'],
      ],
    ],
    [
      'exports.a = 1; module.exports.b = 2;',
      ['*'],
      [
        ['b', 2],
        ['a', 1],
      ],
    ],
    [
      'export const { a, b: c } = { a: 1, b: 2 };',
      ['a', 'c'],
      [
        ['a', 1],
        ['c', 2],
      ],
    ],
    ['export type T = string; const hidden = 1;', ['hidden', 'T'], []],
  ])('%s', (source, asked, expected) => {
    expect(names(source, asked)).toEqual(expected);
  });
});
