import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeRepository, analyzeTree, factors, inMemory, load, type Report } from '@factorlint/api';
import { json } from '@factorlint/reporters';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './modules.js';

const schema = JSON.parse(readFileSync(join(ROOT, 'packages/reporters/schema/report.schema.json'), 'utf8')) as { readonly $id: string };
const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true }).compile(schema);

/** What is wrong with the published form of a report; empty where nothing is. */
function faultsOf(text: string): readonly string[] {
  const data: unknown = JSON.parse(text);
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** A little application with something of every kind: violations, evidence, a waiver, secrets, several apps, gaps, a deploy. */
const APPLICATION = {
  Dockerfile:
    'FROM python:3.12-slim\nCOPY . /app\nHEALTHCHECK CMD curl -f http://localhost:8000/health\nCMD gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n',
  'docker-compose.yml':
    'services:\n  web:\n    build: .\n    ports: ["${PORT:-8000}:8000"]\n    environment:\n      DATABASE_URL: postgres://shop:hunter2xyz@db/shop\n      DEBUG: ${DEBUG:-}\n    volumes: ["./:/app"]\n    stop_grace_period: 30s\n  db:\n    image: postgres:16\n    volumes: [data:/var/lib/postgresql/data]\nvolumes:\n  data:\n',
  Procfile: 'web: gunicorn shop.wsgi --workers ${WEB_CONCURRENCY:-2}\nrelease: python manage.py migrate\n',
  'k8s/web.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n  template:\n    spec:\n      terminationGracePeriodSeconds: 30\n      containers:\n        - name: web\n          image: shop:latest\n          ports: [{containerPort: 8000}]\n          readinessProbe: {httpGet: {path: /health, port: 8000}}\n          env:\n            - {name: DATABASE_URL, valueFrom: {secretKeyRef: {name: db, key: url}}}\n',
  'requirements.txt': 'django==5.2\ngunicorn\n',
  '.env.example': 'DATABASE_URL=\nDEBUG=1\n',
  'shop/settings.py':
    'import os\nSECRET_KEY = "k8#v2qz!m1x9p4w7r3t6y5u0"\nDEBUG = os.environ.get("DEBUG", "1")\nTOKEN = os.environ.get("API_TOKEN", "s3cr3t-t0ken")\nINSTALLED_APPS = ["django.contrib.auth"]\nDATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "PASSWORD": os.getenv("DB_PASSWORD")}}\n',
  'web/package.json':
    '{ "name": "web", "private": true, "dependencies": { "express": "^5.0.0" }, "scripts": { "start": "node index.js" } }\n',
  'web/index.js':
    'const express = require("express");\nconst app = express();\nconst password = process.env.DB_PASSWORD || "hunter2xyz"; // factorlint-disable-line config -- a demo\n// factorlint-disable-next-line nonsense\napp.listen(3000);\nmodule.exports = { password };\n',
  'web/broken.js': 'const = ;\n',
  'cmd/main.go': 'package main\n',
};

describe('the published schema', () => {
  beforeAll(() => load());

  it('holds for a report about nothing', () => {
    expect(faultsOf(json(analyzeTree(inMemory({}))))).toEqual([]);
  });

  it('holds for an application with something of every kind', () => {
    const report = analyzeTree(inMemory(APPLICATION));
    expect(faultsOf(json(report))).toEqual([]);
    const findings = report.verdicts.flatMap(({ results }) => results.flatMap((result) => result.findings));
    expect(new Set(findings.map(({ outcome }) => outcome))).toEqual(new Set(['upholds', 'violates']));
    expect(findings.some(({ waiver }) => waiver !== undefined)).toBe(true);
    expect([report.redactions, report.gaps, report.waivers, Object.keys(report.coverage.unread)].map((list) => list.length > 0)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('holds for this repository', async () => {
    expect(faultsOf(json(await analyzeRepository(ROOT)))).toEqual([]);
  }, 120_000);

  it.for([
    ['a violation without a key', (finding: Record<string, unknown>) => delete finding['key']],
    ['what a rule wants changed', (finding: Record<string, unknown>) => (finding['change'] = { kind: 'exec-form' })],
    [
      'a line before the first',
      (finding: Record<string, unknown>) =>
        (finding['location'] = { path: 'a', range: { start: { line: 0, column: 1 }, end: { line: 1, column: 1 } } }),
    ],
  ] as const)('refuses %s', ([, spoil]) => {
    const report = analyzeTree(inMemory({ 'a.js': 'const dbPassword = "hunter2xyz";\n' }), { rules: ['config/no-hardcoded-secret'] });
    const copy = structuredClone(report);
    spoil(copy.verdicts[0]?.results[0]?.findings[0] as unknown as Record<string, unknown>);
    expect(faultsOf(JSON.stringify(copy))).not.toEqual([]);
  });

  it('has the address that reports name, and knows every rule', () => {
    expect(analyzeTree(inMemory({})).$schema).toBe(schema.$id);
    const report: Report = analyzeTree(inMemory({ 'a.js': '' }));
    const ids = report.verdicts.flatMap(({ results }) => results.map(({ rule }) => rule.id));
    expect(ids).toEqual(factors.flatMap(({ rules }) => rules.map(({ id }) => id)));
  });
});
