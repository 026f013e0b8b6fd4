import { sourceOf } from './source.mjs';
import { featureOf, typescriptFile } from './typescript-files.mjs';

/** A folder with more features than this is no longer one application. */
const MOST_FEATURES = 60;

const DEPENDENCIES = {
  express: { express: '5.1.0', pino: '10.1.0' },
  nest: { '@nestjs/common': '11.1.9', '@nestjs/core': '11.1.9', 'class-validator': '0.14.3', typeorm: '0.3.27', pino: '10.1.0' },
  react: { react: '19.2.0', 'react-dom': '19.2.0', vite: '7.2.4' },
};

/** The files of a feature, and how many of each there are: least and most. */
const FEATURE_FILES = {
  express: { types: [1, 1], service: [1, 1], routes: [1, 1], helpers: [1, 3], test: [1, 3] },
  nest: { types: [1, 1], service: [1, 1], controller: [1, 2], dto: [2, 5], entity: [1, 3], test: [1, 2] },
  react: { types: [1, 1], component: [3, 9], hook: [1, 3], helpers: [0, 2], test: [1, 2] },
};

/**
 * The files of a service or a page in TypeScript: what runs it first, then feature by feature. Texts are made when they are asked for.
 * @returns {Generator<{ path: string, text: () => string }>}
 */
export function* typescriptProject(seed, folder, framework) {
  const source = sourceOf(seed);
  const project = source.names.noun();
  for (const [path, lines] of [...entryFiles(framework), ...deployFiles({ source, project, framework })]) {
    yield { path: `${folder}/${path}`, text: () => `${lines.join('\n')}\n` };
  }
  const taken = new Set();
  for (let index = 0; index < MOST_FEATURES; index += 1) {
    const feature = featureOf(`${seed}/feature/${index}`);
    if (taken.has(feature.name)) feature.name = `${feature.name}-${index}`;
    taken.add(feature.name);
    yield* featureFiles(feature, framework, `${folder}/src/features/${feature.name}`, source);
  }
}

function* featureFiles(feature, framework, folder, { between, names, random }) {
  // What its service and its tests import.
  const kinds = framework === 'react' ? { ...FEATURE_FILES.react, service: [1, 1] } : FEATURE_FILES[framework];
  for (const [kind, [least, most]] of Object.entries(kinds)) {
    const count = between(least, most);
    for (let index = 0; index < count; index += 1) {
      const path = `${folder}/${fileName(kind, index, names)}`;
      yield { path, text: () => typescriptFile(kind, feature, path) };
    }
  }
  if (random.chance(0.3)) {
    const entries = names.several(names.field, 4, 25).map((field) => [field, names.sentence()]);
    yield { path: `${folder}/messages.json`, text: () => `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n` };
  }
}

function fileName(kind, index, names) {
  if (kind === 'component') return `${names.noun()}-${index}.tsx`;
  if (kind === 'test') return `${names.noun()}-${index}.test.ts`;
  if (kind === 'types' || kind === 'service' || kind === 'routes') return `${kind}.ts`;
  return `${names.noun()}-${index}.${kind}.ts`;
}

function* entryFiles(framework) {
  yield [
    'src/logger.ts',
    framework === 'react' ? ['export const logger = console;'] : ["import pino from 'pino';", '', 'export const logger = pino();'],
  ];
  if (framework === 'express') {
    yield [
      'src/config.ts',
      [
        'function required(name: string): string {',
        '  const value = process.env[name];',
        '  if (value === undefined) throw new Error(`${name} is missing.`);',
        '  return value;',
        '}',
        '',
        'export const config = {',
        '  port: Number(process.env.PORT ?? 3000),',
        "  databaseUrl: required('DATABASE_URL'),",
        '};',
      ],
    ];
    yield [
      'src/server.ts',
      [
        "import express from 'express';",
        "import { config } from './config';",
        '',
        'const app = express();',
        "app.get('/health', (_request, response) => void response.json({ status: 'ok' }));",
        'const server = app.listen(config.port);',
        "process.on('SIGTERM', () => server.close());",
      ],
    ];
  } else if (framework === 'nest') {
    yield ['src/app.module.ts', ["import { Module } from '@nestjs/common';", '', '@Module({ imports: [] })', 'export class AppModule {}']];
    yield [
      'src/server.ts',
      [
        "import { NestFactory } from '@nestjs/core';",
        "import { AppModule } from './app.module';",
        '',
        'async function start() {',
        '  const app = await NestFactory.create(AppModule);',
        '  app.enableShutdownHooks();',
        '  await app.listen(process.env.PORT ?? 3000);',
        '}',
        '',
        'void start();',
      ],
    ];
  } else {
    yield ['index.html', ['<!doctype html>', '<div id="root"></div>', '<script type="module" src="/src/main.tsx"></script>']];
    yield [
      'src/main.tsx',
      ["import { createRoot } from 'react-dom/client';", '', "createRoot(document.getElementById('root')!).render(<main>Hello</main>);"],
    ];
    yield ['vite.config.ts', ["import { defineConfig } from 'vite';", '', 'export default defineConfig({});']];
  }
}

function* deployFiles({ source, project, framework }) {
  const { names, random } = source;
  const scripts =
    framework === 'react'
      ? { build: 'vite build', test: 'vitest run' }
      : { build: 'tsc', start: 'node dist/server.js', test: 'vitest run' };
  const manifest = {
    name: `@example/${project}`,
    private: true,
    type: 'module',
    scripts,
    dependencies: DEPENDENCIES[framework],
    devDependencies: { typescript: '5.9.3', vitest: '4.0.14' },
  };
  yield ['package.json', [JSON.stringify(manifest, undefined, 2)]];
  yield [
    'tsconfig.json',
    [
      JSON.stringify(
        { compilerOptions: { target: 'ES2023', module: 'NodeNext', strict: true, outDir: 'dist' }, include: ['src'] },
        undefined,
        2,
      ),
    ],
  ];
  yield ['README.md', [`# ${project}`, '', ...names.prose(6, 20)]];
  if (framework === 'react') return;
  yield [
    'Dockerfile',
    [
      `FROM node:${random.chance(0.2) ? 'latest' : '24.11.1-slim'}`,
      'WORKDIR /app',
      'COPY package*.json ./',
      'RUN npm ci',
      'COPY . .',
      'RUN npm run build',
      'USER node',
      'CMD ["node", "dist/server.js"]',
    ],
  ];
  yield [
    'deploy.yaml',
    [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      `  name: ${project}`,
      'spec:',
      '  replicas: 2',
      '  selector:',
      '    matchLabels:',
      `      app: ${project}`,
      '  template:',
      '    metadata:',
      '      labels:',
      `        app: ${project}`,
      '    spec:',
      '      containers:',
      `        - name: ${project}`,
      `          image: registry.example.com/${project}:1.4.2`,
      '          ports:',
      '            - containerPort: 3000',
      '          env:',
      '            - name: DATABASE_URL',
      '              valueFrom:',
      `                secretKeyRef: { name: ${project}, key: database-url }`,
    ],
  ];
  yield ['.env.example', ['PORT=3000', 'DATABASE_URL=postgres://localhost/app']];
}
