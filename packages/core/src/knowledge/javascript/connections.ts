import { table } from '../../vocabulary/table.js';
import type { ServiceType } from '../../vocabulary/facts/index.js';

/** How a library's call attaches a backing service. */
export interface ConnectionRow {
  /** `dialect`: the options or the URL say which. */
  readonly service: ServiceType | 'dialect';
  /** The argument that holds the URL or the options. */
  readonly argument: number;
  /** The way to the locator inside the options, where they hold more. */
  readonly path?: readonly string[];
  /** Names of positional arguments, where the call may also be given them one by one. */
  readonly positional?: readonly string[];
  /** The key of the dialect in the options. */
  readonly dialect?: string;
  /** Without arguments, or without this key, it attaches nothing that the code locates. */
  readonly needs?: string;
}

const pg: ConnectionRow = { service: 'postgresql', argument: 0 };
const mysql: ConnectionRow = { service: 'mysql', argument: 0 };
const mongo: ConnectionRow = { service: 'mongodb', argument: 0 };
const redis: ConnectionRow = { service: 'redis', argument: 0, positional: ['port', 'host'] };
const sqlite: ConnectionRow = { service: 'sqlite', argument: 0 };
const s3: ConnectionRow = { service: 's3', argument: 0 };
const sentry: ConnectionRow = { service: 'sentry', argument: 0, needs: 'dsn' };
const sequelize: ConnectionRow = { service: 'dialect', argument: 0, dialect: 'dialect', positional: ['database', 'user', 'password'] };
const typeorm: ConnectionRow = { service: 'dialect', argument: 0, dialect: 'type' };

/**
 * Clients of backing services by the function or class that connects. Sources, row by row:
 * pg https://node-postgres.com/apis/pool · postgres https://github.com/porsager/postgres · pg-promise https://github.com/vitaly-t/pg-promise ·
 * mysql2 https://sidorares.github.io/node-mysql2/docs · mariadb https://github.com/mariadb-corporation/mariadb-connector-nodejs ·
 * mongoose https://mongoosejs.com/docs/connections.html · mongodb https://www.mongodb.com/docs/drivers/node/current/ ·
 * ioredis https://github.com/redis/ioredis · redis https://github.com/redis/node-redis · sequelize https://sequelize.org/docs/v6/getting-started/ ·
 * knex https://knexjs.org/guide/#configuration-options · typeorm https://typeorm.io/docs/data-source/data-source-options ·
 * drizzle https://orm.drizzle.team/docs/connect-overview · amqplib https://amqp-node.github.io/amqplib/ · kafkajs https://kafka.js.org/docs/configuration ·
 * nats https://github.com/nats-io/nats.js · nodemailer https://nodemailer.com/smtp/ · @aws-sdk/client-s3 https://github.com/aws/aws-sdk-js-v3 ·
 * minio https://min.io/docs/minio/linux/developers/javascript/API.html · bullmq https://docs.bullmq.io/guide/connections ·
 * @elastic/elasticsearch https://www.elastic.co/docs/reference/elasticsearch/clients/javascript · memjs https://github.com/memcachier/memjs ·
 * @sentry/node https://docs.sentry.io/platforms/javascript/guides/node/ · better-sqlite3 https://github.com/WiseLibs/better-sqlite3 ·
 * connect-mongo https://github.com/jdesboeufs/connect-mongo · agenda https://github.com/agenda/agenda · Nest's modules https://docs.nestjs.com/techniques/database
 */
