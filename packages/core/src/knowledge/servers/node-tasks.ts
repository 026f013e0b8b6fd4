import type { Program } from './program.js';

/** Node programs whose entry file decides what they are. */
export const NODE_RUNNERS: readonly Program[] = [
  {
    name: 'node',
    programs: ['node', 'nodejs', 'ts-node', 'tsx', 'babel-node', 'ts-node-esm', 'esr'],
    role: 'unknown',
    source: 'nodejs.org/api/cli.html',
  },
  { name: 'bun', programs: ['bun'], role: 'unknown', source: 'bun.sh/docs/cli/run' },
  { name: 'deno', programs: ['deno'], words: [['run', 'serve', 'task']], role: 'unknown', source: 'docs.deno.com' },
];

/** One-off commands of JavaScript applications. */
export const NODE_ONE_OFFS: readonly Program[] = [
  {
    name: 'prisma migrate',
    programs: ['prisma'],
    words: [['migrate', 'db']],
    role: 'release',
    source: 'prisma.io/docs/orm/reference/prisma-cli-reference',
  },
  {
    name: 'prisma generate',
    programs: ['prisma'],
    words: [['generate', 'format', 'validate']],
    role: 'build',
    source: 'prisma.io/docs/orm/reference/prisma-cli-reference',
  },
  {
    name: 'typeorm migration',
    programs: ['typeorm', 'typeorm-ts-node-commonjs', 'typeorm-ts-node-esm'],
    words: [['migration:run', 'schema:sync']],
    role: 'release',
    source: 'typeorm.io',
  },
  {
    name: 'sequelize migrate',
    programs: ['sequelize', 'sequelize-cli'],
    words: [['db:migrate', 'db:seed', 'db:seed:all']],
    role: 'release',
    source: 'sequelize.org',
  },
  {
    name: 'knex migrate',
    programs: ['knex'],
    words: [['migrate:latest', 'migrate:up', 'seed:run']],
    role: 'release',
    source: 'knexjs.org',
  },
  {
    name: 'drizzle migrate',
    programs: ['drizzle-kit'],
    words: [['migrate', 'push']],
    role: 'release',
    source: 'orm.drizzle.team/kit-docs',
  },
  {
    name: 'node-pg-migrate',
    programs: ['node-pg-migrate', 'migrate-mongo', 'db-migrate'],
    role: 'release',
    source: 'github.com/salsita/node-pg-migrate',
  },
  {
    name: 'tsc --watch',
    programs: ['tsc', 'webpack', 'rollup', 'esbuild', 'tailwindcss', 'sass', 'parcel'],
    options: ['--watch', '-w'],
    role: 'development',
    source: 'typescriptlang.org/docs/handbook/compiler-options.html',
  },
  {
    name: 'build',
    programs: [
      'tsc',
      'webpack',
      'rollup',
      'esbuild',
      'swc',
      'babel',
      'tsup',
      'turbo',
      'nx',
      'gulp',
      'grunt',
      'tailwindcss',
      'sass',
      'rspack',
    ],
    role: 'build',
    source: 'each tool',
  },
  {
    name: 'test',
    programs: ['jest', 'vitest', 'mocha', 'cypress', 'playwright', 'eslint', 'prettier', 'ava', 'nyc', 'c8'],
    role: 'admin',
    source: 'each tool',
  },
];
