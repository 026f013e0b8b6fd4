import type { ServiceType } from '../../vocabulary/facts/index.js';
import type { ArgumentPlace } from './arguments.js';

/** A function or class that attaches a backing service, and where it takes the locator. */
export interface ConnectionCall {
  readonly service: ServiceType;
  readonly library: string;
  /** The whole locator: a URL, a connection string, a file. */
  readonly url?: ArgumentPlace;
  /** Parts of it, by the names that locators have. */
  readonly parts?: Readonly<Partial<Record<'host' | 'port' | 'user' | 'password' | 'database', ArgumentPlace>>>;
  /** Only where this argument is this text: `boto3.client("s3")`. */
  readonly when?: { readonly argument: ArgumentPlace; readonly text: string };
}

const at = (position: number, named: string): ArgumentPlace => ({ position, named });
const named = (name: string): ArgumentPlace => ({ named: name });

const REDIS_PARTS = {
  host: at(0, 'host'),
  port: at(1, 'port'),
  database: at(2, 'db'),
  password: at(3, 'password'),
  user: named('username'),
};
const SQL_PARTS = { host: named('host'), port: named('port'), user: named('user'), password: named('password'), database: named('dbname') };

function rows(names: readonly string[], row: ConnectionCall): readonly (readonly [string, ConnectionCall])[] {
  return names.map((name) => [name, row] as const);
}

