import { runner } from 'node-pg-migrate';
import { env } from './env.js';

/** The release step: brings the schema up to date and ends. */
const applied = await runner({
  databaseUrl: env.DATABASE_URL,
  dir: 'migrations',
  direction: 'up',
  migrationsTable: 'schema_migrations',
});

console.log(`${applied.length} migrations applied`);
