import { table } from '../../vocabulary/table.js';
import type { BackgroundWork } from '../../vocabulary/facts/index.js';

/** What a call sets going beside requests. `name`: the argument that names it. */
export interface WorkRow {
  readonly form: BackgroundWork['form'];
  readonly library: string;
  readonly name?: number;
}

/**
 * Sources: https://docs.bullmq.io/guide/workers, https://github.com/OptimalBits/bull, https://github.com/agenda/agenda, https://github.com/breejs/bree,
 * https://github.com/node-cron/node-cron, https://github.com/kelektiv/node-cron, https://croner.56k.guru/, https://github.com/node-schedule/node-schedule,
 * https://docs.nestjs.com/techniques/task-scheduling, https://github.com/timgit/pg-boss, https://docs.temporal.io/develop/typescript, https://github.com/graphile/worker
 */
export const WORK: Readonly<Record<string, WorkRow>> = table({
  'bullmq.Queue': { form: 'queue', library: 'bullmq', name: 0 },
  'bullmq.Worker': { form: 'worker', library: 'bullmq', name: 0 },
  bull: { form: 'queue', library: 'bull', name: 0 },
  'bull().process': { form: 'worker', library: 'bull' },
  'bee-queue': { form: 'queue', library: 'bee-queue', name: 0 },
  'bee-queue().process': { form: 'worker', library: 'bee-queue' },
  'agenda().start': { form: 'scheduler', library: 'agenda' },
  'agenda.Agenda().start': { form: 'scheduler', library: 'agenda' },
  'agenda().define': { form: 'worker', library: 'agenda', name: 0 },
  'agenda.Agenda().define': { form: 'worker', library: 'agenda', name: 0 },
  bree: { form: 'scheduler', library: 'bree' },
  'node-cron.schedule': { form: 'scheduler', library: 'node-cron', name: 0 },
  'cron.CronJob': { form: 'scheduler', library: 'cron', name: 0 },
  'cron.CronJob.from': { form: 'scheduler', library: 'cron' },
  'croner.Cron': { form: 'scheduler', library: 'croner', name: 0 },
  croner: { form: 'scheduler', library: 'croner', name: 0 },
  'node-schedule.scheduleJob': { form: 'scheduler', library: 'node-schedule', name: 0 },
  'toad-scheduler.ToadScheduler': { form: 'scheduler', library: 'toad-scheduler' },
  'pg-boss().work': { form: 'worker', library: 'pg-boss', name: 0 },
  'pg-boss().schedule': { form: 'schedule', library: 'pg-boss', name: 0 },
  '@temporalio/worker.Worker.create': { form: 'worker', library: 'temporal' },
  'graphile-worker.run': { form: 'worker', library: 'graphile-worker' },
  'worker_threads.Worker': { form: 'thread', library: 'node:worker_threads', name: 0 },
});

/** Decorators of methods that run by themselves. https://docs.nestjs.com/techniques/task-scheduling, https://docs.nestjs.com/techniques/queues */
export const WORK_DECORATORS: Readonly<Record<string, WorkRow>> = table({
  '@nestjs/schedule.Cron': { form: 'scheduler', library: '@nestjs/schedule', name: 0 },
  '@nestjs/schedule.Interval': { form: 'scheduler', library: '@nestjs/schedule', name: 0 },
  '@nestjs/bull.Processor': { form: 'worker', library: '@nestjs/bull', name: 0 },
  '@nestjs/bullmq.Processor': { form: 'worker', library: '@nestjs/bullmq', name: 0 },
});

/** Functions that start another program, and whether the first argument is a program (its arguments come second) or a command line. https://nodejs.org/api/child_process.html, https://github.com/sindresorhus/execa, https://google.github.io/zx/ */
export const PROGRAM_CALLS: Readonly<Record<string, 'program' | 'line'>> = table({
  'child_process.exec': 'line',
  'child_process.execSync': 'line',
  'child_process.execFile': 'program',
  'child_process.execFileSync': 'program',
  'child_process.spawn': 'program',
  'child_process.spawnSync': 'program',
  'execa.execa': 'program',
  'execa.execaSync': 'program',
  execa: 'program',
  'execa.execaCommand': 'line',
  'execa.execaCommandSync': 'line',
  'cross-spawn': 'program',
  'cross-spawn.sync': 'program',
  'shelljs.exec': 'line',
  'Bun.spawn': 'program',
  'Bun.spawnSync': 'program',
  'promisify-child-process.spawn': 'program',
  'promisify-child-process.exec': 'line',
});

/** Functions that write a file; the argument is its path. https://nodejs.org/api/fs.html, https://github.com/jprichardson/node-fs-extra */
export const FILE_WRITES: Readonly<Record<string, number>> = Object.fromEntries(
  ['fs', 'fs/promises', 'fs.promises', 'fs-extra', 'graceful-fs'].flatMap((module) =>
    [
      'writeFile',
      'writeFileSync',
      'appendFile',
      'appendFileSync',
      'createWriteStream',
      'outputFile',
      'outputFileSync',
      'writeJson',
      'writeJSON',
      'writeJsonSync',
      'writeJSONSync',
      'outputJson',
      'outputJsonSync',
    ].map((name) => [`${module}.${name}`, 0] as const),
  ),
);

/** Calls that change a database's schema from code. https://sequelize.org/docs/v6/core-concepts/model-basics/#model-synchronization, https://typeorm.io/docs/data-source/data-source-options */
export const SCHEMA_CALLS: Readonly<Record<string, string>> = table({
  'sequelize().sync': 'sequelize.sync',
  'sequelize.Sequelize().sync': 'sequelize.sync',
  'sequelize-typescript.Sequelize().sync': 'sequelize.sync',
  'typeorm.DataSource().synchronize': 'DataSource.synchronize',
  'typeorm.DataSource().runMigrations': 'DataSource.runMigrations',
  'knex().migrate.latest': 'knex.migrate.latest',
  'knex.knex().migrate.latest': 'knex.migrate.latest',
  'umzug.Umzug().up': 'umzug.up',
  'drizzle-orm/node-postgres/migrator.migrate': 'drizzle.migrate',
  'drizzle-orm/postgres-js/migrator.migrate': 'drizzle.migrate',
  'drizzle-orm/mysql2/migrator.migrate': 'drizzle.migrate',
  'drizzle-orm/better-sqlite3/migrator.migrate': 'drizzle.migrate',
  'drizzle-orm/libsql/migrator.migrate': 'drizzle.migrate',
});
