import { table } from '@factorlint/core';
/** Programs that are a backing service, by their names. Source: each product's documentation. */
const SERVERS: Readonly<Record<string, string>> = table({
  postgres: 'PostgreSQL',
  pg_ctl: 'PostgreSQL',
  pg_ctlcluster: 'PostgreSQL',
  mysqld: 'MySQL',
  mysqld_safe: 'MySQL',
  mariadbd: 'MariaDB',
  'mariadbd-safe': 'MariaDB',
  mongod: 'MongoDB',
  'redis-server': 'Redis',
  'valkey-server': 'Valkey',
  'keydb-server': 'KeyDB',
  memcached: 'Memcached',
  'rabbitmq-server': 'RabbitMQ',
  'kafka-server-start.sh': 'Kafka',
  'nats-server': 'NATS',
  elasticsearch: 'Elasticsearch',
  opensearch: 'OpenSearch',
  meilisearch: 'Meilisearch',
});

/** The product that a program serves; undefined for any other program. A path or the ending `.exe` does not matter. */
export function servedBy(program: string): string | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1).replace(/\.exe$/, '');
  return Object.hasOwn(SERVERS, name) ? SERVERS[name] : undefined;
}
