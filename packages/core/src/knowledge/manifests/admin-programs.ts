/**
 * Programs that change or fill a database, with the words that must follow: each word by its beginning.
 * Sources: the tools' own documentation of their command lines.
 */
export const ADMIN_PROGRAMS: readonly (readonly [program: string, ...subcommands: readonly string[]])[] = [
  ['prisma', 'migrate'],
  ['prisma', 'db', 'seed'],
  ['prisma', 'db', 'push'],
  ['knex', 'migrate:'],
  ['knex', 'seed:'],
  ['sequelize', 'db:'],
  ['sequelize-cli', 'db:'],
  ['typeorm', 'migration:'],
  ['typeorm', 'schema:'],
  ['typeorm-ts-node-commonjs', 'migration:'],
  ['typeorm-ts-node-esm', 'migration:'],
  ['mikro-orm', 'migration:'],
  ['mikro-orm', 'schema:'],
  ['mikro-orm', 'seeder:'],
  ['drizzle-kit', 'migrate'],
  ['drizzle-kit', 'push'],
  ['node-pg-migrate'],
  ['db-migrate'],
  ['migrate-mongo'],
  ['graphile-migrate'],
  ['umzug'],
  ['kysely', 'migrate'],
  ['adonis', 'migration:'],
  ['ace', 'migration:'],
  ['dbmate'],
];

/** Names of scripts that say that they are run once, by hand or per release. */
export const ADMIN_SCRIPT_NAMES =
  /(?:^|[:_-])(?:migrat(?:e|ion|ions)|seed|seeds|seeding|backfill|repl|console|create-?(?:admin|superuser|user)|reset-?password|remove-?2fa)(?:$|[:_-])|^db:/i;
