import { judgeFiles, testRule, toLine } from '@factorlint/testing';
import { expect, it } from 'vitest';
import { noInProcessScheduler } from './no-in-process-scheduler.js';

const node = (code: string, more: Readonly<Record<string, string>> = {}) => ({
  'package.json': '{ "name": "shop", "private": true, "dependencies": { "express": "4", "node-cron": "3", "pg": "8" } }',
  'server.js': "const express = require('express');\nrequire('./jobs');\nexpress().listen(process.env.PORT);\n",
  'jobs.js': code,
  Procfile: 'web: node server.js\n',
  ...more,
});
const flask = (code: string) => ({
  'requirements.txt': 'flask\napscheduler\n',
  'app.py': `from flask import Flask\n${code}\napp = Flask(__name__)\n`,
  Procfile: 'web: gunicorn app:app\n',
});
const CRON = "const cron = require('node-cron');\ncron.schedule('0 * * * *', () => clear());\n";

testRule(noInProcessScheduler, {
  violates: {
    'a job that is stopped later': node(
      "const { Cron } = require('croner');\nconst job = new Cron('0 * * * *', () => clear());\nprocess.on('SIGTERM', () => job.stop());\n",
    ),
    'node-cron': node(CRON),
    APScheduler: flask(
      'from apscheduler.schedulers.background import BackgroundScheduler\nscheduler = BackgroundScheduler()\nscheduler.start()',
    ),
    'a decorator of Nest': {
      'package.json': '{ "name": "shop", "private": true, "dependencies": { "@nestjs/core": "10", "@nestjs/schedule": "4" } }',
      'src/main.ts':
        "import { NestFactory } from '@nestjs/core';\nimport { Jobs } from './jobs';\nasync function start() {\n  const app = await NestFactory.create(Jobs);\n  await app.listen(process.env.PORT ?? 3000);\n}\nstart();\n",
      'src/jobs.ts': "import { Cron } from '@nestjs/schedule';\nexport class Jobs {\n  @Cron('0 * * * *')\n  clear() {}\n}\n",
      Procfile: 'web: node dist/main\n',
    },
    'a loop that starts itself': node(
      "const { Pool } = require('pg');\nconst pool = new Pool();\nfunction poll() {\n  pool.query('SELECT 1', () => setTimeout(poll, 1000));\n}\npoll();\n",
    ),
  },
  upholds: {},
  'says nothing': {
    'a pattern that is only tried': node(
      "const { Cron } = require('croner');\nexports.check = (pattern) => {\n  const job = new Cron(pattern, () => {});\n  job.stop();\n};\nexports.isFine = (pattern) => void new Cron(pattern).stop();\n",
    ),
    'a schedule of Celery': {
      'requirements.txt': 'django\ncelery\n',
      'shop/celery.py': 'from celery import Celery\napp = Celery("shop")\napp.conf.beat_schedule = {}\n',
      'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
      Procfile: 'web: gunicorn shop.wsgi\nbeat: celery -A shop beat\n',
    },
    'a process of its own runs the file': node(CRON, {
      'server.js': "require('express')().listen(process.env.PORT);\n",
      Procfile: 'web: node server.js\nworker: node jobs.js\n',
    }),
    'a process type that schedules': node(CRON, {
      Procfile: 'web: node server.js\nclock: node clock.js\n',
      'clock.js': "require('./jobs');\n",
    }),
    'a heartbeat': node("const { Pool } = require('pg');\nsetInterval(() => sendHeartbeat(), 1000);\n"),
    'a library': {
      'package.json':
        '{ "name": "cron-kit", "version": "1.0.0", "main": "jobs.js", "files": ["jobs.js"], "dependencies": { "node-cron": "3" } }',
      'jobs.js': CRON,
    },
    'code for browsers': { ...node(''), 'public/clock.js': 'setInterval(() => { document.title = String(Date.now()); }, 1000);\n' },
    'a script': { ...node(''), 'scripts/jobs.js': CRON },
    'a test': { ...node(''), 'tests/jobs.test.js': CRON },
    'a comment': node('// cron.schedule("0 * * * *", clear)\n'),
  },
});

it('does not call a process a web process that nobody sees as one', () => {
  const app = (name: string) =>
    `{ "name": "${name}", "private": true, "scripts": { "start": "node index.js" }, "dependencies": { "express": "4", "node-cron": "3" } }`;
  const files = (cron: string, start: string) => ({
    'package.json': '{ "name": "shop", "private": true, "workspaces": ["apps/*"] }',
    'apps/web/package.json': app('web'),
    'apps/web/index.js': "require('express')().listen(process.env.PORT);\n",
    'apps/jobs/package.json': app('jobs'),
    'apps/jobs/index.js': "const app = require('express')();\napp.get('/health', (req, res) => res.end());\napp.listen(9000);\n",
    Dockerfile: `FROM node:22.11-slim\nWORKDIR /app\nCOPY package.json ./\nCOPY apps/web ./apps/web\nCOPY apps/jobs ./apps/jobs\nCMD ${start}\n`,
    'compose.yml': 'services:\n  web:\n    build: .\n    ports: ["3000:3000"]\n',
    [cron]: CRON,
  });
  const lines = (cron: string, start: string) => judgeFiles(noInProcessScheduler, files(cron, start)).map(toLine);
  expect(lines('apps/jobs/cron.js', '["/init"]')).toEqual([
    expect.stringMatching(/note .*Each process that loads this file runs the jobs/),
  ]);
  expect(lines('apps/web/cron.js', '["node", "apps/web/index.js"]')).toEqual([
    expect.stringMatching(/note .*Each web process runs the jobs/),
  ]);
});