export const CONNECTIONS: Readonly<Record<string, ConnectionRow>> = table({
  'pg.Pool': pg,
  'pg.Client': pg,
  'pg-promise()': pg,
  postgres: pg,
  '@neondatabase/serverless.neon': pg,
  '@neondatabase/serverless.Pool': pg,
  '@vercel/postgres.createPool': pg,
  'mysql2.createConnection': mysql,
  'mysql2.createPool': mysql,
  'mysql2/promise.createConnection': mysql,
  'mysql2/promise.createPool': mysql,
  'mysql.createConnection': mysql,
  'mysql.createPool': mysql,
  'mariadb.createConnection': mysql,
  'mariadb.createPool': mysql,
  'mongoose.connect': mongo,
  'mongoose.createConnection': mongo,
  'mongodb.MongoClient': mongo,
  'mongodb.MongoClient.connect': mongo,
  'connect-mongo.create': { ...mongo, needs: 'mongoUrl' },
  '@nestjs/mongoose.MongooseModule.forRoot': mongo,
  '@nestjs/mongoose.MongooseModule.forRootAsync': mongo,
  ioredis: redis,
  'ioredis.Redis': redis,
  'ioredis.Cluster': { service: 'redis', argument: 0 },
  'redis.createClient': { service: 'redis', argument: 0 },
  'redis.createCluster': { service: 'redis', argument: 0 },
  '@redis/client.createClient': { service: 'redis', argument: 0 },
  '@upstash/redis.Redis': { service: 'redis', argument: 0 },
  '@keyv/redis': { service: 'redis', argument: 0 },
  'bullmq.Queue': { service: 'redis', argument: 1, path: ['connection'], needs: 'connection' },
  'bullmq.Worker': { service: 'redis', argument: 2, path: ['connection'], needs: 'connection' },
  bull: { service: 'redis', argument: 1 },
  '@nestjs/bull.BullModule.forRoot': { service: 'redis', argument: 0, path: ['redis'] },
  '@nestjs/bull.BullModule.forRootAsync': { service: 'redis', argument: 0, path: ['redis'] },
  '@nestjs/bullmq.BullModule.forRoot': { service: 'redis', argument: 0, path: ['connection'] },
  '@nestjs/bullmq.BullModule.forRootAsync': { service: 'redis', argument: 0, path: ['connection'] },
  sequelize,
  'sequelize.Sequelize': sequelize,
  'sequelize-typescript.Sequelize': sequelize,
  knex: { service: 'dialect', argument: 0, dialect: 'client', path: ['connection'] },
  'knex.knex': { service: 'dialect', argument: 0, dialect: 'client', path: ['connection'] },
  'typeorm.DataSource': typeorm,
  'typeorm.createConnection': typeorm,
  '@nestjs/typeorm.TypeOrmModule.forRoot': typeorm,
  '@nestjs/typeorm.TypeOrmModule.forRootAsync': typeorm,
  'drizzle-orm/node-postgres.drizzle': { ...pg, path: ['connection'] },
  'drizzle-orm/postgres-js.drizzle': { ...pg, path: ['connection'] },
  'drizzle-orm/mysql2.drizzle': { ...mysql, path: ['connection'] },
  'drizzle-orm/better-sqlite3.drizzle': { ...sqlite, path: ['connection'] },
  'drizzle-orm/libsql.drizzle': { ...sqlite, path: ['connection'] },
  'drizzle-orm/neon-http.drizzle': { ...pg, path: ['connection'] },
  'amqplib.connect': { service: 'rabbitmq', argument: 0 },
  'amqplib/callback_api.connect': { service: 'rabbitmq', argument: 0 },
  'amqp-connection-manager.connect': { service: 'rabbitmq', argument: 0 },
  'kafkajs.Kafka': { service: 'kafka', argument: 0 },
  'nats.connect': { service: 'nats', argument: 0 },
  '@nats-io/transport-node.connect': { service: 'nats', argument: 0 },
  'nodemailer.createTransport': { service: 'smtp', argument: 0 },
  '@aws-sdk/client-s3.S3Client': s3,
  '@aws-sdk/client-s3.S3': s3,
  'aws-sdk.S3': s3,
  'minio.Client': s3,
  '@google-cloud/storage.Storage': { service: 'gcs', argument: 0 },
  '@azure/storage-blob.BlobServiceClient.fromConnectionString': { service: 'azure-storage', argument: 0 },
  '@elastic/elasticsearch.Client': { service: 'elasticsearch', argument: 0 },
  '@opensearch-project/opensearch.Client': { service: 'elasticsearch', argument: 0 },
  'memjs.Client.create': { service: 'memcached', argument: 0 },
  memcached: { service: 'memcached', argument: 0 },
  '@sentry/node.init': sentry,
  '@sentry/nextjs.init': sentry,
  '@sentry/nestjs.init': sentry,
  '@sentry/bun.init': sentry,
  'better-sqlite3': sqlite,
  'sqlite3.Database': sqlite,
  'sqlite.open': sqlite,
  'sqlite.DatabaseSync': sqlite,
  'bun:sqlite.Database': sqlite,
  '@libsql/client.createClient': sqlite,
  '@prisma/client.PrismaClient': { service: 'sql', argument: 0, path: ['datasources', 'db'], needs: 'datasources' },
  // https://www.prisma.io/docs/orm/core-concepts/supported-databases
  '@prisma/adapter-pg.PrismaPg': pg,
  '@prisma/adapter-neon.PrismaNeon': pg,
  '@prisma/adapter-mariadb.PrismaMariaDb': mysql,
  '@prisma/adapter-better-sqlite3.PrismaBetterSQLite3': sqlite,
  '@prisma/adapter-libsql.PrismaLibSQL': sqlite,
  // https://clickhouse.com/docs/integrations/javascript
  '@clickhouse/client.createClient': { service: 'other', argument: 0 },
  agenda: { service: 'mongodb', argument: 0, path: ['db'], needs: 'db' },
  'agenda.Agenda': { service: 'mongodb', argument: 0, path: ['db'], needs: 'db' },
});

/** What a dialect, driver or URL scheme is. https://sequelize.org/docs/v6/other-topics/dialect-specific-things/, https://knexjs.org/guide/, https://typeorm.io/docs/drivers/ */
export const DIALECTS: Readonly<Record<string, ServiceType>> = table({
  postgres: 'postgresql',
  postgresql: 'postgresql',
  pg: 'postgresql',
  'pg-native': 'postgresql',
  cockroachdb: 'postgresql',
  pgnative: 'postgresql',
  prisma: 'sql',
  mysql: 'mysql',
  mysql2: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
  'better-sqlite3': 'sqlite',
  libsql: 'sqlite',
  file: 'sqlite',
  mongodb: 'mongodb',
  'mongodb+srv': 'mongodb',
  mssql: 'sql',
  sqlserver: 'sql',
  oracle: 'sql',
  oracledb: 'sql',
});

/** The names of a locator's parts in facts, by the words that libraries use. */
export const LOCATOR_KEYS: Readonly<Record<string, string>> = table({
  connectionString: 'url',
  connectionUrl: 'url',
  uri: 'url',
  url: 'url',
  mongoUrl: 'url',
  address: 'url',
  dsn: 'url',
  node: 'url',
  nodes: 'url',
  servers: 'url',
  datasourceUrl: 'url',
  host: 'host',
  hostname: 'host',
  endPoint: 'host',
  endpoint: 'host',
  server: 'host',
  brokers: 'host',
  socketPath: 'socket',
  port: 'port',
  user: 'user',
  username: 'user',
  password: 'password',
  pass: 'password',
  database: 'database',
  db: 'database',
  dbName: 'database',
  filename: 'database',
  storage: 'database',
});