/** By resolved name; the source of each group is the library's reference. */
export const CONNECTION_CALLS: ReadonlyMap<string, ConnectionCall> = new Map([
  // redis.readthedocs.io/en/stable/connections.html
  ...rows(
    [
      'redis.Redis',
      'redis.StrictRedis',
      'redis.asyncio.Redis',
      'redis.client.Redis',
      'redis.cluster.RedisCluster',
      'redis.RedisCluster',
      'redis.ConnectionPool',
      'redis.BlockingConnectionPool',
      'redis.asyncio.ConnectionPool',
    ],
    { service: 'redis', library: 'redis', parts: REDIS_PARTS },
  ),
  ...rows(
    [
      'redis.from_url',
      'redis.Redis.from_url',
      'redis.StrictRedis.from_url',
      'redis.asyncio.from_url',
      'redis.asyncio.Redis.from_url',
      'redis.client.Redis.from_url',
      'redis.ConnectionPool.from_url',
      'redis.BlockingConnectionPool.from_url',
      'redis.asyncio.ConnectionPool.from_url',
      'redis.asyncio.BlockingConnectionPool.from_url',
      'redis.cluster.RedisCluster.from_url',
      'redis.RedisCluster.from_url',
    ],
    { service: 'redis', library: 'redis', url: at(0, 'url') },
  ),
  ...rows(['aioredis.from_url', 'aioredis.create_redis_pool', 'aioredis.create_pool', 'aioredis.create_redis', 'aioredis.Redis.from_url'], {
    service: 'redis',
    library: 'aioredis',
    url: at(0, 'url'),
  }),
  ...rows(['arq.connections.RedisSettings', 'arq.RedisSettings'], { service: 'redis', library: 'arq', parts: REDIS_PARTS }),
  ...rows(['arq.connections.RedisSettings.from_dsn', 'arq.RedisSettings.from_dsn'], {
    service: 'redis',
    library: 'arq',
    url: at(0, 'dsn'),
  }),
  // huey.readthedocs.io/en/latest/api.html
  ...rows(['huey.RedisHuey', 'huey.PriorityRedisHuey', 'huey.RedisExpireHuey'], {
    service: 'redis',
    library: 'huey',
    url: named('url'),
    parts: { host: named('host'), port: named('port') },
  }),
  ...rows(['huey.SqliteHuey'], { service: 'sqlite', library: 'huey', url: named('filename') }),
  // dramatiq.io/reference.html
  ...rows(['dramatiq.brokers.redis.RedisBroker'], {
    service: 'redis',
    library: 'dramatiq',
    url: named('url'),
    parts: { host: named('host'), port: named('port') },
  }),
  ...rows(['dramatiq.brokers.rabbitmq.RabbitmqBroker'], {
    service: 'rabbitmq',
    library: 'dramatiq',
    url: named('url'),
    parts: { host: named('host'), port: named('port') },
  }),
  // www.psycopg.org/psycopg3/docs/api, www.psycopg.org/docs/module.html
  ...rows(
    [
      'psycopg.connect',
      'psycopg.Connection.connect',
      'psycopg.AsyncConnection.connect',
      'psycopg_pool.ConnectionPool',
      'psycopg_pool.AsyncConnectionPool',
    ],
    { service: 'postgresql', library: 'psycopg', url: at(0, 'conninfo'), parts: SQL_PARTS },
  ),
  ...rows(['psycopg2.connect', 'psycopg2.pool.SimpleConnectionPool', 'psycopg2.pool.ThreadedConnectionPool'], {
    service: 'postgresql',
    library: 'psycopg2',
    url: at(0, 'dsn'),
    parts: SQL_PARTS,
  }),
  ...rows(['aiopg.connect', 'aiopg.create_pool'], { service: 'postgresql', library: 'aiopg', url: at(0, 'dsn'), parts: SQL_PARTS }),
  // magicstack.github.io/asyncpg/current/api
  ...rows(['asyncpg.connect', 'asyncpg.create_pool'], {
    service: 'postgresql',
    library: 'asyncpg',
    url: at(0, 'dsn'),
    parts: { ...SQL_PARTS, database: named('database') },
  }),
  // mysqlclient.readthedocs.io, pymysql.readthedocs.io, dev.mysql.com/doc/connector-python
  ...rows(
    [
      'MySQLdb.connect',
      'pymysql.connect',
      'pymysql.Connection',
      'mysql.connector.connect',
      'aiomysql.connect',
      'aiomysql.create_pool',
      'asyncmy.connect',
    ],
    {
      service: 'mysql',
      library: 'mysql',
      parts: { host: at(0, 'host'), port: named('port'), user: at(1, 'user'), password: at(2, 'password'), database: at(3, 'database') },
    },
  ),
  // docs.python.org/3/library/sqlite3.html
  ...rows(['sqlite3.connect', 'aiosqlite.connect'], { service: 'sqlite', library: 'sqlite3', url: at(0, 'database') }),
  // docs.sqlalchemy.org/en/20/core/engines.html, sqlmodel.tiangolo.com, www.encode.io/databases
  ...rows(
    [
      'sqlalchemy.create_engine',
      'sqlalchemy.engine.create_engine',
      'sqlalchemy.ext.asyncio.create_async_engine',
      'sqlmodel.create_engine',
      'sqlmodel.ext.asyncio.create_async_engine',
    ],
    { service: 'sql', library: 'sqlalchemy', url: at(0, 'url') },
  ),
  ...rows(['databases.Database'], { service: 'sql', library: 'databases', url: at(0, 'url') }),
  ...rows(['playhouse.db_url.connect'], { service: 'sql', library: 'peewee', url: at(0, 'url') }),
  ...rows(['peewee.PostgresqlDatabase', 'playhouse.pool.PooledPostgresqlDatabase', 'playhouse.postgres_ext.PostgresqlExtDatabase'], {
    service: 'postgresql',
    library: 'peewee',
    parts: { ...SQL_PARTS, database: at(0, 'database') },
  }),
  ...rows(['peewee.MySQLDatabase', 'playhouse.pool.PooledMySQLDatabase'], {
    service: 'mysql',
    library: 'peewee',
    parts: { ...SQL_PARTS, database: at(0, 'database') },
  }),
  ...rows(['peewee.SqliteDatabase', 'playhouse.sqlite_ext.SqliteExtDatabase'], {
    service: 'sqlite',
    library: 'peewee',
    url: at(0, 'database'),
  }),
  ...rows(['tortoise.Tortoise.init', 'tortoise.contrib.fastapi.register_tortoise'], {
    service: 'sql',
    library: 'tortoise',
    url: named('db_url'),
  }),
  // pymongo.readthedocs.io, motor.readthedocs.io, docs.mongoengine.org
  ...rows(
    ['pymongo.MongoClient', 'pymongo.AsyncMongoClient', 'pymongo.mongo_client.MongoClient', 'motor.motor_asyncio.AsyncIOMotorClient'],
    {
      service: 'mongodb',
      library: 'pymongo',
      url: at(0, 'host'),
      parts: { port: at(1, 'port'), user: named('username'), password: named('password') },
    },
  ),
  ...rows(['mongoengine.connect'], {
    service: 'mongodb',
    library: 'mongoengine',
    url: named('host'),
    parts: { port: named('port'), user: named('username'), password: named('password') },
  }),
  // pika.readthedocs.io, docs.celeryq.dev/projects/kombu, aio-pika.readthedocs.io
  ...rows(['pika.ConnectionParameters', 'pika.connection.ConnectionParameters'], {
    service: 'rabbitmq',
    library: 'pika',
    parts: { host: at(0, 'host'), port: at(1, 'port') },
  }),
  ...rows(['pika.URLParameters', 'pika.connection.URLParameters'], { service: 'rabbitmq', library: 'pika', url: at(0, 'url') }),
  ...rows(['aio_pika.connect', 'aio_pika.connect_robust'], {
    service: 'rabbitmq',
    library: 'aio-pika',
    url: at(0, 'url'),
    parts: { host: named('host'), port: named('port'), user: named('login'), password: named('password') },
  }),
  ...rows(['kombu.Connection', 'kombu.BrokerConnection'], { service: 'other', library: 'kombu', url: at(0, 'hostname') }),
  // kafka-python.readthedocs.io, aiokafka.readthedocs.io
  ...rows(
    [
      'kafka.KafkaProducer',
      'kafka.KafkaConsumer',
      'kafka.KafkaAdminClient',
      'aiokafka.AIOKafkaProducer',
      'aiokafka.AIOKafkaConsumer',
      'faststream.kafka.KafkaBroker',
    ],
    { service: 'kafka', library: 'kafka', url: named('bootstrap_servers') },
  ),
  // github.com/nats-io/nats.py
  ...rows(['nats.connect', 'nats.aio.client.Client().connect'], { service: 'nats', library: 'nats', url: at(0, 'servers') }),
  // elasticsearch-py.readthedocs.io, opensearch-project/opensearch-py
  ...rows(
    [
      'elasticsearch.Elasticsearch',
      'elasticsearch.AsyncElasticsearch',
      'elasticsearch_dsl.connections.create_connection',
      'opensearchpy.OpenSearch',
      'opensearchpy.AsyncOpenSearch',
    ],
    { service: 'elasticsearch', library: 'elasticsearch', url: at(0, 'hosts') },
  ),
  // pymemcache.readthedocs.io, sendapatch.se/projects/pylibmc
  ...rows(
    [
      'pymemcache.Client',
      'pymemcache.client.base.Client',
      'pymemcache.client.Client',
      'pymemcache.HashClient',
      'pymemcache.client.hash.HashClient',
      'memcache.Client',
      'pylibmc.Client',
      'bmemcached.Client',
      'aiomcache.Client',
    ],
    { service: 'memcached', library: 'memcached', url: at(0, 'server') },
  ),
  // boto3.amazonaws.com/v1/documentation, min.io/docs, cloud.google.com/python/docs, learn.microsoft.com/python/api/azure-storage-blob
  ...rows(
    [
      'boto3.client',
      'boto3.resource',
      'boto3.session.Session().client',
      'boto3.Session().client',
      'boto3.Session().resource',
      'aioboto3.Session().client',
    ],
    { service: 's3', library: 'boto3', url: named('endpoint_url'), when: { argument: at(0, 'service_name'), text: 's3' } },
  ),
  ...rows(['minio.Minio'], { service: 's3', library: 'minio', url: at(0, 'endpoint') }),
  ...rows(['google.cloud.storage.Client'], { service: 'gcs', library: 'google-cloud-storage' }),
  ...rows(['azure.storage.blob.BlobServiceClient'], { service: 'azure-storage', library: 'azure-storage-blob', url: at(0, 'account_url') }),
  ...rows(['azure.storage.blob.BlobServiceClient.from_connection_string'], {
    service: 'azure-storage',
    library: 'azure-storage-blob',
    url: at(0, 'conn_str'),
  }),
  // docs.python.org/3/library/smtplib.html, aiosmtplib.readthedocs.io
  ...rows(['smtplib.SMTP', 'smtplib.SMTP_SSL'], {
    service: 'smtp',
    library: 'smtplib',
    parts: { host: at(0, 'host'), port: at(1, 'port') },
  }),
  ...rows(['aiosmtplib.SMTP', 'aiosmtplib.send'], {
    service: 'smtp',
    library: 'aiosmtplib',
    parts: { host: named('hostname'), port: named('port'), user: named('username'), password: named('password') },
  }),
  // docs.sentry.io/platforms/python
  ...rows(['sentry_sdk.init'], { service: 'sentry', library: 'sentry-sdk', url: at(0, 'dsn') }),
]);
