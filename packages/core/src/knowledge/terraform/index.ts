import type { ServiceType } from '../../vocabulary/facts/index.js';

/** A resource of a Terraform provider that makes a backing service. */
export interface ServiceResource {
  readonly type: RegExp;
  /** What it makes; `engine`: the attribute that says it, of which some values are known. */
  readonly service: ServiceType | { readonly engine: string; readonly default?: ServiceType };
  /** The attribute that holds the version, alone or after the product's name (`POSTGRES_15`). */
  readonly version?: string;
  readonly source: string;
}

const AWS = 'registry.terraform.io/providers/hashicorp/aws';
const GOOGLE = 'registry.terraform.io/providers/hashicorp/google';
const AZURE = 'registry.terraform.io/providers/hashicorp/azurerm';

const RESOURCES: readonly ServiceResource[] = [
  { type: /^aws_(?:db_instance|rds_cluster)$/, service: { engine: 'engine' }, version: 'engine_version', source: AWS },
  { type: /^aws_docdb_cluster$/, service: 'mongodb', version: 'engine_version', source: AWS },
  { type: /^aws_elasticache_cluster$/, service: { engine: 'engine' }, version: 'engine_version', source: AWS },
  {
    type: /^aws_elasticache_replication_group$/,
    service: { engine: 'engine', default: 'redis' },
    version: 'engine_version',
    source: AWS,
  },
  { type: /^aws_elasticache_serverless_cache$/, service: { engine: 'engine' }, version: 'major_engine_version', source: AWS },
  { type: /^aws_memorydb_cluster$/, service: 'redis', version: 'engine_version', source: AWS },
  { type: /^aws_mq_broker$/, service: { engine: 'engine_type' }, version: 'engine_version', source: AWS },
  { type: /^aws_msk_cluster$/, service: 'kafka', version: 'kafka_version', source: AWS },
  { type: /^aws_elasticsearch_domain$/, service: 'elasticsearch', version: 'elasticsearch_version', source: AWS },
  // Its versions are those of two products, OpenSearch and Elasticsearch.
  { type: /^aws_opensearch_domain$/, service: 'elasticsearch', source: AWS },
  { type: /^google_sql_database_instance$/, service: { engine: 'database_version' }, version: 'database_version', source: GOOGLE },
  { type: /^google_redis_(?:instance|cluster)$/, service: 'redis', version: 'redis_version', source: GOOGLE },
  { type: /^google_memcache_instance$/, service: 'memcached', version: 'memcache_version', source: GOOGLE },
  { type: /^azurerm_postgresql_(?:flexible_)?server$/, service: 'postgresql', version: 'version', source: AZURE },
  { type: /^azurerm_(?:mysql_(?:flexible_)?server|mariadb_server)$/, service: 'mysql', version: 'version', source: AZURE },
  { type: /^azurerm_redis_cache$/, service: 'redis', version: 'redis_version', source: AZURE },
  {
    type: /^digitalocean_database_cluster$/,
    service: { engine: 'engine' },
    version: 'version',
    source: 'registry.terraform.io/providers/digitalocean/digitalocean',
  },
];

/** Engines as the providers name them. */
const ENGINES: readonly (readonly [RegExp, ServiceType])[] = [
  [/^(?:aurora-)?(?:postgres(?:ql)?|pg)(?:$|_)/, 'postgresql'],
  [/^(?:(?:aurora-)?mysql|mariadb|aurora)(?:$|_)/, 'mysql'],
  [/^(?:redis|valkey)(?:$|_)/, 'redis'],
  [/^memcached$/, 'memcached'],
  [/^mongodb$/, 'mongodb'],
  [/^rabbitmq$/, 'rabbitmq'],
  [/^kafka$/, 'kafka'],
  [/^(?:oracle|sqlserver|custom-sqlserver|custom-oracle)/, 'sql'],
];

/** The row of a resource's type. */
export function serviceResource(type: string): ServiceResource | undefined {
  return RESOURCES.find((row) => row.type.test(type));
}

/** The service that an engine's name stands for: `aurora-postgresql`, `POSTGRES_15`, `RabbitMQ`. */
export function serviceOfEngine(engine: string): ServiceType | undefined {
  return ENGINES.find(([pattern]) => pattern.test(engine.toLowerCase()))?.[1];
}

/** The version in what a provider writes: `POSTGRES_15` → 15, `MYSQL_8_0` → 8.0, `REDIS_7_X` → 7, `16.3`. */
export function versionOfEngine(text: string): string | undefined {
  const found = /^(?:[A-Za-z-]+_)?(\d+(?:[._]\d+)*)/.exec(text)?.[1];
  return found?.replaceAll('_', '.');
}
