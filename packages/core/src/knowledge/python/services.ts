import type { ServiceType } from '../../vocabulary/facts/index.js';

/** Schemes of URLs by the service that they name. */
const SCHEMES: readonly (readonly [RegExp, ServiceType])[] = [
  [/^(?:postgres|postgresql|postgis|pgsql|psql|cockroachdb|timescale)\b/, 'postgresql'],
  [/^(?:mysql|mysqlgis|mariadb)\b/, 'mysql'],
  [/^(?:sqlite|spatialite)\b/, 'sqlite'],
  [/^mongodb\b/, 'mongodb'],
  [/^(?:rediss?|hiredis|unix\+redis|rediscache|redis-cache)\b/, 'redis'],
  [/^(?:memcached?|pymemcache|pylibmc|memcache|djangopylibmc)\b/, 'memcached'],
  [/^(?:amqps?|pyamqp|librabbitmq)\b/, 'rabbitmq'],
  [/^kafka\b/, 'kafka'],
  [/^nats\b/, 'nats'],
  [/^(?:elasticsearch\w*|opensearch)\b/, 'elasticsearch'],
  [/^(?:smtps?|submission|smtp\+tls|smtp\+ssl)\b/, 'smtp'],
  [/^s3\b/, 's3'],
];

/** The service that a URL's scheme names; undefined for URLs of other things. */
export function serviceOfUrl(url: string): ServiceType | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  return scheme === undefined ? undefined : SCHEMES.find(([pattern]) => pattern.test(scheme))?.[1];
}

/** The service that the name of a variable speaks of. */
export function serviceOfName(name: string): ServiceType | undefined {
  if (/REDIS/i.test(name)) return 'redis';
  if (/AMQP|RABBIT/i.test(name)) return 'rabbitmq';
  if (/POSTGRES|PG(?:HOST|DATABASE)/i.test(name)) return 'postgresql';
  if (/MONGO/i.test(name)) return 'mongodb';
  if (/MEMCACHE/i.test(name)) return 'memcached';
  if (/ELASTIC|OPENSEARCH/i.test(name)) return 'elasticsearch';
  if (/KAFKA/i.test(name)) return 'kafka';
  if (/(?:^|_)(?:DATABASE|DB)_(?:UR[IL]|DSN)$/i.test(name)) return 'sql';
  if (/(?:^|_)(?:SMTP|E?MAIL)_(?:URL|HOST|SERVER)$/i.test(name)) return 'smtp';
  return undefined;
}

/** The service behind a class path that Django's settings name. Source: docs.djangoproject.com/en/stable/ref/settings */
export function serviceOfBackend(path: string): ServiceType | undefined {
  if (/redis|valkey/i.test(path)) return 'redis';
  if (/memcache|pylibmc/i.test(path) && !/locmem/i.test(path)) return 'memcached';
  if (/postgresql|postgis|psycopg|cockroach/i.test(path)) return 'postgresql';
  if (/mysql|mariadb/i.test(path)) return 'mysql';
  if (/sqlite|spatialite/i.test(path)) return 'sqlite';
  if (/mongo|djongo/i.test(path)) return 'mongodb';
  if (/rabbitmq/i.test(path)) return 'rabbitmq';
  return /oracle|mssql|sql_server/i.test(path) ? 'sql' : undefined;
}
